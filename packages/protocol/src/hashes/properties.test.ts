import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../refusals.ts';
import type { Actor } from '../parties/roles.ts';
import {
  decideEntry,
  EMPTY_ENTRY_WORLD,
  type Entry,
  type EntryCommandOf,
  entryIdOf,
  evolveEntry,
  listedFor,
  NO_ENTRY,
  type Recipient,
  TLP,
} from './index.ts';

const fingerprint = { kind: 'SHA256', hash: 'ab'.repeat(32) } as const;
const id = entryIdOf(fingerprint);
const RECIPIENTS: Recipient[] = ['unit-a', 'unit-b', 'plat-c', 'plat-d'].map((organisation, i) => ({
  organisation,
  tier: i < 3 ? 'ADMITTED' : 'VERIFIED',
}));
const no = { answer: 'NO', evidence: 'Nothing speaks for it.' } as const;
const exemptions = {
  EDUCATIONAL: no,
  JOURNALISTIC: no,
  ARTISTIC: no,
  RESEARCH: no,
  PREVENT_COUNTER: no,
  POLEMIC_DEBATE: no,
};
const instant = (n: number): string => new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString();

type Act = { organisation: number; second: boolean; kind: number; tlp: number };
const act = fc.record({
  organisation: fc.nat(3),
  second: fc.boolean(),
  kind: fc.nat(5),
  tlp: fc.nat(TLP.length - 1),
});

/** What one person proposes and another confirms: by single acts alone hardly two organisations would ever hold one. */
const held = fc
  .record({ organisation: fc.nat(3), tlp: fc.nat(TLP.length - 1) })
  .map((what): Act[] => [0, 1].map((kind) => ({ ...what, kind, second: kind === 1 })));
const lives = fc
  .array(
    fc.oneof(
      held,
      act.map((one) => [one]),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.flat());

function commandOf({ kind, tlp, organisation }: Act, entry: Entry): EntryCommandOf<never> {
  const own = RECIPIENTS[organisation]!.organisation;
  const digest = entry.proposals.find(({ opinion }) => opinion.organisation === own)?.digest ?? '0'.repeat(64);
  const common = { tlp: TLP[tlp]!, confidence: 50, until: '2026-06-01T00:00:00.000Z' };
  const source = { type: 'DECISION', reference: 'case', decidedAt: '2025-12-31T00:00:00.000Z' };
  const commands = [
    {
      kind: 'ContributeOpinion',
      data: { fingerprint, ground: 'TCO_A_INCITE', entity: null, ...common, source, exemptions, asks: [] },
    },
    { kind: 'ConfirmOpinion', data: { digest } },
    { kind: 'DisputeEntry', data: { ground: 'JOURNALISTIC', ...common, note: 'News.' } },
    { kind: 'WithdrawOpinion', data: { organisation: own, cause: 'CORRECTION', note: null } },
    { kind: 'ReportMatches', data: { day: '2026-01-01', matched: 'B1000', confirmed: 'B0', rejected: 'B0' } },
    { kind: 'AnswerQuarantine', data: { explanation: 'It is what it is.' } },
  ];
  return commands[kind] as unknown as EntryCommandOf<never>;
}

/** Whatever happens, in whatever order; what is refused changes nothing. */
function live(acts: readonly Act[], look: (entry: Entry, accepted: string | null, by: string) => void): void {
  let entry = NO_ENTRY;
  for (const [n, each] of acts.entries()) {
    const own = RECIPIENTS[each.organisation]!;
    const role = own.organisation.startsWith('unit') ? 'LE_SUPERVISOR' : 'PLAT_DECIDER';
    const actor: Actor = { type: 'person', person: each.second ? 'two' : 'one', organisation: own.organisation, role };
    const command = commandOf(each, entry);
    // A store gives them in any order; facts name them in one.
    const world = { ...EMPTY_ENTRY_WORLD, own, recipients: RECIPIENTS.toReversed(), partners: [] };
    const decision = decideEntry(entry, { id, command, actor, at: instant(n), world });
    if (!isRefusal(decision))
      entry = decision.reduce((state, fact) => evolveEntry(state, { ...fact, at: instant(n), actor }), entry);
    look(entry, isRefusal(decision) ? null : (command as { kind: string }).kind, own.organisation);
  }
}

describe('whatever happens to an entry', () => {
  const runs = { numRuns: 2_000 };
  it('nobody’s list shows a withdrawn opinion', () => {
    fc.assert(
      fc.property(lives, (acts) =>
        live(acts, (entry, accepted, by) => {
          if (accepted !== 'WithdrawOpinion') return;
          for (const recipient of RECIPIENTS)
            expect(listedFor(entry, recipient)?.some(({ document }) => document.organisation === by) ?? false).toBe(
              false,
            );
        }),
      ),
      runs,
    );
  });
  it('one organisation alone, and a marking that does not reach, put nothing into another’s list', () => {
    fc.assert(
      fc.property(lives, (acts) =>
        live(acts, (entry) => {
          for (const recipient of RECIPIENTS) {
            const listed = listedFor(entry, recipient);
            if (listed === null) continue;
            const positive = listed
              .filter(({ document }) => document.says === 'POSITIVE')
              .map(({ document }) => document);
            const own = positive.some(({ organisation }) => organisation === recipient.organisation);
            expect(own || new Set(positive.map(({ organisation }) => organisation)).size >= 2).toBe(true);
            for (const { document } of listed)
              if (document.organisation !== recipient.organisation)
                expect(['AMBER', 'GREEN', 'CLEAR']).toContain(document.tlp);
          }
        }),
      ),
      runs,
    );
  });
  it('whoever loses an opinion by a withdrawal owes a receipt, and nobody else does', () => {
    fc.assert(
      fc.property(lives, (acts) => {
        let before: readonly (string | undefined)[][] = RECIPIENTS.map(() => []);
        live(acts, (entry, accepted, by) => {
          const unquarantined = { ...entry, quarantine: null };
          const now = RECIPIENTS.map((each) =>
            (listedFor(unquarantined, each) ?? []).map((one) => one.document.organisation),
          );
          if (accepted === 'WithdrawOpinion') {
            const owed = RECIPIENTS.filter((_, i) => before[i]!.includes(by)).map(({ organisation }) => organisation);
            expect(entry.withdrawals.at(-1)?.owed).toEqual(owed.sort());
          }
          before = now;
        });
      }),
      runs,
    );
  });
});
