import { complain, NOTHING, type ItemRule } from './rule.ts';

/** G5: professional intuition may start a case, not carry it (R012). */
export const notIntuitionAlone: ItemRule = ({ content: { claims = [] } }) =>
  claims.length > 0 && claims.every(({ label }) => label === 'INTUITION')
    ? complain('FIXABLE', 'G5_INTUITION_ONLY', 'claims', 'every claim is intuition')
    : NOTHING;
