import { describe, expect, it } from 'vitest';
import { ANNEX_REFUSALS } from './refusals/annex.ts';
import { DRAFTING_REFUSALS } from './refusals/drafting.ts';
import { HASH_REFUSALS } from './refusals/hashes.ts';
import { LOCK_REFUSALS } from './refusals/locks.ts';
import { PARTY_REFUSALS } from './refusals/parties.ts';
import { PLATFORM_REFUSALS } from './refusals/platform.ts';
import { REQUEST_REFUSALS } from './refusals/request.ts';
import { SIGNING_REFUSALS } from './refusals/signing.ts';
import { TIMING_REFUSALS } from './refusals/timing.ts';
import { isRefusal, REFUSALS, refuse } from './refusals.ts';

const rows = Object.entries(REFUSALS);

describe('a refusal is a sentence a colleague would write', () => {
  it.each(rows)('%s says something to each reader and what would change it', (code, row) => {
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(row.spec).toMatch(
      /^(referral|oversight|parties-and-keys|signatures|bundle|evidence-log|hashes)#[a-z0-9-]+$/,
    );
    for (const text of [row.officer, row.analyst, row.public, row.remedy]) {
      expect(text).toMatch(/^\p{Lu}.*[.]$/u);
      expect(text).not.toMatch(/!|\bguilty\b|\billegal content\b/);
      expect(text.length).toBeLessThan(160);
    }
  });
  it('no code stands in two rooms of the table', () => {
    const rooms = [
      REQUEST_REFUSALS,
      DRAFTING_REFUSALS,
      LOCK_REFUSALS,
      PLATFORM_REFUSALS,
      TIMING_REFUSALS,
      PARTY_REFUSALS,
      SIGNING_REFUSALS,
      HASH_REFUSALS,
      ANNEX_REFUSALS,
    ];
    expect(rooms.flatMap((room) => Object.keys(room)).length).toBe(rows.length);
  });
  it('is a value that facts cannot be mistaken for', () => {
    expect(isRefusal(refuse('own-draft'))).toBe(true);
    expect(refuse('hold-too-long', 'until')).toEqual({ refused: true, code: 'hold-too-long', field: 'until' });
    for (const other of [[], null, undefined, {}, 'own-draft', { refused: false }])
      expect(isRefusal(other)).toBe(false);
  });
});
