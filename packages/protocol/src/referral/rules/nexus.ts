import { NOT_COUNTER_TERRORISM, type ContentType } from '../codes.ts';
import type { ItemDraft } from '../item.ts';
import { complain, NOTHING, type ItemRule } from './rule.ts';

/** The categories of an item that speak of terrorism, or of a platform's terms about it. */
export const terrorismTypes = ({ contentTypes }: ItemDraft): readonly ContentType[] =>
  (contentTypes ?? []).filter((type) => !NOT_COUNTER_TERRORISM.includes(type));

/** The item rests on the platform's terms alone. */
export const restsOnTerms = (content: ItemDraft): boolean => {
  const types = terrorismTypes(content);
  return types.length > 0 && types.every((type) => type === 'TERMS_ONLY');
};

/** G2: hate, harassment and offence taken are no matter of counter-terrorism (C0.2, R063, R066). */
export const nexus: ItemRule = ({ content }) => {
  const types = content.contentTypes ?? [];
  if (types.length === 0 || terrorismTypes(content).length > 0) return NOTHING;
  return complain('STOP', 'G2_NOT_CT', 'contentTypes', types.join(', '));
};
