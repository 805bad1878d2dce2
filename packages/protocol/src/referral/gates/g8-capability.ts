import { actionOnCard } from '../rules/action-on-card.ts';
import { languageRead } from '../rules/language-read.ts';
import { platformAdmitted } from '../rules/platform-admitted.ts';
import type { GateRules } from '../rules/rule.ts';
import { translated } from '../rules/translated.ts';

/** G8, capability: the platform is there, reads this, and can do what is asked. */
export const g8Capability: GateRules = { header: [platformAdmitted, actionOnCard, languageRead], item: [translated] };
