import { deconflicted } from '../rules/deconflicted.ts';
import type { GateRules } from '../rules/rule.ts';

/**
 * G6, deconfliction: asked once, after the reading of lock 1 (D10). It has run only where every item has its answer;
 * an item nobody asked about is not thereby clear.
 */
export const g6Deconfliction: GateRules = {
  header: [],
  item: [deconflicted],
  hasRun: ({ items, world: { deconfliction } }) =>
    deconfliction !== null && items.every(({ key }) => Object.hasOwn(deconfliction, key)),
};
