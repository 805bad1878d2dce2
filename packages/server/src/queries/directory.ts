import { capacityAt, citation, contactsNow, type Cover, parameterSetsInForce, type Party } from '@remit/protocol';
import { organisationsById, partyView } from './organisations.ts';
import { reading, type Reader, type Store } from './reader.ts';

/** Organisations with named contacts, cover hours and capability cards (R051, R052), in the order of their names. */
export async function directory(store: Store, reader: Reader) {
  const { parties, now } = await known(store, reader);
  const views = [...parties.keys()].map((id) => viewOf(parties, id, reader, now));
  return { organisations: views.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

export async function organisationView(store: Store, reader: Reader, id: string) {
  const { parties, now } = await known(store, reader);
  return parties.has(id) ? viewOf(parties, id, reader, now) : null;
}

const known = (store: Store, reader: Reader) =>
  reading(store, reader, async (client) => {
    const parties = await organisationsById(client);
    const { rows } = await client.query<{ now: string }>('SELECT now() AS now');
    return { parties, now: rows[0]!.now };
  });

function viewOf(parties: ReadonlyMap<string, Party>, id: string, reader: Reader, now: string) {
  const party = parties.get(id)!;
  return {
    ...partyView(parties, id),
    trustTier: party.tier,
    domain: party.domain === '' ? null : party.domain,
    status: party.status,
    contacts: reader.kind === 'CIVIL_SOCIETY' && reader.organisation !== id ? [] : contactViews(party, now),
    card: party.card,
    capacity: capacityAt(party, now),
    oversight: appointmentOf(party),
    parameterSets: parameterSetsInForce(party, now).map((set) => ({
      citation: citation(set),
      title: set.title,
      inForceFrom: set.inForceFrom,
      inForceTo: set.inForceTo,
    })),
    people: seesPeople(reader, id) ? peopleOf(party) : [],
  };
}

function appointmentOf({ appointment }: Party) {
  if (!appointment) return null;
  const { appointer, until, judicial, units } = appointment;
  return { appointer, termUntil: until, judicial, units: [...units] };
}

/** One entry for each named person, under the pseudonym; the deputy stands in for each of them. */
function contactViews(party: Party, now: string) {
  const contacts = contactsNow(party, now);
  if (!contacts) return [];
  const { desk, people, deputy, phone, languages, cover, verifiedAt, stale } = contacts;
  return people.map((person) => ({
    desk,
    person,
    deputy,
    phone,
    languages: [...languages],
    timeZone: cover.timeZone,
    hours: hoursOf(cover),
    verifiedAt,
    stale,
  }));
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** `Mon–Fri 08:00–18:00, Sat 10:00–14:00`: neighbouring days with the same hours are said once. */
export function hoursOf({ weekly }: Pick<Cover, 'weekly'>): string {
  const groups: { from: number; to: number; hours: string }[] = [];
  for (const { weekday, hours } of byDay(weekly)) {
    const last = groups.at(-1);
    if (last && last.hours === hours && last.to === weekday - 1) last.to = weekday;
    else groups.push({ from: weekday, to: weekday, hours });
  }
  return groups.map(({ from, to, hours }) => `${daysOf(from, to)} ${hours}`).join(', ');
}

const byDay = (weekly: Cover['weekly']): { weekday: number; hours: string }[] =>
  [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => {
    const spans = weekly.filter((span) => span.weekday === weekday).sort((a, b) => a.fromMinute - b.fromMinute);
    const hours = spans.map(({ fromMinute, toMinute }) => `${clock(fromMinute)}–${clock(toMinute)}`).join(' and ');
    return hours === '' ? [] : [{ weekday, hours }];
  });

const daysOf = (from: number, to: number): string =>
  from === to ? DAYS[from - 1]! : `${DAYS[from - 1]!}–${DAYS[to - 1]!}`;
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** D11: who works at a desk is for that desk, for auditors, and for the hub that admits. */
const seesPeople = (reader: Reader, id: string): boolean =>
  reader.organisation === id || reader.kind === 'AUDIT' || reader.kind === 'HUB';

function peopleOf({ people }: Party) {
  return people
    .filter(({ status }) => status === 'ENROLLED')
    .map(({ person, pseudonym, roles, certificates }) => ({
      id: person,
      pseudonym,
      roles: [...roles],
      certifiedUntil: Object.values(certificates).sort().at(-1) ?? null,
    }));
}
