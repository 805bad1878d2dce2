import { isAccountLike } from '../../locator/index.ts';
import { complain, isBlank, NOTHING, type ItemRule } from './rule.ts';

/** G3: quoted words, a time range or a digest say which part is meant; an account is named by its handle (R077). */
export const passageNamed: ItemRule = ({ content }) => {
  if (isAccountLike(content.itemType)) {
    return isBlank(content.accountHandle)
      ? complain('FIXABLE', 'G3_VAGUE', 'accountHandle', 'the account is not named')
      : NOTHING;
  }
  if (!isBlank(content.quotedPassage) || !isBlank(content.contentDigest) || content.timeRange) return NOTHING;
  return complain('FIXABLE', 'G3_VAGUE', 'quotedPassage', 'no quoted passage, time range or digest');
};
