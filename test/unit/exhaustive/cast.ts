import { type Actor, type Role, SYSTEM_RULES } from '@remit/protocol';
import { AUTHOR, PLATFORM, UNIT } from '../../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { OVERSIGHT, person } from '../../../tools/vectors/referral/people.ts';

const unit = (name: string, ...roles: Role[]): Actor[] => roles.map((role) => person(role, name, UNIT));
const oversight = (name: string, ...roles: Role[]): Actor[] => roles.map((role) => person(role, name, OVERSIGHT));
const platform = (name: string, ...roles: Role[]): Actor[] => roles.map((role) => person(role, name, PLATFORM));

/**
 * Everybody who may try: each role; where separation matters two people; one person as officer and supervisor, one who
 * went from the unit to oversight with all roles of both, one who went to the platform; strangers of other
 * organisations; the system under each of its rules.
 */
export const CAST: readonly Actor[] = [
  ...unit(AUTHOR, 'LE_OFFICER'),
  ...unit('both-0001', 'LE_OFFICER', 'LE_SUPERVISOR'),
  ...unit('moved-0001', 'LE_SUPERVISOR'),
  ...oversight('moved-0001', 'LOCK_REVIEWER', 'LOCK_CHIEF'),
  ...oversight('reviewer-0001', 'LOCK_REVIEWER', 'LOCK_CHIEF'),
  ...oversight('chief-0001', 'LOCK_CHIEF'),
  ...platform('analyst-0001', 'PLAT_REVIEWER'),
  ...platform('decider-0001', 'PLAT_DECIDER', 'PLAT_LEGAL'),
  ...platform(AUTHOR, 'PLAT_DECIDER'),
  ...unit('admin-0001', 'LE_ADMIN'),
  ...platform('admin-0002', 'PLAT_ADMIN'),
  person('AUDITOR'),
  person('CIVIL_OBS'),
  person('HUB_ADMIN'),
  person('LE_SUPERVISOR', 'stranger-0001', 'unit-south'),
  person('PLAT_DECIDER', 'stranger-0002', 'platform-cove'),
  person('LOCK_REVIEWER', 'stranger-0003', 'oversight-west'),
  person('LOCK_CHIEF', 'stranger-0003', 'oversight-west'),
  ...SYSTEM_RULES.map((rule): Actor => ({ type: 'system', rule })),
];

export const isStranger = (actor: Actor): boolean => actor.type === 'person' && actor.person.startsWith('stranger');
