import { describe, expect, it } from 'vitest';
import { createGate } from './gate.ts';
import { MatchList } from './match-list.ts';
import { DEFAULT_POLICY } from './policy.ts';
import { tryPolicy } from './try-policy.ts';

const asOf = '2026-11-22T10:00:00.000Z';
const now = Date.parse(asOf);
const hashOf = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const entry = (n: number, ...said: [party: string, says: 'positive' | 'negative'][]) => ({
  id: `e${n}`,
  fingerprint: { kind: 'sha256', hash: hashOf(n) } as const,
  opinions: said.map(([party, says]) => ({ party, says, ground: 'TCO_A_INCITE' })),
});
const entries = [
  entry(1, ['a', 'positive'], ['b', 'positive']),
  entry(2, ['a', 'positive']),
  entry(3, ['a', 'positive'], ['b', 'positive'], ['c', 'negative']),
];
const list = new MatchList({ name: 'shared', kernels: null, entries, asOf, staleAfterSeconds: 3600 });
const recent = [1, 1, 2, 3, 9].map((n) => ({ sha256: hashOf(n) }));

describe('a policy that is tried', () => {
  it('says what it would flag of the last days, why not the rest, and on whom it leans', () => {
    const trial = tryPolicy([list], recent, DEFAULT_POLICY, now);
    expect(trial).toMatchObject({ uploads: 5, matched: 4, flagged: 2 });
    expect(trial.reasons).toMatchObject({ counts: 2, 'too-few-parties': 1, disputed: 1 });
    expect([...trial.parties]).toEqual([
      ['a', 2],
      ['b', 2],
    ]);
    const bolder = tryPolicy([list], recent, { ...DEFAULT_POLICY, atLeast: 1, disputed: 'flag' }, now);
    expect(bolder.flagged).toBe(4);
    expect(tryPolicy([list], recent, { ...DEFAULT_POLICY, parties: ['c'] }, now).flagged).toBe(0);
  });
  it('gives what the gate gives under it, and leaves no count behind', () => {
    const gate = createGate({ lists: [list], policy: DEFAULT_POLICY, now: () => now, onWarning: () => undefined });
    for (const policy of [
      DEFAULT_POLICY,
      { ...DEFAULT_POLICY, atLeast: 1 },
      { ...DEFAULT_POLICY, grounds: ['UK_S1'] },
    ]) {
      const { flagged } = tryPolicy([list], recent, policy, now);
      expect(gate.takeCounts().size).toBe(0);
      expect(recent.filter((prints) => gate.match(prints, policy).verdict === 'flag').length).toBe(flagged);
      gate.takeCounts();
    }
  });
});
