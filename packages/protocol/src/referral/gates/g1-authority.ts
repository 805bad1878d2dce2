import { certificateInDate } from '../rules/certificate-in-date.ts';
import { clauseOnCard } from '../rules/clause-on-card.ts';
import { headerComplete } from '../rules/header-complete.ts';
import { instrumentIssuable } from '../rules/instrument-issuable.ts';
import { itemComplete } from '../rules/item-complete.ts';
import { parameterSetInForce } from '../rules/parameter-set-in-force.ts';
import { powerListed } from '../rules/power-listed.ts';
import type { GateRules } from '../rules/rule.ts';

/** G1, authority: by which power, under which published parameters, by a trained person, with nothing left out. */
export const g1Authority: GateRules = {
  header: [certificateInDate, parameterSetInForce, powerListed, instrumentIssuable, headerComplete],
  item: [itemComplete, clauseOnCard],
};
