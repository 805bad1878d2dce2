import { DEFAULT_POLICY } from '@remit/match';
import { describe, expect, it } from 'vitest';
import { gatePolicySchema } from './gate-policy.ts';

describe('a platform’s policy as data', () => {
  it('is the careful one where nothing is said', () => {
    expect(gatePolicySchema.parse({})).toEqual(DEFAULT_POLICY);
  });
  it('says whose opinions count, how many and on which grounds', () => {
    const policy = { parties: ['unit-north'], atLeast: 1, grounds: ['TCO_A_INCITE'], disputed: 'flag' };
    expect(gatePolicySchema.parse(policy)).toEqual({ ...DEFAULT_POLICY, ...policy });
  });
  it.each([
    { atleast: 1 },
    { atLeast: 0 },
    { parties: [] },
    { leastConfidence: 2 },
    { disputed: 'no' },
    { distance: 65 },
  ])('is refused where it says what nobody knows: %j', (policy) => {
    expect(gatePolicySchema.safeParse(policy).success).toBe(false);
  });
});
