import { complain, isBlank, NOTHING, type ItemRule } from './rule.ts';

/** G1: a clause that is cited stands on the platform's card (R007); "none found" is an answer too. */
export const clauseOnCard: ItemRule = ({ content: { clause } }, { world: { platform } }) => {
  if (isBlank(clause) || platform.card === null || platform.card.clauses.some(({ code }) => code === clause))
    return NOTHING;
  return complain('FIXABLE', 'G1_INCOMPLETE', 'clause', 'not a clause of this platform’s card');
};
