import type { BlindReading } from '@remit/protocol';
import { describe, expect, it } from 'vitest';
import { EXEMPTION_ORDER } from '../../kit/exemption-order.ts';
import { wholeReading } from './blind-reading.ts';

const all = (answer: 'NO' | 'ARGUABLE') =>
  Object.fromEntries(EXEMPTION_ORDER.map((each) => [each, { answer, evidence: 'seen' }]));
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
});
