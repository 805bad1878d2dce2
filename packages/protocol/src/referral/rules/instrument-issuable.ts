import { ACCOUNT_ACTIONS } from '../../parties/card.ts';
import { complain, NOTHING, type HeaderRule } from './rule.ts';

/** G1: the unit may use this instrument; without an oversight body, account actions do not exist (D5). */
export const instrumentIssuable: HeaderRule = ({ header: { instrument, requestedAction }, world }) => {
  if (world.oversight.length === 0 && (instrument === 'VOLUNTARY_ACCOUNT' || isAccountAction(requestedAction)))
    return complain('STOP', 'G1_INSTRUMENT', 'instrument', 'no oversight body is appointed');
  if (instrument === undefined || world.parameterSet === null || world.parameterSet.instruments.includes(instrument))
    return NOTHING;
  return complain('STOP', 'G1_INSTRUMENT', 'instrument', 'the parameter set does not provide for it');
};

const isAccountAction = (action: string | undefined): boolean => ACCOUNT_ACTIONS.some((each) => each === action);
