import type { OrganisationKind, Role } from './roles.ts';

/** Who administers an organisation of each kind: enrols people, grants roles, adds keys. Never a holder of lock 1. */
export const ADMIN_ROLES: Readonly<Record<OrganisationKind, Role>> = {
  LE_UNIT: 'LE_ADMIN',
  PLATFORM: 'PLAT_ADMIN',
  OVERSIGHT: 'LOCK_CHIEF',
  CIVIL_SOCIETY: 'CIVIL_OBS',
  AUDIT: 'AUDITOR',
  HUB: 'HUB_ADMIN',
};

/**
 * The roles that the two people of an enrolment ceremony receive. An oversight body starts with a chief and a reviewer,
 * so that it can appoint every later reviewer by itself: the hub has no say in who holds lock 2.
 */
export const CEREMONY_ROLES: Readonly<Record<OrganisationKind, readonly [Role, Role]>> = {
  LE_UNIT: ['LE_ADMIN', 'LE_ADMIN'],
  PLATFORM: ['PLAT_ADMIN', 'PLAT_ADMIN'],
  OVERSIGHT: ['LOCK_CHIEF', 'LOCK_REVIEWER'],
  CIVIL_SOCIETY: ['CIVIL_OBS', 'CIVIL_OBS'],
  AUDIT: ['AUDITOR', 'AUDITOR'],
  HUB: ['HUB_ADMIN', 'HUB_ADMIN'],
};

/** Roles that hold a lock: one person proposes their holder, another person in another role confirms (C0.4). */
export const LOCK_ROLES: readonly Role[] = ['LE_SUPERVISOR', 'LOCK_REVIEWER', 'LOCK_CHIEF'];

/** Roles in which a machine may act. Locks, decisions and administration are acts of a named human (C0.8). */
export const MACHINE_ROLES: readonly Role[] = ['LE_OFFICER', 'PLAT_REVIEWER', 'AUDITOR', 'CIVIL_OBS'];

/** Roles whose holders may add a key of their own for the command line: it acts as them, never in a lock's role. */
export const PERSONAL_KEY_ROLES: readonly Role[] = [
  'LE_OFFICER',
  'PLAT_REVIEWER',
  'PLAT_DECIDER',
  'PLAT_LEGAL',
  'AUDITOR',
  'CIVIL_OBS',
];

/** Roles in which a desk's key is used (spec/signatures.md, Signed acts). */
export const SIGNING_ROLES: readonly Role[] = [
  'LE_OFFICER',
  'LE_SUPERVISOR',
  'LOCK_REVIEWER',
  'LOCK_CHIEF',
  'PLAT_REVIEWER',
  'PLAT_DECIDER',
];

/** Who makes a desk's key: a member who signs with it, never whoever administers the desk. */
export const DESK_KEY_ROLES: readonly Role[] = ['LE_SUPERVISOR', 'LOCK_REVIEWER', 'PLAT_DECIDER'];

/** Who confirms, inside an organisation, that somebody lost a passkey. */
export const RECOVERY_ROLES: Readonly<Partial<Record<OrganisationKind, Role>>> = {
  LE_UNIT: 'LE_SUPERVISOR',
  OVERSIGHT: 'LOCK_REVIEWER',
  PLATFORM: 'PLAT_DECIDER',
};

/** Who confirms, inside an organisation, that somebody is cleared. An auditor's has one role, so another auditor does. */
export const CLEARING_ROLES: Readonly<Partial<Record<OrganisationKind, Role>>> = {
  ...RECOVERY_ROLES,
  AUDIT: 'AUDITOR',
};

/** Who confirms, inside an organisation, what its administrator proposed for a lock's role. */
export const CONFIRMING_ROLES: Readonly<Partial<Record<OrganisationKind, Role>>> = {
  LE_UNIT: 'LE_SUPERVISOR',
  OVERSIGHT: 'LOCK_REVIEWER',
};
