import type { ItemDraft } from '../item.ts';
import { complain, isBlank, NOTHING, type HeaderRule, type Scene } from './rule.ts';

/** G8: the referral is written in a language that the platform's desk reads, or comes with translations (C3). */
export const languageRead: HeaderRule = (scene) => {
  if (isRead(scene)) return NOTHING;
  // Once translating has begun, each item that still lacks its own says so itself.
  return scene.items.some(({ content }) => isTranslated(content, scene))
    ? NOTHING
    : complain('FIXABLE', 'G8_LANGUAGE', 'language', `reads ${languagesOf(scene).join(', ')}`);
};

/** Whether the desk reads what the referral is written in; of what nobody said or declared nothing can be told. */
export const isRead = (scene: Scene): boolean => {
  const { language } = scene.header;
  return (
    isBlank(language) || scene.world.platform.card === null || languagesOf(scene).includes(primary(language ?? ''))
  );
};

/** An item whose grounds the desk can read although the referral is written in another language. */
export const isTranslated = ({ translation }: ItemDraft, scene: Scene): boolean =>
  !isBlank(translation?.text) && languagesOf(scene).includes(primary(translation?.language ?? ''));

export const languagesOf = ({ world: { platform } }: Scene): readonly string[] =>
  (platform.card?.languages ?? []).map(primary);

/** "en-GB" and "en" are one language to a reader. */
const primary = (tag: string): string => (tag.split('-')[0] ?? '').toLowerCase();
