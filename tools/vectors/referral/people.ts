import { type Actor, type Doer, ROLES, type Role, SYSTEM_RULES, type SystemRule } from '@remit/protocol';
import { AUTHOR, OVERSIGHT, PLATFORM, UNIT } from '../../../packages/protocol/src/referral/fixtures/sample-case.ts';

/** Who acts in the vectors unless one says otherwise: one made-up person for each role, and the system by its rules. */
export { OVERSIGHT };
const NAMES: Record<Role, readonly [person: string, organisation: string]> = {
  LE_OFFICER: [AUTHOR, UNIT],
  LE_SUPERVISOR: ['supervisor-0001', UNIT],
  LE_ADMIN: ['admin-0001', UNIT],
  LOCK_REVIEWER: ['reviewer-0001', OVERSIGHT],
  LOCK_CHIEF: ['chief-0001', OVERSIGHT],
  PLAT_REVIEWER: ['analyst-0001', PLATFORM],
  PLAT_DECIDER: ['decider-0001', PLATFORM],
  PLAT_LEGAL: ['legal-0001', PLATFORM],
  PLAT_ADMIN: ['admin-0002', PLATFORM],
  AUDITOR: ['auditor-0001', 'audit-office'],
  CIVIL_OBS: ['observer-0001', 'observers'],
  HUB_ADMIN: ['admin-0003', 'hub'],
};

export const person = (role: Role, name: string = NAMES[role][0], organisation: string = NAMES[role][1]): Actor => ({
  type: 'person',
  person: name,
  organisation,
  role,
});
export const actorOf = (doer: Doer): Actor =>
  doer.startsWith('system:')
    ? { type: 'system', rule: doer.slice('system:'.length) as SystemRule }
    : person(doer as Role);

export const DOERS: readonly Doer[] = [...ROLES, ...SYSTEM_RULES.map((rule) => `system:${rule}` as const)];
