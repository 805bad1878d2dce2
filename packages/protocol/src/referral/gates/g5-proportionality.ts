import { accountLast, itemNotAccount } from '../rules/account-last.ts';
import { alternativesConsidered } from '../rules/alternatives-considered.ts';
import { awarenessConsidered } from '../rules/awareness-considered.ts';
import { criminalRoute } from '../rules/criminal-route.ts';
import { notIntuitionAlone } from '../rules/not-intuition-alone.ts';
import type { GateRules } from '../rules/rule.ts';
import { territoryNarrow } from '../rules/territory-narrow.ts';

/** G5, proportionality: the gentlest step that works, in the narrowest place, on more than a feeling. */
export const g5Proportionality: GateRules = {
  header: [alternativesConsidered, territoryNarrow, accountLast, criminalRoute],
  item: [itemNotAccount, notIntuitionAlone, awarenessConsidered],
};
