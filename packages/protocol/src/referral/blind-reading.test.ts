import { describe, expect, it } from 'vitest';
import { differsFrom, findsFalseNo } from './blind-reading.ts';
import { EXEMPTIONS } from './codes.ts';
import { completeItem, completeReferral, exemptionsAllNo, itemId } from './fixtures/sample-case.ts';
import type { Fact } from './facts.ts';
import type { BlindReading } from './item.ts';
import { NONE, type Referral } from './state.ts';
import { factSeenBy, seenBy } from './visibility.ts';

const reading = (patch: Partial<BlindReading['exemptions']> = {}, sensitiveCategory = 'NONE'): BlindReading =>
  ({
    exemptions: { ...Object.fromEntries(EXEMPTIONS.map((each) => [each, 'NO'])), ...patch },
    sensitiveCategory,
  }) as BlindReading;
const arguable = completeItem(1, {
  exemptions: { ...exemptionsAllNo(), ARTISTIC: { answer: 'ARGUABLE', evidence: 'A song.' } },
});

describe('a reading beside the officer’s answers', () => {
  it('finds a false NO where the officer saw no exemption, or nobody sensitive, and the reader does', () => {
    expect(findsFalseNo(completeItem(), reading())).toBe(false);
    expect(findsFalseNo(completeItem(), reading({ ARTISTIC: 'ARGUABLE' }))).toBe(true);
    expect(findsFalseNo(completeItem(), reading({}, 'JOURNALIST'))).toBe(true);
  });
  it('finds none where the officer did not say NO; the readings differ all the same', () => {
    expect(findsFalseNo(arguable, reading())).toBe(false);
    expect(findsFalseNo(arguable, reading({ ARTISTIC: 'YES' }))).toBe(false);
    expect([differsFrom(arguable, reading()), differsFrom(completeItem(), reading())]).toEqual([true, false]);
  });
});

describe('what oversight reads of an item that it has to answer blind', () => {
  const [first] = completeReferral().items;
  const blind = { by: 'supervisor-0001', reading: reading(), differs: false };
  const finding = { gate: 'G4', outcome: 'NEEDS_LOCK2', code: 'G4_ARGUABLE', field: null, detail: '' } as const;
  const gates = { gates: { G4: 'NEEDS_LOCK2' }, findings: [{ ...finding, item: first!.id }] } as unknown as NonNullable<
    Referral['gates']
  >;
  const drawn = (sample: Referral['items'][number]['sample'], more: Partial<Referral> = {}): Referral => ({
    ...NONE,
    status: 'SENT',
    items: [{ ...first!, blind, ...(sample && { sample }) }],
    gates,
    sample: { checkpointSize: 1, share: 1, itemIds: [first!.id] },
    ...more,
  });
  const shown = (referral: Referral): unknown[] => {
    const seen = seenBy('oversight', referral);
    const [item] = seen.items;
    return [item!.content.exemptions, item!.content.sensitiveCategory, item!.blind, seen.gates!.findings[0]];
  };
  it('is neither answers nor the reading at lock 1 nor what G4 found', () => {
    expect(shown(drawn({}))).toEqual([undefined, undefined, undefined, undefined]);
  });
  it('is all of it after the verdict, of what was passed over, and where lock 2 read the case', () => {
    expect(shown(drawn({ verdict: 'SOUND', falseNo: false, reading: reading() }))).not.toContain(undefined);
    expect(shown(drawn(undefined))).not.toContain(undefined);
    expect(shown(drawn({}, { triggers: ['ACCOUNT_ACTION'] }))).not.toContain(undefined);
  });
  it('is none of it either in the facts, while the unit and the auditor read them whole', () => {
    const fact = {
      ...{
        kind: 'DraftRevised',
        version: 2,
        at: '2026-03-02T09:00:00.000Z',
        actor: { type: 'system', rule: 'reminder' },
      },
      data: { header: null, upsert: [{ id: itemId(1), content: completeItem() }], remove: [] },
    } as unknown as Fact;
    const state = drawn({}, { items: [{ ...first!, id: itemId(1), sample: {} }] });
    const text = (side: 'unit' | 'oversight' | 'audit'): string => JSON.stringify(factSeenBy(side, fact, state));
    expect(text('oversight')).toContain(completeItem().locator);
    expect(text('oversight')).not.toMatch(/exemptions|sensitiveCategory/);
    expect(text('unit')).toContain('exemptions');
    expect(text('audit')).toContain('exemptions');
  });
});
