import fc from 'fast-check';
import { type Referral, type Status, STATUSES } from '@remit/protocol';
import { describe, expect, it } from 'vitest';
import { histories } from '../../../tools/vectors/referral/histories.ts';
import { fineKeyOf, keyOf } from './abstraction.ts';
import { disagreement } from './agreement.ts';
import { movesFor } from './moves.ts';
import { type Found, search } from './search.ts';

const SIZES = ['one', 'two', 'account'] as const;
const report = (what: string, { met, transitions, refusals }: Found): void =>
  console.log(`${what}: ${met.size} states, ${transitions} transitions, ${refusals} refusals`);

describe('the exhaustive search of the real decider', () => {
  const reached = new Set<Status>();
  let met: ReadonlyMap<string, Referral> = new Map();
  it.each(SIZES)('closes without a broken duty: %s', { timeout: 300_000 }, (size) => {
    const found = search(movesFor(size), keyOf);
    report(`locks, ${size}`, found);
    expect(found.broken).toBeNull();
    for (const status of found.reached) reached.add(status);
    if (size === 'one') met = found.met;
  });
  it('reaches every state of a referral', () => {
    expect(STATUSES.filter((status) => !reached.has(status))).toEqual([]);
  });
  it('agrees with the decider before sending, on every random sequence with real, rising times', () => {
    expect(met.size).toBeGreaterThan(1);
    const moves = movesFor('one');
    const sequences = fc.array(fc.nat(1_000_000), { minLength: 10, maxLength: 60 });
    fc.assert(
      fc.property(sequences, (choices) => {
        expect(disagreement(met, moves, choices)).toBeNull();
      }),
      { numRuns: 3000 },
    );
  });
  it.each(['sent', 'account-delivered', 'two-review'])(
    'closes after sending, with questions and sample: %s',
    { timeout: 300_000 },
    (name) => {
      const start = histories().stateOf(name);
      const found = search(movesFor(name === 'sent' ? 'one' : 'two'), fineKeyOf, { start });
      report(`platform, from ${name}`, found);
      expect(found.broken).toBeNull();
    },
  );
});
