import type { PartyFact, PartyFactData, PartyFactKind } from './facts.ts';
import { citation } from './parameter-set.ts';
import { ROLE_HOLDERS, type Actor } from './roles.ts';
import { NO_PARTY, type Approval, type Party, type PersonRecord } from './state.ts';

type Envelope = Pick<PartyFact, 'at' | 'actor'>;
type Evolver<K extends PartyFactKind> = (party: Party, data: PartyFactData[K], fact: Envelope) => Partial<Party>;

const person = (party: Party, id: string, change: (known: PersonRecord) => Partial<PersonRecord>): Partial<Party> => ({
  people: party.people.map((known) => (known.person === id ? { ...known, ...change(known) } : known)),
});
const withoutProposal = (party: Party, id: string, role?: string) =>
  party.roleProposals.filter((each) => each.person !== id || (role !== undefined && each.role !== role));
const withoutRecovery = (party: Party, id: string) => (party.recoveries ?? []).filter((each) => each.person !== id);
const withoutClearance = (party: Party, id: string) => (party.clearances ?? []).filter((each) => each.person !== id);
const roleOf = (actor: Actor) => (actor.type === 'system' ? null : actor.role);
const nameOf = (actor: Actor): string =>
  actor.type === 'person' ? actor.person : actor.type === 'key' ? actor.key : `system:${actor.rule}`;
const uncleared = ({ cleared: _cleared, ...rest }: PersonRecord): PersonRecord => rest;
const approvalBy = ({ actor, at }: Envelope): Approval[] =>
  actor.type === 'system' ? [] : [{ organisation: actor.organisation, kind: ROLE_HOLDERS[actor.role], at }];

/** How each fact moves the state. Nothing here decides: whatever is on record has happened. */
const EVOLVERS: { [K in PartyFactKind]: Evolver<K> } = {
  OrganisationRegistered: (_, { organisation, ...data }) => ({ ...data, id: organisation, status: 'ADMITTED' }),
  TrustTierSet: (party, { tier, domainProof }) => ({ tier, domainProven: party.domainProven || domainProof !== null }),
  OrganisationSuspended: (_, { reason }) => ({ status: 'SUSPENDED', suspension: reason }),
  OrganisationReinstated: () => ({ status: 'ADMITTED', suspension: null }),
  OversightAppointed: (_, appointment) => ({ appointment }),
  CeremonyStarted: (_, ceremony) => ({ ceremony }),
  CeremonyCompleted: () => ({ ceremony: null }),
  PasskeyEnrolled: (party, { person: id, ...passkey }) =>
    person(party, id, ({ passkeys = [] }) => ({ passkeys: [...passkeys, passkey] })),
  RecoveryProposed: (party, { person: id, until }, { actor }) => ({
    recoveries: [...withoutRecovery(party, id), { person: id, until, by: nameOf(actor), byRole: roleOf(actor) }],
  }),
  PasskeysRevoked: (party, { person: id }, { at }) => ({
    ...person(party, id, () => ({ passkeys: [], recoveredAt: at })),
    recoveries: withoutRecovery(party, id),
  }),
  ClearanceProposed: (party, { person: id, ...proposed }, { actor }) => ({
    clearances: [...withoutClearance(party, id), { person: id, ...proposed, by: nameOf(actor), byRole: roleOf(actor) }],
  }),
  ClearanceGranted: (party, { person: id, sponsor, clearedUntil }) => ({
    ...person(party, id, () => ({ cleared: { until: clearedUntil, sponsor } })),
    clearances: withoutClearance(party, id),
  }),
  ClearanceEnded: (party, { person: id }) => ({
    people: party.people.map((known) => (known.person === id ? uncleared(known) : known)),
    clearances: withoutClearance(party, id),
  }),
  PersonEnrolled: (party, data) => ({
    people: [...party.people, { ...data, status: 'ENROLLED', roles: [], certificates: {}, former: [] }],
  }),
  PersonRemoved: (party, { person: id }) => ({
    people: party.people.map((known) =>
      known.person === id
        ? { ...uncleared(known), status: 'REMOVED', roles: [], certificates: {}, passkeys: [] }
        : known,
    ),
    roleProposals: withoutProposal(party, id),
    clearances: withoutClearance(party, id),
  }),
  RoleProposed: (party, { person: id, role, until }, { actor }) => ({
    roleProposals: [
      ...withoutProposal(party, id, role),
      { person: id, role, until, by: nameOf(actor), byRole: roleOf(actor) },
    ],
  }),
  RoleGranted: (party, { person: id, role }) => ({
    ...person(party, id, ({ roles }) => ({ roles: [...new Set([...roles, role])] })),
    roleProposals: withoutProposal(party, id, role),
  }),
  RoleRevoked: (party, { person: id, role }) =>
    person(party, id, ({ roles, certificates: { [role]: _gone, ...certificates } }) => ({
      roles: roles.filter((held) => held !== role),
      certificates,
    })),
  CertificateIssued: (party, { person: id, role, until }) =>
    person(party, id, ({ certificates }) => ({ certificates: { ...certificates, [role]: until } })),
  FormerOrganisationRecorded: (party, { person: id, organisation, until }) =>
    person(party, id, ({ former }) => ({ former: [...former, { organisation, until }] })),
  KeyAdded: (party, key) => ({ keys: [...party.keys, { ...key, revokedAt: null }] }),
  KeyRevoked: (party, { keyId }, { at }) => ({
    keys: party.keys.map((key) => (key.keyId === keyId ? { ...key, revokedAt: at } : key)),
  }),
  ContactsSet: (_, contacts) => ({ contacts }),
  CardPublished: (_, { card }) => ({ card }),
  CapacityDeclared: (_, capacity) => ({ capacity }),
  ParameterSetProposed: (party, { set, digest }, fact) => ({
    setProposals: [
      ...party.setProposals.filter((each) => citation(each.set) !== citation(set)),
      { set, digest, approvals: approvalBy(fact) },
    ],
  }),
  ParameterSetApproved: (party, { set }, fact) => ({
    setProposals: party.setProposals.map((each) =>
      citation(each.set) === set ? { ...each, approvals: [...each.approvals, ...approvalBy(fact)] } : each,
    ),
  }),
  ParameterSetPublished: (party, { set, digest }) => ({
    sets: [...party.sets, { set, digest, withdrawnAt: null }],
    setProposals: party.setProposals.filter((each) => citation(each.set) !== citation(set)),
  }),
  ParameterSetWithdrawn: (party, { set }, { at }) => ({
    sets: party.sets.map((each) => (citation(each.set) === set ? { ...each, withdrawnAt: at } : each)),
  }),
};

/** The next state. Pure; accepts any fact that is on record. */
export function evolveParty(
  party: Party,
  fact: Pick<PartyFact, 'kind' | 'data' | 'at' | 'actor'> & { readonly version?: number },
): Party {
  const evolver = EVOLVERS[fact.kind] as Evolver<PartyFactKind>;
  return { ...party, ...evolver(party, fact.data, fact), version: fact.version ?? party.version + 1 };
}

export const replayParty = (facts: readonly PartyFact[]): Party => facts.reduce<Party>(evolveParty, NO_PARTY);
