/** States of a referral (C6) and of its items (D24). */
export const STATUSES = [
  'NONE',
  'DRAFT',
  'LOCK1',
  'LOCK2',
  'READY',
  'SENT',
  'DELIVERED',
  'ACKNOWLEDGED',
  'UNDER_REVIEW',
  'CLARIFY',
  'HELD',
  'DECIDED',
  'EFFECTED',
  'NOTICED',
  'MONITORED',
  'CLOSED',
  'STOPPED',
  'REFUSED_L2',
  'WITHDRAWN',
  'EXPIRED',
  'CEASED',
] as const;
export type Status = (typeof STATUSES)[number];

export const TERMINAL: readonly Status[] = ['CLOSED', 'STOPPED', 'REFUSED_L2', 'WITHDRAWN', 'EXPIRED', 'CEASED'];
/** The referral has left the unit and the platform can see it. */
export const AT_PLATFORM: readonly Status[] = [
  'DELIVERED',
  'ACKNOWLEDGED',
  'UNDER_REVIEW',
  'CLARIFY',
  'HELD',
  'DECIDED',
  'EFFECTED',
  'NOTICED',
  'MONITORED',
  'CLOSED',
];
/** Sent and not yet decided: what `useful_until`, holds and withdrawal speak of. */
export const OPEN_AT_PLATFORM: readonly Status[] = [
  'SENT',
  'DELIVERED',
  'ACKNOWLEDGED',
  'UNDER_REVIEW',
  'CLARIFY',
  'HELD',
];

export const ITEM_STATES = [
  'DRAFT',
  'STOPPED',
  'NARROWED_OUT',
  'PENDING',
  'DECIDED',
  'EFFECTED',
  'REINSTATED',
  'UNANSWERED',
  'WITHDRAWN',
  'CEASED',
] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** Whose time runs in a state. Held and finished time is nobody's; a clock is running or paused, never guessed. */
export const TURN: Record<Status, 'unit' | 'oversight' | 'platform' | 'paused' | 'stopped'> = {
  NONE: 'stopped',
  DRAFT: 'unit',
  LOCK1: 'unit',
  LOCK2: 'oversight',
  READY: 'unit',
  SENT: 'unit',
  DELIVERED: 'platform',
  ACKNOWLEDGED: 'platform',
  UNDER_REVIEW: 'platform',
  CLARIFY: 'unit',
  HELD: 'paused',
  DECIDED: 'platform',
  EFFECTED: 'platform',
  NOTICED: 'stopped',
  MONITORED: 'stopped',
  CLOSED: 'stopped',
  STOPPED: 'stopped',
  REFUSED_L2: 'stopped',
  WITHDRAWN: 'stopped',
  EXPIRED: 'stopped',
  CEASED: 'stopped',
};
