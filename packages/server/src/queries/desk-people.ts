import {
  type Actor,
  activeKeys,
  decideParty,
  EMPTY_WORLD,
  isCleared,
  isRefusal,
  mayActOnParty,
  type Party,
  type PartyCommandKind,
  personOf,
} from '@remit/protocol';
import type { Reader } from './reader.ts';

/** What the page about people and keys offers; each is asked of the matrix, so that a disabled button says why. */
const OFFERED: readonly PartyCommandKind[] = [
  'EnrolPerson',
  'RemovePerson',
  'GrantRole',
  'ProposeRole',
  'RevokeRole',
  'ProposeRecovery',
  'ProposeClearance',
  'EndClearance',
  'AddKey',
  'RevokeKey',
];

const actorOf = ({ person, organisation, role }: Reader): Actor | null =>
  person === null ? null : { type: 'person', person, organisation, role };

export function deskCan(party: Party, reader: Reader): Record<string, true | string> {
  const actor = actorOf(reader);
  return Object.fromEntries(
    OFFERED.map((kind) => {
      const cell = actor && mayActOnParty(party, kind, actor);
      return [kind, cell === null ? 'role-needs-a-person' : isRefusal(cell) ? cell.code : true];
    }),
  );
}

export const peopleOf = (party: Party, at: string) =>
  party.people
    .filter(({ status }) => status === 'ENROLLED')
    .map(({ person, pseudonym, roles, passkeys = [], cleared }) => ({
      person,
      pseudonym,
      roles: [...roles],
      passkey: passkeys.length > 0,
      clearedUntil: cleared && isCleared(party, person, at) ? cleared.until : null,
    }));

export const keysOf = (party: Party, at: string) =>
  activeKeys(party, at).map((key) => ({
    keyId: key.keyId,
    purpose: key.purpose,
    label: key.label,
    until: key.until,
    of: 'person' in key ? (personOf(party, key.person)?.pseudonym ?? key.person) : null,
    role: 'role' in key ? key.role : null,
  }));

/**
 * What waits for a second person: of one's own organisation all of it; of others, only what the hub may confirm there.
 * The rules themselves are asked, so that what is offered is what will be recorded.
 */
export function proposalsFor(parties: Iterable<Party>, reader: Reader, at: string) {
  return [...parties].flatMap((party) =>
    openIn(party, at)
      .map((proposal) => ({ ...proposal, may: mayConfirm(party, proposal, reader, at) }))
      .filter(({ may }) => party.id === reader.organisation || may === true),
  );
}

type Open = ReturnType<typeof openIn>[number];

function openIn(party: Party, at: string) {
  const named = (person: string): string => personOf(party, person)?.pseudonym ?? person;
  const common = { organisation: party.id, organisationName: party.name };
  const roles = party.roleProposals.map((each) => ({
    ...each,
    kind: 'ConfirmRole' as const,
    role: each.role,
    clearance: null,
  }));
  const recoveries = (party.recoveries ?? []).map((each) => ({
    ...each,
    kind: 'ConfirmRecovery' as const,
    role: null,
    clearance: null,
  }));
  const clearances = (party.clearances ?? []).map((each) => ({
    ...each,
    kind: 'ConfirmClearance' as const,
    role: null,
    clearance: { sponsor: each.sponsor, until: each.clearedUntil },
  }));
  return [...roles, ...recoveries, ...clearances]
    .filter(({ until }) => until > at)
    .map(({ kind, person, role, clearance, by, until }) => ({
      ...common,
      kind,
      person,
      pseudonym: named(person),
      role,
      clearance,
      by: named(by),
      until,
    }));
}

function mayConfirm(party: Party, { kind, person, role }: Open, reader: Reader, at: string): true | string {
  const actor = actorOf(reader);
  if (!actor) return 'role-needs-a-person';
  // That the reader holds the role was asked when the session was read.
  const world = { ...EMPTY_WORLD, actorStands: true };
  const decided =
    kind === 'ConfirmRole'
      ? decideParty(party, { command: { kind, data: { person, role: role! } }, actor, at, world })
      : decideParty(party, { command: { kind, data: { person } }, actor, at, world });
  return isRefusal(decided) ? decided.code : true;
}
