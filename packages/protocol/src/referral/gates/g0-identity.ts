import { authorOfUnit } from '../rules/author-of-unit.ts';
import type { GateRules } from '../rules/rule.ts';
import { unitMayRefer } from '../rules/unit-may-refer.ts';

/** G0, identity: who asks is who it says. */
export const g0Identity: GateRules = { header: [unitMayRefer, authorOfUnit], item: [] };
