import { categoryInScope } from '../rules/category-in-scope.ts';
import { entityListed } from '../rules/entity-listed.ts';
import { informationAsksNothing, termsNeedEntityAndClause } from '../rules/legal-harm.ts';
import { nexus } from '../rules/nexus.ts';
import { offenceMapped } from '../rules/offence-mapped.ts';
import type { GateRules } from '../rules/rule.ts';

/** G2, scope: counter-terrorism powers for counter-terrorism purposes (D16, R063, R066, R078, R082). */
export const g2Scope: GateRules = {
  header: [informationAsksNothing],
  item: [nexus, termsNeedEntityAndClause, categoryInScope, offenceMapped, entityListed],
};
