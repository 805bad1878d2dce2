import { complain, NOTHING, type ItemRule } from './rule.ts';

/** G6: "clear" or "delayed", and nothing more: whose work it touches stays with its holder (D10, E13, E14). */
export const deconflicted: ItemRule = ({ key }, { world: { deconfliction } }) =>
  deconfliction !== null && Object.hasOwn(deconfliction, key) && deconfliction[key] === 'delayed'
    ? complain('FIXABLE', 'G6_DELAYED', null, 'delayed')
    : NOTHING;
