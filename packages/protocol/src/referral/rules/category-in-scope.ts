import { terrorismTypes } from './nexus.ts';
import { complain, NOTHING, type ItemRule } from './rule.ts';

/** G2: the unit's published parameters provide for this category. */
export const categoryInScope: ItemRule = ({ content }, { world: { parameterSet } }) => {
  if (parameterSet === null) return NOTHING;
  const outside = terrorismTypes(content).filter((type) => !parameterSet.categories.includes(type));
  return outside.length === 0 ? NOTHING : complain('FIXABLE', 'G2_CATEGORY', 'contentTypes', outside.join(', '));
};
