import { describe, expect, it } from 'vitest';
import { comparePolicies, type PolicyComparison } from './compare-policies.ts';
import { MatchList } from './match-list.ts';
import { DEFAULT_POLICY, type Policy } from './policy.ts';
import { tryPolicy } from './try-policy.ts';

const asOf = '2026-11-22T10:00:00.000Z';
const now = Date.parse(asOf);
const hashOf = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const entry = (n: number, kind: 'sha256' | 'pdq' | 'link', ...parties: string[]) => ({
  id: `e${n}`,
  fingerprint: { kind, hash: hashOf(n) } as const,
  opinions: parties.map((party) => ({ party, says: 'positive' as const, ground: 'TCO_A_INCITE' })),
});
const entries = [
  entry(1, 'sha256', 'a', 'b'),
  entry(2, 'sha256', 'a'),
  entry(4, 'pdq', 'a', 'b'),
  entry(8, 'link', 'c'),
];
const list = new MatchList({ name: 'shared', kernels: null, entries, asOf, staleAfterSeconds: 3600 });
const near = hashOf(4).map((byte, n) => (n < 10 ? byte ^ 1 : byte));
const recent = [
  ...[1, 2, 2, 9].map((n) => ({ sha256: hashOf(n) })),
  { image: { hashes: [near], quality: 90 } },
  { sha256: hashOf(2), links: [hashOf(8), hashOf(8)] },
];
const compared = (before: Partial<Policy>, after: Partial<Policy>): PolicyComparison =>
  comparePolicies({ lists: [list], now }, recent, {
    before: { ...DEFAULT_POLICY, ...before },
    after: { ...DEFAULT_POLICY, ...after },
  });
const causes = ({ differences }: PolicyComparison): string[] =>
  differences.map(({ entry: { id }, uploads, before, after }) => `${id} ${uploads} ${before} ${after}`);

describe('two policies on the same uploads', () => {
  it('say how many each flags, and through which entries they differ', () => {
    const bolder = compared({}, { atLeast: 1 });
    expect(bolder).toMatchObject({ newlyFlagged: 3, noLongerFlagged: 0 });
    expect([bolder.before.flagged, bolder.after.flagged]).toEqual([2, 5]);
    expect(causes(bolder)).toEqual(['e2 3 too-few-parties counts', 'e8 1 too-few-parties counts']);
  });
  it('differ both ways at once, with the reason on each side', () => {
    const other = compared({ distance: 31 }, { distance: 5, atLeast: 1, parties: ['b', 'c'] });
    expect(other).toMatchObject({ newlyFlagged: 1, noLongerFlagged: 1 });
    expect(causes(other)).toEqual(['e4 1 counts not-found', 'e8 1 too-few-parties counts']);
  });
  it('name no entry for an upload that both flag', () => {
    expect(compared({ atLeast: 1 }, { atLeast: 1, distance: 12 })).toMatchObject({
      newlyFlagged: 0,
      noLongerFlagged: 0,
      differences: [],
    });
  });
  it('are each counted as a trial of their own would count them', () => {
    const { before, after } = compared({ grounds: ['UK_S1'] }, { atLeast: 1 });
    expect({ ...before }).toEqual({ ...tryPolicy([list], recent, { ...DEFAULT_POLICY, grounds: ['UK_S1'] }, now) });
    expect({ ...after }).toEqual({ ...tryPolicy([list], recent, { ...DEFAULT_POLICY, atLeast: 1 }, now) });
  });
});
