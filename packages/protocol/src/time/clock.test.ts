import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Clock,
  clockHolder,
  clockSums,
  handClockTo,
  isPaused,
  longestOwner,
  pauseClock,
  resumeClock,
  startClock,
  stopClock,
} from './clock.ts';
import { instantOf, millisecondsOf } from './instant.ts';

const at = (minute: number) => instantOf(Date.UTC(2026, 10, 23) + minute * 60_000);
const minutes = (clock: Clock, minute: number) =>
  Object.fromEntries(Object.entries(clockSums(clock, at(minute))).map(([holder, sum]) => [holder, sum / 60_000]));

describe('a clock', () => {
  it('tells whose time it was', () => {
    let clock = startClock('unit', at(0));
    clock = handClockTo(clock, 'oversight', at(10));
    clock = handClockTo(clock, 'platform', at(30));
    clock = pauseClock(clock, at(60));
    expect(isPaused(clock)).toBe(true);
    clock = resumeClock(clock, at(100));
    expect(clockHolder(clock)).toBe('platform');
    clock = stopClock(clock, at(105));
    expect(minutes(clock, 500)).toEqual({ unit: 10, oversight: 20, platform: 35, paused: 40 });
    expect(minutes(clock, 20)).toEqual({ unit: 10, oversight: 10, platform: 0, paused: 0 });
    expect(minutes(clock, -5)).toEqual({ unit: 0, oversight: 0, platform: 0, paused: 0 });
    expect(clockHolder(clock)).toBeUndefined();
  });

  it('is paused once, however often one says so', () => {
    const paused = pauseClock(startClock('unit', at(0)), at(5));
    expect(pauseClock(paused, at(9))).toBe(paused);
    const running = resumeClock(paused, at(10));
    expect(resumeClock(running, at(11))).toBe(running);
    expect(minutes(running, 20)).toMatchObject({ unit: 15, paused: 5 });
  });

  it('that changes hands while paused stays paused and goes on with the new party', () => {
    const paused = handClockTo(pauseClock(startClock('platform', at(0)), at(5)), 'unit', at(6));
    expect(clockHolder(paused)).toBe('paused');
    expect(minutes(resumeClock(paused, at(10)), 12)).toEqual({ unit: 2, oversight: 0, platform: 5, paused: 5 });
  });

  it('that has stopped stays stopped', () => {
    const stopped = stopClock(startClock('unit', at(0)), at(5));
    for (const next of [
      handClockTo(stopped, 'platform', at(6)),
      pauseClock(stopped, at(6)),
      resumeClock(stopped, at(6)),
      stopClock(stopped, at(9)),
    ]) {
      expect(next).toBe(stopped);
    }
  });

  it('never runs backwards', () => {
    const clock = handClockTo(startClock('unit', at(10)), 'platform', at(3));
    expect(minutes(clock, 20)).toMatchObject({ unit: 0, platform: 10 });
    expect(minutes(stopClock(clock, at(1)), 20)).toMatchObject({ unit: 0, platform: 0 });
  });

  it('names the party whose time ran longest, and nobody on a tie', () => {
    const clock = handClockTo(startClock('unit', at(0)), 'platform', at(10));
    expect(longestOwner(clockSums(clock, at(15)))).toBe('unit');
    expect(longestOwner(clockSums(clock, at(20)))).toBeUndefined();
    expect(longestOwner(clockSums(clock, at(21)))).toBe('platform');
    expect(longestOwner(clockSums(clock, at(0)))).toBeUndefined();
  });

  it('has sums that are together the wall time, whatever happened', () => {
    const step = fc.tuple(
      fc.constantFrom('unit', 'oversight', 'platform', 'pause', 'resume'),
      fc.integer({ min: -50, max: 500 }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), fc.nat(20_000), fc.boolean(), (steps, later, stopped) => {
        let clock = startClock('unit', at(0));
        let now = 0;
        for (const [what, minute] of steps) {
          now += minute;
          if (what === 'pause') clock = pauseClock(clock, at(now));
          else if (what === 'resume') clock = resumeClock(clock, at(now));
          else clock = handClockTo(clock, what, at(now));
        }
        if (stopped) clock = stopClock(clock, at(now));
        const read = Math.min(millisecondsOf(at(later)), millisecondsOf(clock.stoppedAt ?? at(later)));
        const sum = Object.values(clockSums(clock, at(later))).reduce((a, b) => a + b, 0);
        expect(sum).toBe(Math.max(0, read - millisecondsOf(at(0))));
        const froms = clock.spans.map((span) => span.from);
        expect(froms).toEqual(froms.toSorted());
      }),
    );
  });
});
