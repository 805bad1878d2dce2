/** The closed lists of protocol C3, C15 and D24 that a referral is written in. Texts for them: referral/texts. */
export const INSTRUMENTS = ['VOLUNTARY_ITEM', 'VOLUNTARY_ACCOUNT', 'INFORMATION_ONLY'] as const;
export type Instrument = (typeof INSTRUMENTS)[number];
export const PRIORITIES = ['P1_HIGH', 'P2_STANDARD', 'P3_BATCH'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** D18: what an instrument does to its reader. Derived, never chosen. */
export const LEGAL_FORCE = {
  VOLUNTARY_ITEM: 'DOES_NOT_COMPEL',
  VOLUNTARY_ACCOUNT: 'DOES_NOT_COMPEL',
  INFORMATION_ONLY: 'DOES_NOT_COMPEL',
} as const satisfies Record<Instrument, string>;

export const CONTENT_TYPES = [
  'TCO_A_INCITE',
  'TCO_B_SOLICIT_COMMIT',
  'TCO_C_SOLICIT_GROUP',
  'TCO_D_INSTRUCT',
  'TCO_E_THREAT',
  'UK_S1',
  'UK_S2',
  'UK_OTHER_TACT',
  'TERMS_ONLY',
  'HATE',
  'HARASSMENT',
  'OFFENSIVE',
] as const;
export type ContentType = (typeof CONTENT_TYPES)[number];
/** What a complainant may call it, and what is no matter of counter-terrorism (G2, R063, R066). */
export const NOT_COUNTER_TERRORISM: readonly ContentType[] = ['HATE', 'HARASSMENT', 'OFFENSIVE'];

export const WHY_NOT_STATUTORY = [
  'NO_POWER',
  'OUT_OF_JURISDICTION',
  'SLOWER_THAN_HARM',
  'PROPORTIONATE_LESS_INTRUSIVE',
  'PLATFORM_PREFERENCE',
  'OTHER',
] as const;
export const INVESTIGATIVE_STATUS = [
  'NONE',
  'OPEN',
  'ARREST_MADE',
  'CHARGED',
  'CONVICTED',
  'CLOSED_NO_ACTION',
  'CANNOT_SAY',
] as const;
export const WHY_NOT_CRIMINAL = [
  'NO_IDENTITY',
  'FOREIGN',
  'BELOW_THRESHOLD',
  'PROTECTIVE_SPEED',
  'ONGOING',
  'ALREADY_CHARGED',
  'OTHER',
] as const;
export const RELEASABILITY = ['PUBLIC_GIST', 'PLATFORM_ONLY', 'CLEARED_ONLY', 'NOT_RELEASABLE'] as const;
export const EXEMPTIONS = [
  'EDUCATIONAL',
  'JOURNALISTIC',
  'ARTISTIC',
  'RESEARCH',
  'PREVENT_COUNTER',
  'POLEMIC_DEBATE',
] as const;
export type Exemption = (typeof EXEMPTIONS)[number];
export const EXEMPTION_ANSWERS = ['YES', 'NO', 'ARGUABLE'] as const;
export const SENSITIVE_CATEGORIES = [
  'NONE',
  'JOURNALIST',
  'MEDIA_OUTLET',
  'ELECTED',
  'LAWYER',
  'RELIGIOUS_BODY',
  'NGO',
  'ACADEMIC',
  'CHILD',
  'VICTIM',
  'ARTIST',
] as const;
export const IDEOLOGIES = [
  'JIHADIST',
  'FAR_RIGHT',
  'LEFT_ANARCHIST',
  'ETHNO_NATIONALIST',
  'NIHILIST_VIOLENT',
  'SINGLE_ISSUE',
  'UNCLEAR',
  'OTHER',
] as const;
export const HARM_PATHWAYS = [
  'INCITE',
  'RECRUIT',
  'INSTRUCT',
  'THREATEN',
  'FINANCE_LINK',
  'GLORIFY_ATTACK',
  'DOXX_TARGET',
  'COORDINATE',
  'OTHER',
] as const;
export const CLAIM_LABELS = ['FACT', 'ASSESSMENT', 'INTUITION'] as const;

export const ACT_OUTCOMES = [
  'ACT_REMOVED',
  'ACT_DISABLED_GEO',
  'ACT_ACCOUNT_SUSPENDED',
  'ACT_ACCOUNT_TERMINATED',
  'ACT_LABELLED',
  'ACT_AGE_GATED',
  'ACT_INTERSTITIAL',
  'ACT_DEMOTED',
  'ACT_LINK_BLOCKED',
] as const;
export const OTHER_OUTCOMES = [
  'ALREADY_REMOVED',
  'NO_ACTION_NOT_VIOLATING',
  'NO_ACTION_EXEMPT',
  'NO_ACTION_INSUFFICIENT',
  'NO_ACTION_LEGAL_POLICY',
  'NO_ACTION_DISPROPORTIONATE',
  'NO_ACTION_NOT_OURS',
  'REDIRECTED',
  'UNABLE_E2EE',
  'UNABLE_NOT_FOUND',
  'UNABLE_TECHNICAL',
] as const;
export const OUTCOMES = [...ACT_OUTCOMES, ...OTHER_OUTCOMES] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const isAct = (outcome: Outcome): boolean => (ACT_OUTCOMES as readonly string[]).includes(outcome);
export const REDIRECT_TEAMS = [
  'HATE',
  'HARASSMENT',
  'CSAM',
  'SELF_HARM',
  'FRAUD',
  'COPYRIGHT',
  'SPAM',
  'GENERAL_ABUSE',
  'OTHER',
] as const;

export const CLARIFICATION_CODES = [
  'C_LOCATOR',
  'C_LANGUAGE',
  'C_TIME_RANGE',
  'C_OFFENCE_ELEMENT',
  'C_EXEMPTION',
  'C_TERRITORY',
  'C_AUTHORITY',
  'C_USER_NOTICE',
  'C_DURATION',
  'C_CONTEXT',
] as const;
export type ClarificationCode = (typeof CLARIFICATION_CODES)[number];
export const WITHDRAW_CODES = [
  'NO_LONGER_USEFUL',
  'ALREADY_GONE',
  'ERROR_LE',
  'INVESTIGATION_INTEREST',
  'NOTICE_RISK',
  'STATUTORY_ROUTE',
  'LOCK_DIRECTION',
  'DUPLICATE',
] as const;
export const LOCK_REFUSAL_CODES = [
  'NO_POWER',
  'NOT_CT',
  'NOT_NECESSARY',
  'NOT_PROPORTIONATE',
  'EXEMPT',
  'IMPRECISE',
  'DISCRIMINATORY',
  'CONFLICT',
] as const;
export const STOP_CODES = ['NOT_CT', 'EXEMPT', 'IMPRECISE', 'TOO_WIDE', 'NO_POWER', 'NOT_NEEDED'] as const;
export const HOLD_REASONS = ['DECONFLICTION', 'LEGAL_HOLD', 'SAFETY'] as const;
export const ERASURE_BASES = ['RETENTION', 'ORDER'] as const;
export const RECHECK_FINDINGS = ['LIVE', 'GONE', 'BACK'] as const;
export const NOTICE_STATUSES = ['SENT', 'UNDELIVERABLE', 'WAIVED_NO_CONTACT'] as const;
export const CORRECTION_CAUSES = [
  'WRONG_ITEM',
  'WRONG_CATEGORY',
  'EXEMPT_MISSED',
  'DELISTED',
  'IDENTITY',
  'TECHNICAL',
  'LEGAL_OVERTURN',
  'COMPLAINT_UPHELD',
  'SAMPLE_FAIL',
] as const;
export const REINSTATEMENT_SOURCES = [
  'COMPLAINT',
  'OUT_OF_COURT',
  'COURT',
  'LOCK2',
  'LE_CORRECTION',
  'OWN_REVIEW',
  'AUDIT',
] as const;
