import { contentOf, type ListContent } from '@remit/match';
import { describe, expect, it } from 'vitest';
import { HeldContents } from './held-contents.ts';

const content = (lines: number): ListContent =>
  contentOf(Array.from({ length: lines }, (_, n) => ({ kind: 'link', hash: new Uint8Array(32).fill(n), words: '[]' })));

describe('the contents held for the lists', () => {
  it('are given out by the head they belong to, once', () => {
    const held = new HeldContents();
    const own = content(3);
    held.hold('a', own);
    expect(held.take('b')).toBeNull();
    expect(held.take('a')).toBe(own);
    expect(held.take('a')).toBeNull();
    expect(held.lines).toBe(0);
  });
  it('are never more lines than their limit: what was not needed for longest goes', () => {
    const held = new HeldContents(10);
    for (const head of ['a', 'b', 'c']) held.hold(head, content(4));
    expect(held.lines).toBe(8);
    expect([held.take('a'), held.take('b') && 'b', held.take('c') && 'c']).toEqual([null, 'b', 'c']);
  });
  it('keep the newest even where it alone is larger', () => {
    const held = new HeldContents(10);
    held.hold('a', content(4));
    held.hold('b', content(12));
    expect([held.take('a'), held.lines]).toEqual([null, 12]);
    expect(held.take('b')).not.toBeNull();
  });
  it('spell equal texts once', () => {
    const held = new HeldContents();
    const [one, other] = ['[1]', ['[', '1', ']'].join('')];
    expect(held.text(one)).toBe(held.text(other));
  });
});
