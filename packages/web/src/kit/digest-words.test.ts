import { describe, expect, it } from 'vitest';
import { DIGEST_WORD_COUNT, digestGroups, digestWords, WORDS } from './digest-words.ts';

describe('the words of a digest', () => {
  it('come from 256 different plain words, none the beginning of another', () => {
    expect(WORDS).toHaveLength(256);
    expect(new Set(WORDS).size).toBe(256);
    expect(WORDS.every((word) => /^[a-z]{3,9}$/u.test(word))).toBe(true);
    const prefixes = WORDS.filter((word) => WORDS.some((other) => other !== word && other.startsWith(word)));
    expect(prefixes).toEqual([]);
  });
  it('differ wherever one of the first twelve bytes differs', () => {
    const one = '00'.repeat(32);
    for (let byte = 0; byte < DIGEST_WORD_COUNT; byte += 1) {
      const other = `${'00'.repeat(byte)}01${'00'.repeat(31 - byte)}`;
      expect(digestWords(other)).not.toEqual(digestWords(one));
    }
  });
  it('are never made for what is no digest', () => {
    expect(() => digestWords('abc')).toThrow();
    expect(() => digestWords('AB'.repeat(32))).toThrow();
  });
  it('stand beside the whole digest in groups of eight', () => {
    expect(digestGroups('0123456789abcdef'.repeat(4))).toHaveLength(8);
  });
});
