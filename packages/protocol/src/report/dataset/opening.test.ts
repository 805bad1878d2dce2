import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, openings } from './opening.ts';

const BELOW = 5;
const value = fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: null, freq: 8 });
const candidate = fc.record({ subject: fc.nat(40).map(String), values: fc.tuple(value, value, value) });
const cases = (rows: readonly Candidate[]): number => new Set(rows.map(({ subject }) => subject)).size;
/** What a reader sees of a leaf up to a level: values, or that they are closed. */
const seen = (row: Candidate, open: readonly boolean[], depth: number): string =>
  JSON.stringify(row.values.slice(0, depth).map((each, i) => (open[i] ? each : null)));

describe('the opening of values', () => {
  it('leaves no number and no difference of two numbers that stands for fewer cases than the least', () => {
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 120 }), (rows) => {
        const open = openings(rows, BELOW);
        if (cases(rows) < BELOW) return void expect(open.flat()).not.toContain(true);
        for (let depth = 0; depth <= 3; depth++) {
          // Every group that looks alike so far: counts of opened values, and what is left of their sum when all
          // opened ones are taken away.
          const groups = Map.groupBy(rows.keys(), (i) => seen(rows[i]!, open[i]!, depth));
          for (const members of groups.values()) {
            const group = members.map((i) => rows[i]!);
            expect(cases(group)).toBeGreaterThanOrEqual(BELOW);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('closes no value alone: what is closed beside open values could be two things at least', () => {
    fc.assert(
      fc.property(fc.array(candidate, { minLength: 5, maxLength: 120 }), (given) => {
        const rows = given.filter(({ values }) => values[0] !== null);
        const open = openings(rows, BELOW);
        const closed = rows.filter((_, i) => !open[i]![0]);
        if (closed.length === 0 || closed.length === rows.length) return;
        expect(new Set(closed.map(({ values }) => values[0])).size).toBeGreaterThan(1);
      }),
      { numRuns: 500 },
    );
  });

  it('opens what is common, and never what is gone', () => {
    const rows = Array.from({ length: 21 }, (_, i) => ({ subject: String(i), values: ['abc'[Math.floor(i / 7)]!] }));
    expect(openings(rows, BELOW).every(([first]) => first)).toBe(true);
    const opened = openings([...rows, { subject: 'x', values: [null] }], BELOW);
    expect(opened[21]).toEqual([false]);
    expect(opened.filter(([first]) => first)).toHaveLength(7);
  });

  it('counts cases, not their items', () => {
    const one = Array.from({ length: 9 }, () => ({ subject: 'one', values: ['a'] }));
    const others = Array.from({ length: 9 }, (_, i) => ({ subject: `case ${i}`, values: ['b'] }));
    expect(openings([...one, ...others], BELOW).flat()).not.toContain(true);
  });
});
