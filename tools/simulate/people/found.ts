import { demonstrationDeskKey, demonstrationDeskKeyId, demonstrationPasskey } from '@remit/client';
import {
  type Actor,
  ADMIN_ROLES,
  CEREMONY_ROLES,
  daysAfter,
  DESK_KEY_ROLES,
  LOCK_ROLES,
  monthsAfter,
  type PartyCommandData,
  type PartyCommandKind,
  type Role,
  setDigest,
} from '@remit/protocol';
import type { Chance } from '../run/chance.ts';
import { cardOf } from './cards.ts';
import {
  BRU,
  holders,
  HUB,
  LANTERN,
  NRU,
  type Organisation,
  ORGANISATIONS,
  OVERSIGHT,
  type Person,
  type PlatformId,
  PLATFORMS,
  type UnitId,
} from './organisations.ts';
import { parameterSetOf } from './parameter-sets.ts';

/** A step of the founding: one command on one organisation, at the clock's next minute. */
export type Founding = {
  readonly [K in PartyCommandKind]: {
    readonly organisation: string;
    readonly actor: Actor;
    readonly kind: K;
    readonly data: PartyCommandData<K>;
  };
}[PartyCommandKind];

export const personActor = ({ person, organisation }: Person, role: Role): Actor => ({
  type: 'person',
  person,
  organisation,
  role,
});
const CEREMONY: Actor = { type: 'system', rule: 'enrolment-ceremony' };
const hubAdmin = (): Actor => personActor(HUB.people[0]!, 'HUB_ADMIN');
const adminOf = (organisation: Organisation, but?: Person): Actor => {
  const role = ADMIN_ROLES[organisation.kind];
  const admin = holders(organisation, role).find((person) => person !== but) ?? organisation.people[0]!;
  return personActor(admin, role);
};

/**
 * Everything before the first referral: the hub founds itself, admits the others, each enrols its people with the
 * separations of spec/parties-and-keys.md, and publishes who is asked, what it can do and under which rules it refers.
 */
export async function foundingSteps(
  at: string,
  inForceFrom: string,
  delistedAt: string,
  chance: Chance,
): Promise<Founding[]> {
  const admitted: Founding[][] = [];
  // One after the other: chance is drawn in this order.
  for (const organisation of [HUB, ...ORGANISATIONS])
    admitted.push(await admission(organisation, at, chance), staffing(organisation, at));
  return [
    ...admitted.flat(),
    appointment(at),
    ...(await Promise.all([HUB, ...ORGANISATIONS].map((organisation) => keysOf(organisation, at)))).flat(),
    ...[HUB, ...ORGANISATIONS].flatMap((organisation) => contacts(organisation)),
    ...(Object.keys(PLATFORMS) as PlatformId[]).map((id) => card(id, at)),
    ...([NRU, BRU] as const).flatMap((unit) => rulesOf(unit, inForceFrom, delistedAt)),
  ];
}

async function admission(organisation: Organisation, at: string, chance: Chance): Promise<Founding[]> {
  const { id, kind, name, jurisdiction, domain, tier, people } = organisation;
  const actor = kind === 'HUB' ? CEREMONY : hubAdmin();
  const [one, two] = [people[0]!, people[1]!];
  const codes = [chance.hex(32), chance.hex(32)] as const;
  const invited = ([person, code]: readonly [Person, string], channel: 'IN_PERSON' | 'POST') =>
    ({ person: person.person, pseudonym: person.pseudonym, codeDigest: code, channel }) as const;
  const steps: Founding[] = [
    {
      organisation: id,
      actor,
      kind: 'RegisterOrganisation',
      data: { organisation: id, kind, name, jurisdiction, domain },
    },
    {
      organisation: id,
      actor,
      kind: 'StartCeremony',
      data: {
        people: [invited([one, codes[0]], 'IN_PERSON'), invited([two, codes[1]], 'POST')],
        names: [one.name, two.name],
      },
    },
    {
      organisation: id,
      actor: CEREMONY,
      kind: 'CompleteCeremony',
      data: {
        credentials: await Promise.all(
          [one, two].map(async ({ person }, i) => ({
            person,
            codeDigest: codes[i]!,
            ...(await demonstrationPasskey(person)),
          })),
        ),
      },
    },
  ];
  if (kind === 'HUB') return steps;
  return [
    ...steps,
    {
      organisation: id,
      actor: hubAdmin(),
      kind: 'SetTrustTier',
      data: {
        tier,
        basis: 'Domain shown under its own name; contacts called back.',
        domainProof: { method: 'DNS_TXT', seenAt: at },
      },
    },
  ];
}

/** Further people and roles, in the order of the table; lock roles by two, everything else by one who is not the same. */
function staffing(organisation: Organisation, at: string): Founding[] {
  const { id, people } = organisation;
  const founding = CEREMONY_ROLES[organisation.kind];
  return people.flatMap((person, i): Founding[] => {
    const given = founding[i];
    const enrol: Founding[] = given
      ? []
      : [
          {
            organisation: id,
            actor: adminOf(organisation),
            kind: 'EnrolPerson',
            data: { person: person.person, pseudonym: person.pseudonym, name: person.name },
          },
        ];
    const roles = person.roles.filter((role) => role !== given).flatMap((role) => grant(organisation, person, role));
    return [...enrol, ...roles, ...certificates(organisation, person, at)];
  });
}

function grant(organisation: Organisation, person: Person, role: Role): Founding[] {
  const data = { person: person.person, role };
  const by = adminOf(organisation, person);
  if (!LOCK_ROLES.includes(role)) return [{ organisation: organisation.id, actor: by, kind: 'GrantRole', data }];
  const seniors = holders(organisation, role === 'LOCK_REVIEWER' ? 'LOCK_REVIEWER' : 'LE_SUPERVISOR');
  const confirming = seniors[0] === person ? hubAdmin() : personActor(seniors[0]!, seniors[0]!.roles[0]!);
  return [
    { organisation: organisation.id, actor: by, kind: 'ProposeRole', data },
    { organisation: organisation.id, actor: confirming, kind: 'ConfirmRole', data },
  ];
}

/** Who drafts or locks holds a training certificate (R065). */
const certificates = (organisation: Organisation, person: Person, at: string): Founding[] =>
  person.roles
    .filter((role) => role === 'LE_OFFICER' || role === 'LE_SUPERVISOR')
    .map((role) => ({
      organisation: organisation.id,
      actor: adminOf(organisation, person),
      kind: 'IssueCertificate',
      data: { person: person.person, role, until: monthsAfter(at, 11) },
    }));

const appointment = (at: string): Founding => ({
  organisation: OVERSIGHT.id,
  actor: hubAdmin(),
  kind: 'AppointOversight',
  data: {
    appointer: 'Joint committee of two parliaments (synthetic)',
    until: monthsAfter(at, 36),
    judicial: true,
    units: [NRU.id, BRU.id],
  },
});

/** A passkey each, of the demonstration's kind, and the desk's key, made by a member who signs with it. */
async function keysOf(organisation: Organisation, at: string): Promise<Founding[]> {
  const { id, people } = organisation;
  const founders = CEREMONY_ROLES[organisation.kind].length;
  const passkeys = people.slice(founders).map(
    async ({ person }): Promise<Founding> => ({
      organisation: id,
      actor: CEREMONY,
      kind: 'EnrolPasskey',
      data: { person, ...(await demonstrationPasskey(person)) },
    }),
  );
  const member = people.find(({ roles }) => roles.some((role) => DESK_KEY_ROLES.includes(role)));
  const role = member?.roles.find((each) => DESK_KEY_ROLES.includes(each));
  const { publicKey } = await demonstrationDeskKey(id);
  const keyId = demonstrationDeskKeyId(id);
  const until = monthsAfter(at, 12);
  const desk: Founding[] =
    member && role
      ? [
          {
            organisation: id,
            actor: personActor(member, role),
            kind: 'AddKey',
            data: { purpose: 'desk', keyId, publicKey, label: 'Desk key of the demonstration', until },
          },
        ]
      : [];
  return [...(await Promise.all(passkeys)), ...desk];
}

function contacts(organisation: Organisation): Founding[] {
  const { id, desk, cover, languages, phone, people } = organisation;
  const acting = people.filter(({ roles }) => !roles.includes('LE_ADMIN'));
  const named = (acting.length >= 2 ? acting : people).map(({ pseudonym }) => pseudonym);
  const deputy = named.at(-1)!;
  const asked = named.slice(0, Math.min(3, named.length - 1));
  return [
    {
      organisation: id,
      actor: adminOf(organisation),
      kind: 'SetContacts',
      data: { desk, people: asked, deputy, cover, languages: [...languages], phone },
    },
  ];
}

function card(id: PlatformId, at: string): Founding {
  return { organisation: id, actor: adminOf(PLATFORMS[id]), kind: 'PublishCard', data: cardOf(id, at) };
}

/** Proposed by the unit, approved by a platform and the oversight body, published: three organisations, one digest. */
function rulesOf(unit: Organisation, inForceFrom: string, delistedAt: string): Founding[] {
  const set = parameterSetOf(unit.id as UnitId, inForceFrom, delistedAt);
  const approval = { set: `${set.id}@${set.version}`, digest: setDigest(set) };
  const supervisor = personActor(holders(unit, 'LE_SUPERVISOR')[0]!, 'LE_SUPERVISOR');
  const organisation = unit.id;
  return [
    { organisation, actor: supervisor, kind: 'ProposeParameterSet', data: set },
    {
      organisation,
      actor: personActor(holders(LANTERN, 'PLAT_LEGAL')[0]!, 'PLAT_LEGAL'),
      kind: 'ApproveParameterSet',
      data: approval,
    },
    {
      organisation,
      actor: personActor(holders(OVERSIGHT, 'LOCK_CHIEF')[0]!, 'LOCK_CHIEF'),
      kind: 'ApproveParameterSet',
      data: approval,
    },
    { organisation, actor: adminOf(unit), kind: 'PublishParameterSet', data: approval },
  ];
}

/** A small desk that was full for a week in the middle of the two months. */
export const overload = (from: string): Founding => ({
  organisation: 'pebble',
  actor: personActor(PLATFORMS.pebble.people[0]!, 'PLAT_ADMIN'),
  kind: 'DeclareCapacity',
  data: { level: 'RED', until: daysAfter(from, 7), note: 'Two of three are away; we read in the evenings.' },
});
