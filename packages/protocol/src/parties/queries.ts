import type { Instant } from '../time/index.ts';
import type { CapabilityCard } from './card.ts';
import type { CapacityLevel } from './commands.ts';
import { contactsAt, type ContactsNow } from './contacts.ts';
import { citation, type ParameterSet } from './parameter-set.ts';
import type { Role } from './roles.ts';
import type { KeyRecord, Party, PersonRecord, PersonStatus, SetProposal } from './state.ts';
import { COOLING_MONTHS, monthsAfter } from './terms.ts';

/** What may be asked of an organisation's state. Whatever ends is asked with the instant at which it must hold. */

export const personOf = (party: Party, person: string): PersonRecord | undefined =>
  party.people.find((known) => known.person === person);

export const personStatus = (party: Party, person: string): PersonStatus => personOf(party, person)?.status ?? 'NONE';

export const rolesOf = (party: Party, person: string): readonly Role[] => personOf(party, person)?.roles ?? [];

/** People who hold a role now, in the order in which they were enrolled. */
export const holdersOf = (party: Party, role: Role): readonly string[] =>
  party.people.filter(({ roles }) => roles.includes(role)).map(({ person }) => person);

/** Until when a person's certificate for a role runs, or null where none runs at the instant. */
export function certificateOf(party: Party, person: string, role: Role, at: Instant): Instant | null {
  const until = personOf(party, person)?.certificates[role];
  return until !== undefined && until > at ? until : null;
}

/** Whether a person may open restricted annexes at the instant (spec/parties-and-keys.md, Clearance). */
export const isCleared = (party: Party, person: string, at: Instant): boolean =>
  (personOf(party, person)?.cleared?.until ?? '') > at;

/** Organisations that the person left less than 24 months before (R086). */
export const formerOrganisationsOf = (party: Party, person: string, at: Instant): readonly string[] => [
  ...new Set(
    (personOf(party, person)?.former ?? [])
      .filter(({ until }) => monthsAfter(until, COOLING_MONTHS) > at)
      .map(({ organisation }) => organisation),
  ),
];

/** Keys that may be used: neither revoked nor run out, and a personal key only while its person holds the role. */
export const activeKeys = (party: Party, at: Instant): readonly KeyRecord[] =>
  party.keys.filter(
    (key) =>
      key.revokedAt === null &&
      key.until > at &&
      (key.purpose !== 'personal' || rolesOf(party, key.person).includes(key.role)),
  );

export const cardInForce = (party: Party): CapabilityCard | null => party.card;

/** The declared capacity; what has run out, or was never said, is GREEN. */
export function capacityAt({ capacity }: Party, at: Instant): CapacityLevel {
  return capacity !== null && (capacity.until === null || capacity.until > at) ? capacity.level : 'GREEN';
}

export const contactsNow = (party: Party, at: Instant): ContactsNow | null =>
  party.contacts && contactsAt(party.contacts, at);

/** A published set by its citation, if it is in force: begun, not over, not withdrawn by then. */
export function parameterSetInForce(party: Party, cited: string, at: Instant): ParameterSet | null {
  return parameterSetsInForce(party, at).find((set) => citation(set) === cited) ?? null;
}

export const parameterSetsInForce = (party: Party, at: Instant): readonly ParameterSet[] =>
  party.sets
    .filter(
      ({ set, withdrawnAt }) =>
        set.inForceFrom <= at && at < set.inForceTo && (withdrawnAt === null || at < withdrawnAt),
    )
    .map(({ set }) => set);

/** The version that was published last under an id, 0 before the first. */
export const latestVersion = (party: Party, setId: string): number =>
  Math.max(0, ...party.sets.filter(({ set }) => set.id === setId).map(({ set }) => set.version));

export const setProposal = (party: Party, cited: string): SetProposal | undefined =>
  party.setProposals.find(({ set }) => citation(set) === cited);

/** Of an oversight body: whether it is appointed for a unit at the instant (D5). */
export const overseesAt = ({ status, appointment }: Party, unit: string, at: Instant): boolean =>
  status === 'ADMITTED' && appointment !== null && appointment.until > at && appointment.units.includes(unit);
