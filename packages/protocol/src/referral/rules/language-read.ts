import { complain, isBlank, NOTHING, type HeaderRule } from './rule.ts';

/** G8: the referral is written in a language that the platform's desk reads (C3). */
export const languageRead: HeaderRule = ({ header: { language }, world: { platform } }) => {
  if (isBlank(language) || platform.card === null) return NOTHING;
  const read = platform.card.languages.map(primary);
  return read.includes(primary(language ?? ''))
    ? NOTHING
    : complain('FIXABLE', 'G8_LANGUAGE', 'language', `reads ${read.join(', ')}`);
};

/** "en-GB" and "en" are one language to a reader. */
const primary = (tag: string): string => (tag.split('-')[0] ?? '').toLowerCase();
