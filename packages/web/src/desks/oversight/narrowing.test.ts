import { digestOf, documentOf, NONE, type Referral } from '@remit/protocol';
import { describe, expect, it } from 'vitest';
import {
  digestOfDocument,
  fewerStates,
  gentlerThan,
  isNothing,
  NO_NARROWING,
  narrowedDocument,
  type ReferralDocument,
} from './narrowing.ts';

const item = (id: string) => ({ id, content: { locator: `https://example.org/${id}` }, state: 'DRAFT' as const });
const referral: Referral = {
  ...NONE,
  reference: 'R-1',
  unit: 'unit',
  platform: 'platform',
  confidentialSalt: 'salt',
  header: {
    instrument: 'VOLUNTARY_ITEM',
    requestedAction: 'REMOVE',
    territory: { kind: 'states', states: ['DE', 'FR'] },
    usefulForHours: 72,
  },
  items: [item('a'), item('b')],
};
const document = documentOf(referral) as unknown as ReferralDocument;

describe('what a reviewer signs', () => {
  it('has the digest that the protocol computes for the same document', () => {
    expect(digestOfDocument(document)).toBe(digestOf(referral));
  });

  it('has, when narrowed, the digest that the protocol computes for the narrowed document', () => {
    const narrowed = narrowedDocument(document, {
      removeItems: ['b'],
      requestedAction: 'LABEL',
      territory: { kind: 'states', states: ['DE'] },
      usefulForHours: 24,
    });
    const expected: Referral = {
      ...referral,
      header: {
        ...referral.header,
        requestedAction: 'LABEL',
        territory: { kind: 'states', states: ['DE'] },
        usefulForHours: 24,
      },
      items: [referral.items[0]!, { ...referral.items[1]!, state: 'NARROWED_OUT' }],
    };
    expect(digestOfDocument(narrowed)).toBe(digestOf(expected));
  });
});

describe('what narrowing offers', () => {
  it('is only gentler actions', () => {
    expect(gentlerThan('INTERSTITIAL')).toEqual(['PRESERVE', 'LABEL']);
    expect(gentlerThan(undefined)).toEqual([]);
  });

  it('is nothing while no state is taken away', () => {
    expect(fewerStates({ kind: 'states', states: ['DE', 'FR'] }, ['DE', 'FR'])).toBeNull();
    expect(fewerStates({ kind: 'states', states: ['DE', 'FR'] }, ['FR'])).toEqual({ kind: 'states', states: ['FR'] });
    expect(fewerStates({ kind: 'global', reason: 'spread' }, ['FR'])).toEqual({ kind: 'states', states: ['FR'] });
    expect(isNothing(NO_NARROWING)).toBe(true);
  });
});
