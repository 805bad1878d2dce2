import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../refusals.ts';
import {
  ADMIN_ROLES,
  type Actor,
  CEREMONY_ROLES,
  decideParty,
  EMPTY_WORLD,
  evolveParty,
  EXCLUSIVE_ROLES,
  holdersOf,
  LOCK_ROLES,
  MACHINE_ROLES,
  NO_PARTY,
  ORGANISATION_KINDS,
  type OrganisationKind,
  type Party,
  type PartyCommand,
  PERSONAL_KEY_ROLES,
  type PartyFactKind,
  ROLE_HOLDERS,
  ROLES,
} from './index.ts';

const PEOPLE = ['a', 'b', 'c', 'd', 'e'];
const AT = '2026-03-02T10:00:00.000Z';
const FOUNDERS = ['a', 'b'] as const;

/** An organisation of a kind, founded by a ceremony through the decider itself. */
function founded(kind: OrganisationKind): Party {
  const by: Actor =
    kind === 'HUB'
      ? { type: 'system', rule: 'enrolment-ceremony' }
      : { type: 'person', person: 'h', organisation: 'hub', role: 'HUB_ADMIN' };
  const code = (person: string) => person.repeat(64);
  const steps: [PartyCommand, Actor][] = [
    [
      {
        kind: 'RegisterOrganisation',
        data: { organisation: 'here', kind, name: 'Here', jurisdiction: 'DE', domain: 'here.example' },
      },
      by,
    ],
    [{ kind: 'StartCeremony', data: { people: [newcomer('a'), newcomer('b')], names: ['A', 'B'] } }, by],
    [
      {
        kind: 'CompleteCeremony',
        data: {
          credentials: FOUNDERS.map((person) => ({
            person,
            codeDigest: code(person),
            credential: code(person),
            publicKey: code(person),
            algorithm: 'EdDSA',
          })),
        },
      },
      { type: 'system', rule: 'enrolment-ceremony' },
    ],
    ...PEOPLE.slice(2).map((person): [PartyCommand, Actor] => [
      { kind: 'EnrolPerson', data: { person, pseudonym: person, name: person } },
      { type: 'person', person: 'a', organisation: 'here', role: ADMIN_ROLES[kind] },
    ]),
  ];
  return steps.reduce((party, [command, actor]) => attempt(party, command, actor).party, NO_PARTY);
}
const newcomer = (person: string) => ({
  person,
  pseudonym: person,
  codeDigest: person.repeat(64),
  channel: 'POST' as const,
});

function attempt(party: Party, command: PartyCommand, actor: Actor): { party: Party; kinds: PartyFactKind[] } {
  const decision = decideParty(party, { command, actor, at: AT, world: { ...EMPTY_WORLD, actorStands: true } });
  if (isRefusal(decision)) return { party, kinds: [] };
  return {
    party: decision.reduce((state, fact) => evolveParty(state, { ...fact, at: AT, actor }), party),
    kinds: decision.map(({ kind }) => kind),
  };
}

const person = fc.constantFrom(...PEOPLE);
const role = fc.constantFrom(...ROLES);
const command: fc.Arbitrary<PartyCommand> = fc.oneof(
  fc.record({ kind: fc.constantFrom('GrantRole', 'ProposeRole', 'ConfirmRole'), data: fc.record({ person, role }) }),
  fc.record({ kind: fc.constant('RevokeRole'), data: fc.record({ person, role, reason: fc.constant('moved') }) }),
  fc.record({ kind: fc.constant('RemovePerson'), data: fc.record({ person, reason: fc.constant('left') }) }),
  fc.record({
    kind: fc.constant('StartCeremony'),
    data: fc.constant({
      people: [newcomer('y'), newcomer('z')] as [ReturnType<typeof newcomer>, ReturnType<typeof newcomer>],
      names: ['Y', 'Z'] as [string, string],
    }),
  }),
);
/** Any enrolled person in any role, held or claimed, here or at the hub. */
const actor: fc.Arbitrary<Actor> = fc.oneof(
  fc.record({ type: fc.constant('person'), person, organisation: fc.constant('here'), role }),
  fc.constant({ type: 'person', person: 'h', organisation: 'hub', role: 'HUB_ADMIN' }),
);
/** Steps that mostly make sense, so that runs get deep: the actor holds the role in most of them. */
const step = fc.record({ command, actor, own: fc.nat(20) });

const actingIn = (party: Party, claimed: Actor, own: number): Actor => {
  const holders = party.people.flatMap(({ person: id, roles }) => roles.map((held) => ({ id, held })));
  const one = holders[own % Math.max(1, holders.length)];
  return own > 2 && one ? { type: 'person', person: one.id, organisation: 'here', role: one.held } : claimed;
};

describe('separations hold whatever is asked, in whatever order', () => {
  it.each(ORGANISATION_KINDS)(
    '%s: no exclusive roles, no role of another kind, never without an administrator',
    (kind) => {
      const start = founded(kind);
      expect(start.people.slice(0, 2).map(({ roles }) => roles[0])).toEqual(CEREMONY_ROLES[kind]);
      fc.assert(
        fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
          let party = start;
          for (const { command: asked, actor: claimed, own } of steps) {
            const acting = actingIn(party, claimed, own);
            const before = party;
            const { party: next, kinds } = attempt(party, asked, acting);
            party = next;
            for (const { roles, person: id } of party.people) {
              for (const held of roles) expect(ROLE_HOLDERS[held]).toBe(kind);
              for (const [one, other] of EXCLUSIVE_ROLES)
                expect(roles.includes(one) && roles.includes(other)).toBe(false);
              const gained = roles.filter(
                (held) => !before.people.find((known) => known.person === id)?.roles.includes(held),
              );
              if (gained.length > 0) expect(acting.type === 'person' && acting.person === id).toBe(false);
              if (gained.some((held) => LOCK_ROLES.includes(held))) {
                const proposal = before.roleProposals.find((each) => each.person === id && gained.includes(each.role));
                expect(proposal).toBeDefined();
                expect(
                  acting.type === 'person' && acting.person !== proposal?.by && acting.role !== proposal?.byRole,
                ).toBe(true);
              }
            }
            expect(kinds).not.toContain('CeremonyStarted');
            expect(holdersOf(party, ADMIN_ROLES[kind]).length).toBeGreaterThan(0);
          }
        }),
        { numRuns: 150 },
      );
    },
  );
  it('the runs are deep enough to make and unmake supervisors', () => {
    const unit = founded('LE_UNIT');
    const hub: Actor = { type: 'person', person: 'h', organisation: 'hub', role: 'HUB_ADMIN' };
    const admin: Actor = { type: 'person', person: 'a', organisation: 'here', role: 'LE_ADMIN' };
    const data = { person: 'c', role: 'LE_SUPERVISOR' as const };
    const proposed = attempt(unit, { kind: 'ProposeRole', data }, admin).party;
    expect(holdersOf(attempt(proposed, { kind: 'ConfirmRole', data }, hub).party, 'LE_SUPERVISOR')).toEqual(['c']);
  });
  it('no machine and no personal key holds a lock, and no machine decides or administers a desk that acts', () => {
    for (const held of [...MACHINE_ROLES, ...PERSONAL_KEY_ROLES]) expect(LOCK_ROLES).not.toContain(held);
    for (const held of ['PLAT_DECIDER', 'LE_ADMIN', 'PLAT_ADMIN', 'HUB_ADMIN'])
      expect(MACHINE_ROLES).not.toContain(held);
  });
});
