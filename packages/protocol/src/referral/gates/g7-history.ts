import { refusedBefore } from '../rules/refused-before.ts';
import type { GateRules } from '../rules/rule.ts';

/** G7, history: a "no" is not worn down by asking again. */
export const g7History: GateRules = { header: [], item: [refusedBefore] };
