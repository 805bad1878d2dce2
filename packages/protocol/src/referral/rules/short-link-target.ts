import { complain, isBlank, NOTHING, type ItemRule } from './rule.ts';

/** G3: of a short link both hops are on record, whichever service made it (R005, D9). */
export const shortLinkTarget: ItemRule = ({ content, verdict }) => {
  if (content.itemType !== 'SHORTLINK' || !isBlank(content.target)) return NOTHING;
  const saidAlready = verdict.findings.some(({ code }) => code === 'shortener-without-target');
  return saidAlready ? NOTHING : complain('FIXABLE', 'G3_VAGUE', 'target', 'the address it leads to is not recorded');
};
