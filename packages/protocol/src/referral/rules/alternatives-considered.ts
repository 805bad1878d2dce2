import { ACTIONS, type Action } from '../../parties/card.ts';
import { complain, NOTHING, type HeaderRule } from './rule.ts';

/** G5: a gentler action was considered, and none of those considered goes further than the one that is asked (R110). */
export const alternativesConsidered: HeaderRule = ({ header: { instrument, requestedAction, alternatives = [] } }) => {
  if (instrument === 'INFORMATION_ONLY') return NOTHING;
  if (alternatives.length === 0) return complain('FIXABLE', 'G5_NO_ALTERNATIVE', 'alternatives', 'none was considered');
  if (requestedAction === undefined) return NOTHING;
  const further = alternatives.findIndex(({ action }) => rank(action) > rank(requestedAction));
  if (further >= 0)
    return complain(
      'FIXABLE',
      'G5_NO_ALTERNATIVE',
      `alternatives.${further}.action`,
      'goes further than what is asked',
    );
  const gentler = alternatives.some(({ action }) => rank(action) < rank(requestedAction));
  return gentler || rank(requestedAction) === 0
    ? NOTHING
    : complain('FIXABLE', 'G5_NO_ALTERNATIVE', 'alternatives', 'none is gentler than what is asked');
};

const rank = (action: Action): number => ACTIONS.indexOf(action);
