/** Roles of spec/parties-and-keys.md (protocol C1) and the kind of organisation that may grant each. */
export const ORGANISATION_KINDS = ['LE_UNIT', 'PLATFORM', 'OVERSIGHT', 'CIVIL_SOCIETY', 'AUDIT', 'HUB'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export const ROLES = [
  'LE_OFFICER',
  'LE_SUPERVISOR',
  'LE_ADMIN',
  'LOCK_REVIEWER',
  'LOCK_CHIEF',
  'PLAT_REVIEWER',
  'PLAT_DECIDER',
  'PLAT_LEGAL',
  'PLAT_ADMIN',
  'AUDITOR',
  'CIVIL_OBS',
  'HUB_ADMIN',
] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_HOLDERS: Record<Role, OrganisationKind> = {
  LE_OFFICER: 'LE_UNIT',
  LE_SUPERVISOR: 'LE_UNIT',
  LE_ADMIN: 'LE_UNIT',
  LOCK_REVIEWER: 'OVERSIGHT',
  LOCK_CHIEF: 'OVERSIGHT',
  PLAT_REVIEWER: 'PLATFORM',
  PLAT_DECIDER: 'PLATFORM',
  PLAT_LEGAL: 'PLATFORM',
  PLAT_ADMIN: 'PLATFORM',
  AUDITOR: 'AUDIT',
  CIVIL_OBS: 'CIVIL_SOCIETY',
  HUB_ADMIN: 'HUB',
};

/** Roles that one person may not hold together: who administers a desk does not act at it (C0.4, C1). */
export const EXCLUSIVE_ROLES: readonly (readonly [Role, Role])[] = [
  ['LE_ADMIN', 'LE_OFFICER'],
  ['LE_ADMIN', 'LE_SUPERVISOR'],
];

/** Who acts: a person in a role, an organisation's key, or the system under a named rule. Never empty. */
export type Actor =
  | { readonly type: 'person'; readonly person: string; readonly organisation: string; readonly role: Role }
  | { readonly type: 'key'; readonly key: string; readonly organisation: string; readonly role: Role }
  | { readonly type: 'system'; readonly rule: SystemRule };

/** The rules under which the system itself acts; each is a heading in the specification. */
export const SYSTEM_RULES = [
  'send-when-locked',
  'deliver-to-inbox',
  'clarification-lapses',
  'hold-ends',
  'useful-until',
  'monitoring-starts',
  'monitoring-ends',
  'sample-after-checkpoint',
  'reminder',
  'erasure',
  'annex-ends',
  'enrolment-ceremony',
  'opinion-expires',
  'source-corrected',
  'list-made',
] as const;
export type SystemRule = (typeof SYSTEM_RULES)[number];
