import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vectors } from '../test/memory-log.ts';
import { fillersNeeded } from './padding.ts';

interface PaddingVectors {
  readonly cases: ReadonlyArray<{
    publishedSize: number;
    facts: number;
    multiple: number;
    quiet: boolean;
    fillers: number;
  }>;
}

describe('padding', () => {
  it('is that of the vectors', () => {
    for (const { publishedSize, facts, multiple, quiet, fillers } of vectors<PaddingVectors>('padding').cases) {
      expect(fillersNeeded({ publishedSize, facts }, { multiple, padQuietWindows: quiet })).toBe(fillers);
    }
  });

  it('always ends on a multiple, and hides whether a window was quiet', () => {
    const count = fc.nat(10_000);
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 512 }), (publishedSize, facts, multiple) => {
        const fillers = fillersNeeded({ publishedSize, facts }, { multiple, padQuietWindows: true });
        expect((publishedSize + facts + fillers) % multiple).toBe(0);
        expect(facts + fillers).toBeGreaterThan(0);
        expect(fillers).toBeLessThanOrEqual(multiple);
      }),
    );
  });

  it('refuses what is no count', () => {
    for (const multiple of [0, -1, 1.5, Number.NaN]) {
      expect(() => fillersNeeded({ publishedSize: 0, facts: 0 }, { multiple, padQuietWindows: true })).toThrow(
        RangeError,
      );
    }
  });
});
