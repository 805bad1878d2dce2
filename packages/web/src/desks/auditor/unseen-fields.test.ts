import { NONE, seenBy, type Referral } from '@remit/protocol';
import { describe, expect, it } from 'vitest';
import { unseenFields } from './unseen-fields.ts';

const referral: Referral = {
  ...NONE,
  status: 'UNDER_REVIEW',
  receivedAt: '2026-11-01T10:00:00.000Z',
  authors: ['officer'],
  triggers: ['STATUS_CANNOT_SAY'],
  header: { title: 'A case', investigativeStatus: 'CANNOT_SAY' },
  items: [
    { id: 'a', content: { locator: 'https://example.org/a' }, state: 'PENDING' },
    { id: 'b', content: { locator: 'https://example.org/b' }, state: 'STOPPED' },
  ],
};

describe('what a party does not see', () => {
  it('is named for the platform: investigation, authors, triggers and what was stopped', () => {
    expect(unseenFields(referral, seenBy('platform', referral))).toEqual([
      'investigation',
      'authors',
      'triggers',
      'items',
    ]);
  });

  it('is nothing for oversight and audit', () => {
    expect(unseenFields(referral, seenBy('oversight', referral))).toEqual([]);
    expect(unseenFields(referral, seenBy('audit', referral))).toEqual([]);
  });
});
