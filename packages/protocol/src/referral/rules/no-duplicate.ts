import { complain, NOTHING, type ItemRule } from './rule.ts';

/** G3: one item is referred once; the later one leaves the draft. */
export const noDuplicate: ItemRule = ({ id, key }, { first }) => {
  const earlier = first.get(key);
  return earlier === undefined || earlier === id
    ? NOTHING
    : complain('STOP', 'G3_DUPLICATE', 'locator', `same as item ${earlier}`);
};
