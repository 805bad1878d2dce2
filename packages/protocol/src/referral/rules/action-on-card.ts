import { complain, NOTHING, type HeaderRule } from './rule.ts';

/** G8: what is asked is something the platform has said it can do on its own policy (R056, R061). */
export const actionOnCard: HeaderRule = ({ header: { requestedAction }, world: { platform } }) => {
  if (requestedAction === undefined || platform.card === null) return NOTHING;
  switch (platform.card.actions[requestedAction]) {
    case 'ON_POLICY':
      return NOTHING;
    case 'IMPOSSIBLE':
      return complain('STOP', 'G8_IMPOSSIBLE', 'requestedAction', 'the platform says it cannot do this');
    case 'LEGAL_PROCESS_ONLY':
      return complain(
        'FIXABLE',
        'G8_IMPOSSIBLE',
        'requestedAction',
        'only under legal process: ask for a gentler action or use that way',
      );
    default:
      return complain('FIXABLE', 'G8_IMPOSSIBLE', 'requestedAction', 'not on the platform’s card');
  }
};
