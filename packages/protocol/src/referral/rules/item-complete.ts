import type { ItemDraft } from '../item.ts';
import { complain, isBlank, NOTHING, type Complaint, type ItemRule } from './rule.ts';

/** Mandatory for every item. Offence, exemptions and address have rules of their own. */
const MANDATORY = [
  'itemType',
  'contentTypes',
  'ideology',
  'harmPathways',
  'harmText',
  'sensitiveCategory',
  'claims',
] as const;

/** G1: every mandatory field of an item is there (R073, R040). */
export const itemComplete: ItemRule = ({ content }) => {
  const found = MANDATORY.filter((field) => isEmpty(content[field])).flatMap((field) => incomplete(field));
  const awareness = isBlank(content.awareness?.value) ? incomplete('awareness.value') : NOTHING;
  return [...found, ...awareness, ...conditional(content)];
};

/** The danger is the element that makes incitement of it (TCO Art. 2(7)(a)); attribution needs a basis (recital 11). */
function conditional(content: ItemDraft): readonly Complaint[] {
  const danger = content.contentTypes?.includes('TCO_A_INCITE') === true && isBlank(content.dangerStatement);
  const attribution = !isBlank(content.designatedEntity) && isBlank(content.attributionBasis);
  return [
    ...(danger ? incomplete('dangerStatement') : NOTHING),
    ...(attribution ? incomplete('attributionBasis') : NOTHING),
  ];
}

const isEmpty = (value: unknown): boolean => isBlank(value) || (Array.isArray(value) && value.length === 0);
const incomplete = (field: string): readonly Complaint[] => complain('FIXABLE', 'G1_INCOMPLETE', field, 'missing');
