import { restsOnTerms } from './nexus.ts';
import { complain, isBlank, NOTHING, type HeaderRule, type ItemRule } from './rule.ts';

/**
 * G2: what only a platform's terms forbid may be referred for action solely with a listed group and a cited clause;
 * any other harmful but legal item goes for information alone (R078, C4).
 */
export const termsNeedEntityAndClause: ItemRule = ({ content }, { header }) => {
  if (header.instrument === 'INFORMATION_ONLY' || !restsOnTerms(content)) return NOTHING;
  if (!isBlank(content.designatedEntity) && !isBlank(content.clause)) return NOTHING;
  const field = isBlank(content.designatedEntity) ? 'designatedEntity' : 'clause';
  return complain('STOP', 'G2_LEGAL_HARM', field, 'rests on terms alone, without a listed group and a cited clause');
};

/** G2: information asks for no action; keeping a copy safe is none (D16). */
export const informationAsksNothing: HeaderRule = ({ header: { instrument, requestedAction } }) =>
  instrument !== 'INFORMATION_ONLY' || requestedAction === undefined || requestedAction === 'PRESERVE'
    ? NOTHING
    : complain('FIXABLE', 'G2_LEGAL_HARM', 'requestedAction', requestedAction);
