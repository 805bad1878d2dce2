import { linksKnown } from '../rules/links-known.ts';
import { refusedBefore } from '../rules/refused-before.ts';
import type { GateRules } from '../rules/rule.ts';

/** G7, history: a "no" is not worn down by asking again, and what is linked to is there. */
export const g7History: GateRules = { header: [linksKnown], item: [refusedBefore] };
