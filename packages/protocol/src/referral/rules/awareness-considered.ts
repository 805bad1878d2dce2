import { ACTIONS } from '../../parties/card.ts';
import { complain, NOTHING, type ItemRule } from './rule.ts';

/** G5: some painful images inform. High awareness value names a way to keep it before removal is asked (R108). */
export const awarenessConsidered: ItemRule = ({ content: { awareness } }, { header: { requestedAction } }) => {
  if (awareness?.value !== 'HIGH' || awareness.preferred || requestedAction === undefined) return NOTHING;
  if (ACTIONS.indexOf(requestedAction) < ACTIONS.indexOf('REMOVE')) return NOTHING;
  return complain(
    'FIXABLE',
    'G5_NO_ALTERNATIVE',
    'awareness.preferred',
    'high awareness value, and no way to keep it named',
  );
};
