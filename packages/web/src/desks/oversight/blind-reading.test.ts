import type { BlindReading, ItemDraft } from '@remit/protocol';
import { describe, expect, it } from 'vitest';
import { EXEMPTION_ORDER } from '../../kit/exemption-order.ts';
import { findsFalseNo, wholeReading } from './blind-reading.ts';

const all = (answer: 'NO' | 'ARGUABLE') =>
  Object.fromEntries(EXEMPTION_ORDER.map((each) => [each, { answer, evidence: 'seen' }]));
const officer = {
  locator: 'https://example.org/a',
  exemptions: all('NO'),
  sensitiveCategory: 'NONE',
} as unknown as ItemDraft;
const reading = (answer: 'NO' | 'ARGUABLE', sensitiveCategory: BlindReading['sensitiveCategory']): BlindReading => ({
  exemptions: Object.fromEntries(EXEMPTION_ORDER.map((each) => [each, answer])) as BlindReading['exemptions'],
  sensitiveCategory,
});

describe('a blind reading of a sampled item', () => {
  it('is whole only when every exemption and the sensitive category are answered', () => {
    expect(wholeReading(all('NO'), null)).toBeNull();
    expect(wholeReading({ JOURNALISTIC: { answer: 'NO', evidence: '' } }, 'NONE')).toBeNull();
    expect(wholeReading(all('NO'), 'NONE')).toEqual(reading('NO', 'NONE'));
  });

  it('finds a false NO where the officer saw no exemption and the reader does', () => {
    expect(findsFalseNo(reading('ARGUABLE', 'NONE'), officer)).toBe(true);
    expect(findsFalseNo(reading('NO', 'JOURNALIST'), officer)).toBe(true);
    expect(findsFalseNo(reading('NO', 'NONE'), officer)).toBe(false);
  });
});
