import { describe, expect, it } from 'vitest';
import { isRefusal } from '../refusals.ts';
import {
  type Actor,
  KIND_NEEDED,
  mayActOnParty,
  NO_PARTY,
  ORGANISATION_KINDS,
  ORGANISATION_STATES,
  type Party,
  PARTY_COMMAND_KINDS,
  PARTY_TRANSITIONS,
  partyCells,
  ROLE_HOLDERS,
  ROLES,
  SYSTEM_RULES,
} from './index.ts';

const actors: Actor[] = [
  ...ROLES.flatMap((role): Actor[] => [
    { type: 'person', person: 'p', organisation: 'here', role },
    { type: 'person', person: 'p', organisation: 'there', role },
    { type: 'key', key: 'k', organisation: 'here', role },
  ]),
  ...SYSTEM_RULES.map((rule): Actor => ({ type: 'system', rule })),
];
const parties: Party[] = ORGANISATION_KINDS.flatMap((kind) =>
  ORGANISATION_STATES.map((status) => ({ ...NO_PARTY, id: 'here', kind, status })),
);

describe('the matrix of organisations', () => {
  it('lets act whoever stands in its cell on the right side, and nobody else', () => {
    for (const kind of PARTY_COMMAND_KINDS)
      for (const party of parties)
        for (const actor of actors) {
          const cell = PARTY_TRANSITIONS[kind][party.status];
          const inside = actor.type === 'system' || actor.organisation === party.id;
          const doers: readonly string[] = (inside ? cell?.by : cell?.outside) ?? [];
          const doer = actor.type === 'system' ? `system:${actor.rule}` : actor.role;
          const rightKind = (KIND_NEEDED[kind]?.[0] ?? party.kind) === party.kind;
          const may = doers.includes(doer) && actor.type !== 'key' && rightKind;
          expect([kind, party.kind, party.status, doer, isRefusal(mayActOnParty(party, kind, actor))]).toEqual([
            kind,
            party.kind,
            party.status,
            doer,
            !may,
          ]);
        }
  });
  it('leaves no command without a cell, and no cell without somebody who may', () => {
    expect(new Set(partyCells().map(({ command }) => command)).size).toBe(PARTY_COMMAND_KINDS.length);
    for (const { cell } of partyCells()) expect(cell.by.length + cell.outside.length).toBeGreaterThan(0);
  });
  it('gives the hub no step inside another organisation but admission, ceremony and a confirmation nobody inside can give', () => {
    const hubs = partyCells().filter(({ cell }) => cell.outside.includes('HUB_ADMIN'));
    expect([...new Set(hubs.map(({ command }) => command))]).toEqual([
      'RegisterOrganisation',
      'SetTrustTier',
      'SuspendOrganisation',
      'ReinstateOrganisation',
      'AppointOversight',
      'StartCeremony',
      'ConfirmRecovery',
      'ConfirmClearance',
      'ConfirmRole',
    ]);
  });
  it('opens nothing during a suspension that gives power', () => {
    const open = partyCells().filter(({ status }) => status === 'SUSPENDED');
    for (const { command } of open)
      expect(command).not.toMatch(/^(Grant|Propose|Confirm|Add|Publish|Enrol|Issue|Appoint)/);
  });
  it('names no role that no organisation has', () => {
    for (const { cell } of partyCells())
      for (const doer of [...cell.by, ...cell.outside])
        if (!doer.startsWith('system:')) expect(Object.keys(ROLE_HOLDERS)).toContain(doer);
  });
});
