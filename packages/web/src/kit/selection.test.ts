import { describe, expect, it } from 'vitest';
import { keepRow, moveRow } from './active-row.ts';
import { NOTHING_SELECTED, selectRange, stillThere, toggle, toggleAll } from './selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const keys = (selection: { keys: ReadonlySet<string> }): string => [...selection.keys].sort().join('');

describe('selecting rows', () => {
  it('takes a range from the last row that was selected, in either direction', () => {
    const one = toggle(NOTHING_SELECTED, 'd');
    expect(keys(selectRange(one, order, 'b'))).toBe('bcd');
    expect(keys(selectRange(one, order, 'e'))).toBe('de');
  });
  it('selects one row where no range can be counted', () => {
    expect(keys(selectRange(NOTHING_SELECTED, order, 'b'))).toBe('b');
  });
  it('drops rows that have left the queue', () => {
    const some = selectRange(toggle(NOTHING_SELECTED, 'a'), order, 'c');
    const left = stillThere(some, ['b', 'c', 'd']);
    expect(keys(left)).toBe('bc');
    expect(left.anchor).toBeNull();
    expect(stillThere(left, order)).toBe(left);
  });
  it('selects all and then none', () => {
    const all = toggleAll(NOTHING_SELECTED, order);
    expect(keys(all)).toBe('abcde');
    expect(keys(toggleAll(all, order))).toBe('');
  });
});

describe('the active row', () => {
  it('moves by one and stops at the ends', () => {
    expect(moveRow(null, order, 1)).toEqual({ key: 'a', index: 0 });
    expect(moveRow({ key: 'e', index: 4 }, order, 1)).toEqual({ key: 'e', index: 4 });
    expect(moveRow({ key: 'b', index: 1 }, order, -1)).toEqual({ key: 'a', index: 0 });
    expect(moveRow(null, [], 1)).toBeNull();
  });
  it('passes to the next row when its own has gone', () => {
    expect(keepRow({ key: 'b', index: 1 }, ['a', 'c', 'd'])).toEqual({ key: 'c', index: 1 });
    expect(keepRow({ key: 'e', index: 4 }, ['a', 'b'])).toEqual({ key: 'b', index: 1 });
    expect(keepRow({ key: 'b', index: 1 }, ['x', 'a', 'b'])).toEqual({ key: 'b', index: 2 });
  });
});
