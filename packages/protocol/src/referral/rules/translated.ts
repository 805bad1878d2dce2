import { isRead, isTranslated, languagesOf } from './language-read.ts';
import { complain, NOTHING, type ItemRule } from './rule.ts';

/** G8: where translations stand in for the referral's language, every item has one, because each is decided alone. */
export const translated: ItemRule = ({ content }, scene) => {
  if (isRead(scene) || isTranslated(content, scene)) return NOTHING;
  const begun = scene.items.some((item) => isTranslated(item.content, scene));
  return begun ? complain('FIXABLE', 'G8_LANGUAGE', 'translation', `reads ${languagesOf(scene).join(', ')}`) : NOTHING;
};
