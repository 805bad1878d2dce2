import { terrorismTypes } from './nexus.ts';
import { complain, isBlank, NOTHING, type ItemRule } from './rule.ts';

const PARTS = ['jurisdiction', 'provision', 'elements', 'mentalElement', 'defenceNote'] as const;

/** G2: element by element, mental element and defence included, unless the item rests on terms alone (C3). */
export const offenceMapped: ItemRule = ({ content }) => {
  if (terrorismTypes(content).every((type) => type === 'TERMS_ONLY')) return NOTHING;
  const { offence } = content;
  if (!offence) return complain('FIXABLE', 'G2_OFFENCE_MISSING', 'offence', 'missing');
  return PARTS.filter((part) => isBlank(offence[part])).flatMap((part) =>
    complain('FIXABLE', 'G2_OFFENCE_MISSING', `offence.${part}`, 'missing'),
  );
};
