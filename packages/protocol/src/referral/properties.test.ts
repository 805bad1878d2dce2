import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNarrowing } from '../oversight/narrowing.ts';
import { isDrawn } from '../oversight/sample.ts';
import { ACTIONS } from '../parties/card.ts';
import { clockSums, millisecondsOf } from '../time/index.ts';
import { sha256Hex } from '../wire/sha256.ts';
import { clockOf } from './deadlines.ts';
import { digestOf } from './document.ts';
import { evolve, replay } from './evolve.ts';
import type { Fact } from './facts.ts';
import { type Histories, factsOf, type Base } from './fixtures/run-vector.ts';
import { completeItem, completeReferral, itemId } from './fixtures/sample-case.ts';
import { CONFIDENTIAL_FIELDS, headerSchema } from './header.ts';
import { type ItemDraft, itemSchema } from './item.ts';
import { NONE, type Referral } from './state.ts';
import { OPEN_AT_PLATFORM } from './status.ts';
import { timersOf } from './timers.ts';
import { TRANSITIONS } from './transitions.ts';
import { factSeenBy, seenBy } from './visibility.ts';
import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../../../spec/vectors/referral/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
const histories = read('histories.generated.json') as Histories;
const { world } = read('base.generated.json') as Base;
const named = Object.keys(histories).filter((name) => name !== 'none');
const lives = named.map((name) => ({ name, facts: factsOf(name, histories), state: replay(factsOf(name, histories)) }));
const states = lives.flatMap(({ facts }) => facts.map((_, i) => replay(facts.slice(0, i + 1))));

describe('a state is what its facts add up to', () => {
  it('in one go as step by step, whatever is read in between', () => {
    for (const { facts, state } of lives) {
      let stepwise: Referral = NONE;
      for (const fact of facts) stepwise = JSON.parse(JSON.stringify(evolve(stepwise, fact))) as Referral;
      expect(stepwise).toEqual(JSON.parse(JSON.stringify(state)));
    }
  });
  it('and evolve changes nothing that it was given', () => {
    const frozen = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null) return value;
      for (const each of Object.values(value)) frozen(each);
      return Object.freeze(value);
    };
    for (const { facts } of lives)
      facts.reduce<Referral>((state, fact) => evolve(frozen(state) as Referral, frozen(fact) as Fact), NONE);
  });
});

describe('time', () => {
  it('is somebody’s, and the turns add up to the wall time', () => {
    for (const state of states) {
      const clock = clockOf(state);
      const from = millisecondsOf(state.turns[0]!.from);
      const end = '2026-12-01T00:00:00.000Z';
      const total = Object.values(clockSums(clock, end)).reduce((sum, each) => sum + each, 0);
      const stops = clock.stoppedAt === null ? millisecondsOf(end) : millisecondsOf(clock.stoppedAt);
      const gaps = state.turns.reduce((sum, turn, i) => {
        const next = state.turns[i + 1];
        return turn.owner === 'stopped' && next ? sum + millisecondsOf(next.from) - millisecondsOf(turn.from) : sum;
      }, 0);
      // A case that the head of oversight lets go on was nobody's in between: its clock had stopped.
      if (gaps === 0) expect(total).toBe(stops - from);
    }
  });
  it('ends every case that waits for an answer', () => {
    for (const state of states.filter(({ status }) => OPEN_AT_PLATFORM.includes(status)))
      expect(timersOf(state, world).some(({ kind }) => kind === 'Expire' || kind === 'EndHold')).toBe(true);
  });
  it('does nothing by itself that the matrix does not give to that rule', () => {
    for (const state of states)
      for (const { kind, rule } of timersOf(state, world))
        expect(TRANSITIONS[kind][state.status]?.by).toContain(`system:${rule}`);
  });
});

describe('what the platform sees', () => {
  const SECRET = [
    'confidentialSalt',
    'gates',
    'refusal',
    'stop',
    'lock1Reason',
    'lock2Question',
    'withdrawnCode',
    'sample',
  ] as const;
  it('has no confidential field, no author, no reading, no reason of the unit’s', () => {
    for (const state of states) {
      const seen = seenBy('platform', state);
      for (const field of CONFIDENTIAL_FIELDS) expect(seen.header[field]).toBeUndefined();
      for (const field of SECRET) expect(seen[field] ?? '').toBe('');
      expect([seen.authors, seen.reread, seen.triggers]).toEqual([[], [], []]);
      expect([seen.lock1?.by ?? '', seen.lock2?.by ?? '']).toEqual(['', '']);
      expect(seen.reconsideration?.by ?? 'PLATFORM').toBe('PLATFORM');
      if (seen.hold && state.hold?.organisation !== state.platform)
        expect([seen.hold.note, seen.hold.reason, seen.hold.by]).toEqual(['', '', '']);
      for (const item of seen.items)
        expect([item.blind, item.stoppedBy, item.sample]).toEqual([undefined, undefined, undefined]);
    }
  });
  it('tells of no stopped item, of no trigger and of no reading in any fact', () => {
    for (const { facts, state } of lives) {
      const seen = facts.flatMap((fact) => factSeenBy('platform', fact, state) ?? []);
      const text = JSON.stringify(seen.map(({ data }) => data));
      for (const item of state.items.filter((each) => each.state === 'STOPPED'))
        expect(text).not.toContain(item.content.locator);
      for (const fact of seen) {
        if (fact.kind === 'Lock1Approved') expect(fact.data.triggers).toEqual([]);
        if (fact.kind === 'ReferralWithdrawn') expect(fact.data).toEqual({ code: '', note: null });
        expect(['BlindReadingRecorded', 'Lock2Refused', 'SampleReviewed', 'SampleDrawn', 'DraftCreated']).not.toContain(
          fact.kind,
        );
      }
    }
  });
});

describe('a document', () => {
  const referral = completeReferral();
  const other = (value: unknown): unknown => (typeof value === 'string' ? `${value} ` : JSON.stringify(value) + ' ');
  it.each(Object.keys(headerSchema.shape))('has another digest when header.%s differs', (field) => {
    const header = { ...referral.header, [field]: other(referral.header[field as keyof typeof referral.header]) };
    expect(digestOf({ ...referral, header: header })).not.toBe(digestOf(referral));
  });
  it.each(Object.keys(itemSchema.shape))('has another digest when items.0.%s differs', (field) => {
    const [first] = referral.items;
    const content = { ...first!.content, [field]: other(first!.content[field as keyof ItemDraft]) };
    expect(digestOf({ ...referral, items: [{ ...first!, content: content }] })).not.toBe(digestOf(referral));
  });
  it.each(['reference', 'unit', 'platform', 'confidentialSalt'] as const)(
    'has another digest when %s differs',
    (field) => {
      expect(digestOf({ ...referral, [field]: 'other' })).not.toBe(digestOf(referral));
    },
  );
});

describe('narrowing is a partial order', () => {
  const wide = fc.record({
    states: fc.option(fc.subarray(['DE', 'FR', 'GB', 'US'], { minLength: 1 }), { nil: null }),
    shuffled: fc.boolean(),
    action: fc.constantFrom(...ACTIONS),
    hours: fc.constantFrom(24, 72, 336),
    items: fc.subarray([1, 2, 3]),
  });
  const build = ({
    states,
    shuffled,
    action,
    hours,
    items,
  }: typeof wide extends fc.Arbitrary<infer T> ? T : never): Referral => ({
    ...completeReferral({
      header: {
        requestedAction: action,
        usefulForHours: hours,
        territory:
          states === null
            ? { kind: 'global', reason: 'Everywhere.' }
            : { kind: 'states', states: shuffled ? states.toReversed() : states },
      },
    }),
    items: items.map((n) => ({ id: itemId(n), content: completeItem(n), state: 'DRAFT' as const })),
  });
  const referral = wide.map(build);
  it('nothing is narrower than itself', () => {
    fc.assert(fc.property(referral, (a) => !isNarrowing(a, a)));
  });
  it('of two, at most one is narrower than the other', () => {
    fc.assert(
      fc.property(referral, referral, (a, b) => !(isNarrowing(a, b) && isNarrowing(b, a))),
      { numRuns: 2000 },
    );
  });
  it('the narrower of the narrower is narrower', () => {
    fc.assert(
      fc.property(
        referral,
        referral,
        referral,
        (a, b, c) => !(isNarrowing(a, b) && isNarrowing(b, c)) || isNarrowing(a, c),
      ),
      { numRuns: 5000 },
    );
  });
});

describe('the sample', () => {
  const drawnOf = (n: number, share: number, content: Parameters<typeof isDrawn>[2]['content']): number =>
    Array.from({ length: n }, (_, i) =>
      isDrawn(sha256Hex(`root ${i}`), 'NORTH-2026-000001', { id: 'one', content }, share),
    ).filter(Boolean).length;
  const sensitive = completeItem(1, { sensitiveCategory: 'NGO' });
  it.each([0.05, 0.2, 0.5])('draws the share of the parameter set: %d', (share) => {
    const n = 4000;
    // Five standard deviations: roots are fixed here, so this never fails by chance.
    const room = 5 * Math.sqrt(n * share * (1 - share));
    expect(Math.abs(drawnOf(n, share, sensitive) - n * share)).toBeLessThan(room);
    const twice = Math.min(1, 2 * share);
    expect(Math.abs(drawnOf(n, share, completeItem()) - n * twice)).toBeLessThanOrEqual(
      5 * Math.sqrt(n * twice * (1 - twice)),
    );
  });
});
