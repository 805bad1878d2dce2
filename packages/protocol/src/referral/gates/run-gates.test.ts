import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalised } from '../locators.ts';
import { AT, AUTHOR, completeItem, completeReferral, itemId, UNIT, world } from '../fixtures/sample-case.ts';
import { headerSchema, type HeaderDraft } from '../header.ts';
import { itemSchema, type ItemDraft } from '../item.ts';
import type { Referral } from '../state.ts';
import { GATES } from './report.ts';
import { runGates } from './run-gates.ts';

const options = { at: AT, deconfliction: false };
const codes = (referral: Referral, given = world(), more = {}): string[] =>
  runGates(referral, given, { ...options, ...more }).findings.map(({ code }) => code);

describe('a complete referral meets no obstacle', () => {
  it.each(['VOLUNTARY_ITEM', 'VOLUNTARY_ACCOUNT', 'INFORMATION_ONLY'] as const)(
    '%s passes every gate that was asked',
    (instrument) => {
      const report = runGates(completeReferral({ instrument }), world(), options);
      expect(report.findings).toEqual([]);
      expect(report.gates).toEqual({ ...Object.fromEntries(GATES.map((gate) => [gate, 'PASS'])), G6: 'NOT_RUN' });
    },
  );
  it('information without addresses is free', () => {
    const referral = completeReferral({ instrument: 'INFORMATION_ONLY', items: 0 });
    const { requestedAction: _, alternatives: _a, territory: _t, whyNotStatutory: _w, ...header } = referral.header;
    expect(codes({ ...referral, header })).toEqual([]);
  });
});

describe('deconfliction is asked once, and never while typing', () => {
  const referral = completeReferral({ items: 2 });
  const keys = referral.items.map(({ content }) => normalised(content.locator));
  const asked = (answers: Record<string, 'clear' | 'delayed'>) => world({ deconfliction: answers });
  const clear = Object.fromEntries(keys.map((key) => [key, 'clear' as const]));

  it('while typing it is not run, whatever the world knows', () => {
    const report = runGates(referral, asked({ ...clear, [keys[0]!]: 'delayed' }), options);
    expect(report.gates.G6).toBe('NOT_RUN');
    expect(report.findings).toEqual([]);
  });
  it('asked, it passes where every item has its answer', () => {
    expect(runGates(referral, asked(clear), { ...options, deconfliction: true }).gates.G6).toBe('PASS');
  });
  it('an item nobody asked about is not thereby clear', () => {
    expect(runGates(referral, asked({ [keys[0]!]: 'clear' }), { ...options, deconfliction: true }).gates.G6).toBe(
      'NOT_RUN',
    );
    expect(runGates(referral, world(), { ...options, deconfliction: true }).gates.G6).toBe('NOT_RUN');
  });
  it('a delay names no holder and no reason', () => {
    const report = runGates(referral, asked({ ...clear, [keys[1]!]: 'delayed' }), { ...options, deconfliction: true });
    expect(report.findings).toEqual([
      { gate: 'G6', outcome: 'FIXABLE', code: 'G6_DELAYED', item: itemId(2), field: null, detail: 'delayed' },
    ]);
  });
});

describe('who stands behind a draft', () => {
  it('a person of the unit may, another unit’s may not, and the system never', () => {
    const person = (organisation: string) =>
      ({ type: 'person', person: AUTHOR, organisation, role: 'LE_OFFICER' }) as const;
    expect(codes(completeReferral(), world(), { author: person(UNIT) })).toEqual([]);
    expect(codes(completeReferral(), world(), { author: person('unit-south') })).toEqual(['G0_UNVERIFIED']);
    expect(codes(completeReferral(), world(), { author: { type: 'system', rule: 'reminder' } })).toEqual([
      'G0_UNVERIFIED',
    ]);
  });
  it('at the moment of sending nobody’s certificate is asked for', () => {
    expect(codes(completeReferral(), world({ certifiedUntil: null }))).toEqual(['G1_CERT_EXPIRED']);
    expect(codes(completeReferral(), world({ certifiedUntil: null }), { sending: true })).toEqual([]);
  });
});

describe('only live items are judged', () => {
  it('an item that was stopped or narrowed out is gone, and the next of its kind is no duplicate', () => {
    const referral = completeReferral({ items: 2, item: { locator: 'https://video.example/watch/same' } });
    expect(codes(referral)).toEqual(['G3_DUPLICATE']);
    const items = referral.items.map((item, index) => (index === 0 ? { ...item, state: 'STOPPED' as const } : item));
    expect(codes({ ...referral, items })).toEqual([]);
  });
  it('findings about one item carry its identifier, and those of the header none', () => {
    const referral = completeReferral({ items: 3, header: { language: 'fr' } });
    const items = referral.items.map((item, index) =>
      index === 1 ? { ...item, content: { ...item.content, contentTypes: ['HATE' as const] } } : item,
    );
    const found = runGates({ ...referral, items }, world(), options).findings;
    expect(found.map(({ code, item }) => [code, item])).toEqual([
      ['G2_NOT_CT', itemId(2)],
      ['G8_LANGUAGE', null],
    ]);
  });
});

const missing = <T extends object>(whole: T, keep: readonly (keyof T)[]): Partial<T> =>
  Object.fromEntries(Object.entries(whole).filter(([field]) => keep.includes(field as keyof T))) as Partial<T>;
/** Any unfinished form of a value: nothing yet, other words, fewer parts. */
const thinned = (value: unknown): fc.Arbitrary<unknown> => {
  if (typeof value === 'string')
    return fc.oneof(fc.constant(undefined), fc.constant(''), fc.constant(value), fc.string());
  if (Array.isArray(value))
    return fc.oneof(fc.constant(undefined), fc.tuple(...value.map(thinnedPart)), fc.constant([]));
  if (value === null || typeof value !== 'object') return fc.constantFrom(undefined, null, value);
  return fc.record(Object.fromEntries(Object.entries(value).map(([field, part]) => [field, thinned(part)])), {
    requiredKeys: [],
  });
};
const thinnedPart = (value: unknown): fc.Arbitrary<unknown> => thinned(value).map((part) => part ?? value);

describe('an unfinished draft is judged as far as it goes', () => {
  it('no selection of missing fields makes the gates throw, and none of them passes G1', () => {
    const headerFields = Object.keys(headerSchema.shape) as (keyof typeof headerSchema.shape)[];
    const itemFields = Object.keys(itemSchema.shape) as (keyof typeof itemSchema.shape)[];
    fc.assert(
      fc.property(fc.subarray(headerFields), fc.subarray(itemFields), (inHeader, inItem) => {
        const referral = completeReferral();
        const content = { ...missing(completeItem(), inItem), locator: completeItem().locator };
        const header = missing(referral.header, inHeader);
        const report = runGates({ ...referral, header, items: [{ ...referral.items[0]!, content }] }, world(), options);
        const optional = ['alternatives', 'whyNotCriminal', 'campaign', 'escalates', 'duplicates'];
        const lacking = headerFields.some((field) => !inHeader.includes(field) && !optional.includes(field));
        if (lacking && header.instrument !== 'INFORMATION_ONLY') expect(report.gates.G1).not.toBe('PASS');
      }),
    );
  });
  it('what a form may hold for a moment does not make the gates throw', () => {
    const account = completeReferral({
      instrument: 'VOLUNTARY_ACCOUNT',
      item: { sensitiveCategory: 'NGO', designatedEntity: 'LISTED-1' },
    });
    fc.assert(
      fc.property(
        thinned(account.header),
        thinned(account.items[1]!.content),
        fc.string(),
        (header, content, locator) => {
          const items = [account.items[0]!, { ...account.items[1]!, content: { ...(content as ItemDraft), locator } }];
          runGates({ ...account, header: header as HeaderDraft, items }, world({ parameterSet: null }), options);
          runGates({ ...account, header: header as HeaderDraft, items }, world(), options);
        },
      ),
    );
  });
  it('the same question has the same answer', () => {
    const referral = completeReferral({
      items: 5,
      header: { territory: { kind: 'global', reason: 'Mirrors in every state.' } },
    });
    expect(runGates(referral, world(), options)).toEqual(runGates(referral, world(), options));
  });
});

describe('500 items', () => {
  it('are judged while one types', () => {
    const referral = completeReferral({ items: 500 });
    for (let round = 0; round < 5; round++) runGates(referral, world(), options);
    const started = performance.now();
    for (let round = 0; round < 10; round++) runGates(referral, world(), options);
    // Generous for a loaded machine; a quiet one needs about a tenth of it.
    expect((performance.now() - started) / 10).toBeLessThan(100);
  });
});
