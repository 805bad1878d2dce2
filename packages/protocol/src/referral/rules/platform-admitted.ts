import { complain, NOTHING, type HeaderRule } from './rule.ts';

/** G8: the platform takes part and has published a card (D13, R051). */
export const platformAdmitted: HeaderRule = ({ world: { platform } }) => {
  if (!platform.active) return complain('STOP', 'G8_NOT_ADMITTED', null, 'the platform is not active');
  return platform.card === null
    ? complain('STOP', 'G8_NOT_ADMITTED', null, 'the platform has no capability card')
    : NOTHING;
};
