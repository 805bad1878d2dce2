import { exemptionsAnswered } from '../rules/exemptions-answered.ts';
import type { GateRules } from '../rules/rule.ts';
import { sensitivityDisclosed } from '../rules/sensitivity-disclosed.ts';

/** G4, exemption: education, reporting, art, research, prevention and debate are not what this is for. */
export const g4Exemption: GateRules = { header: [], item: [exemptionsAnswered, sensitivityDisclosed] };
