import { restsOnTerms } from './nexus.ts';
import { complain, isBlank, NOTHING, type ItemRule } from './rule.ts';

/** G2: the group is on the list now (R013). An item that rests on the listing alone falls with it. */
export const entityListed: ItemRule = ({ content }, { header, world: { parameterSet }, at }) => {
  const id = content.designatedEntity;
  if (isBlank(id) || parameterSet === null) return NOTHING;
  const entity = parameterSet.designatedEntities.find((each) => each.id === id);
  if (entity === undefined)
    return complain('FIXABLE', 'G2_DELISTED', 'designatedEntity', 'not on a list of the parameter set');
  if (entity.delistedAt === null || at < entity.delistedAt) return NOTHING;
  const falls = restsOnTerms(content) && header.instrument !== 'INFORMATION_ONLY';
  return complain(falls ? 'STOP' : 'FIXABLE', 'G2_DELISTED', 'designatedEntity', `delisted ${entity.delistedAt}`);
};
