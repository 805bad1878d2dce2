import { citation } from '../parties/parameter-set.ts';
import { capacityAt, certificateOf, formerOrganisationsOf, isCleared, overseesAt } from '../parties/queries.ts';
import type { Actor, Role } from '../parties/roles.ts';
import type { Party } from '../parties/state.ts';
import type { World } from './world.ts';

export type WorldQuestion = {
  /** The parameter set that the referral cites, as id@version. */
  readonly cited: string | undefined;
  readonly unit: string;
  readonly platform: string;
  readonly actor: Actor;
  readonly at: string;
};

/** The part of the world that follows from organisations alone; history and counts are for the store to read. */
export function baseWorld(
  parties: ReadonlyMap<string, Party>,
  { cited, unit, platform, actor, at }: WorldQuestion,
): World {
  const home = parties.get(unit);
  const service = parties.get(platform);
  const own = actor.type === 'system' ? undefined : parties.get(actor.organisation);
  const level = service && capacityAt(service, at);
  return {
    unit: {
      id: unit,
      kind: home?.kind ?? 'LE_UNIT',
      active: home?.status === 'ADMITTED',
      calendar: calendarOf(home),
      state: home?.jurisdiction ?? '',
      cover: home?.contacts?.cover ?? null,
    },
    platform: {
      id: platform,
      active: service?.status === 'ADMITTED' && service.kind === 'PLATFORM',
      trustTier: service?.tier ?? 'LOW',
      card: service?.card ?? null,
      capacity: level === 'RED' ? { level: 'RED', since: at } : null,
      people: (service?.people ?? []).filter((person) => person.status === 'ENROLLED').map((person) => person.person),
    },
    parameterSet: publishedSet(home, cited),
    certifiedUntil: actor.type === 'system' || !own ? null : certifiedUntil(own, actor, at),
    history: {},
    knownReferences: [],
    deconfliction: null,
    counts: { unitToPlatform30Days: 0, perAccount30Days: {}, inImport: 0, strikes: {}, sentToPlatformEver: 0 },
    oversight: overseersOf(parties, unit, at),
    cleared: actor.type === 'person' && own !== undefined && isCleared(own, actor.person, at),
    formerOrganisations: actor.type === 'person' && own ? formerOrganisationsOf(own, actor.person, at) : [],
  };
}

/** The bodies that hold locks over a unit at an instant (C1, D5). */
export const overseersOf = (parties: ReadonlyMap<string, Party>, unit: string, at: string): readonly string[] =>
  [...parties].flatMap(([id, party]) => (party.kind === 'OVERSIGHT' && overseesAt(party, unit, at) ? [id] : []));

/** The set as published; whether it is in force at the instant is for gate G1 to say. */
function publishedSet(party: Party | undefined, cited: string | undefined): World['parameterSet'] {
  const found = party?.sets.find(({ set }) => citation(set) === cited);
  return found && found.withdrawnAt === null ? found.set : null;
}

const CALENDAR_OF: Readonly<Record<string, string>> = { GB: 'UK_ALL', DE: 'DE', FR: 'FR', US: 'US' };
const calendarOf = (party: Party | undefined): string =>
  party?.card?.calendar ?? CALENDAR_OF[party?.jurisdiction ?? ''] ?? 'DE';

function certifiedUntil(party: Party, actor: Exclude<Actor, { type: 'system' }>, at: string): string | null {
  if (actor.type === 'key') return party.keys.find((key) => key.keyId === actor.key)?.until ?? null;
  const roles: Role[] = [actor.role, 'LE_OFFICER'];
  return roles.map((role) => certificateOf(party, actor.person, role, at)).find((until) => until !== null) ?? null;
}
