import { entryCommandSchemas, sha256Hex } from '@remit/protocol';
import { describe, expect, it } from 'vitest';
import { contribution, printGiven } from './contribution.ts';
import { endOfOpinion } from './end-of-opinion.ts';

const URL = 'https://media.example/watch?v=1';
const PDQ = 'ab'.repeat(32);

describe('what a desk shares of an item', () => {
  it('is the item’s own address in its one form, unless digits are given', () => {
    expect(printGiven({ kind: 'LINK', digits: '', quality: '' }, URL)).toEqual({ kind: 'LINK', hash: sha256Hex(URL) });
    expect(printGiven({ kind: 'MD5', digits: ` ${'AB'.repeat(16)} `, quality: '' }, URL)).toEqual({
      kind: 'MD5',
      hash: 'ab'.repeat(16),
    });
  });
  it.each([
    ['of another length', { kind: 'SHA256', digits: 'ab', quality: '' }],
    ['no digits', { kind: 'MD5', digits: 'zz'.repeat(16), quality: '' }],
    ['a picture without its quality', { kind: 'PDQ', digits: PDQ, quality: '' }],
    ['a picture with little to see', { kind: 'PDQ', digits: PDQ, quality: '49' }],
  ] as const)('is nothing yet when it is %s', (_, given) => {
    expect(printGiven(given, URL)).toBeNull();
  });
  it('is a whole command, which ends before twelve months are over', () => {
    const until = endOfOpinion(new Date('2026-11-22T12:00:00.000Z'));
    const fingerprint = printGiven({ kind: 'PDQ', digits: PDQ, quality: '80' }, URL)!;
    const sharing = {
      referral: '01K9Z0000000000000000000R1',
      itemId: '01K9Z0000000000000000000T1',
      ground: 'UK_S1',
      tlp: 'GREEN',
      confidence: 90,
      until,
    } as const;
    const { entry, data } = contribution(fingerprint, sharing);
    expect(entry).toMatch(/^[0-9A-Z]{26}$/u);
    expect(entryCommandSchemas.ContributeOpinion.safeParse(data).success).toBe(true);
    expect(until).toBe('2027-10-22T12:00:00.000Z');
  });
});
