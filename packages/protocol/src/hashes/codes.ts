/** The closed lists in which opinions about fingerprints are written (spec/hashes.md). */

/** TLP 2.0. What each reaches stands in `audience.ts`. */
export const TLP = ['RED', 'AMBER_STRICT', 'AMBER', 'GREEN', 'CLEAR'] as const;
export type Tlp = (typeof TLP)[number];

export const WITHDRAWAL_CAUSES = [
  'CORRECTION',
  'APPEAL_UPHELD',
  'COURT',
  'NO_LONGER_HELD',
  'FINGERPRINT_WRONG',
] as const;
export type WithdrawalCause = (typeof WITHDRAWAL_CAUSES)[number];

/** Why another party holds that something is not of this kind: an exemption, or simply another judgement. */
export const DISPUTE_GROUNDS = [
  'EDUCATIONAL',
  'JOURNALISTIC',
  'ARTISTIC',
  'RESEARCH',
  'PREVENT_COUNTER',
  'POLEMIC_DEBATE',
  'NOT_TERRORIST_CONTENT',
  'FINGERPRINT_WRONG',
] as const;
export type DisputeGround = (typeof DISPUTE_GROUNDS)[number];

/** Counts travel as buckets, named by their lower end: an exact count of a rare entry would tell whose upload it was. */
export const BUCKETS = ['B0', 'B1', 'B5', 'B20', 'B100', 'B1000'] as const;
export type Bucket = (typeof BUCKETS)[number];
export const bucketRank = (bucket: Bucket): number => BUCKETS.indexOf(bucket);
export const bucketOf = (count: number): Bucket =>
  BUCKETS.findLast((bucket) => count >= Number(bucket.slice(1))) ?? 'B0';

/** Images with less to see resemble each other (Meta's published threshold). */
export const LEAST_QUALITY = 50;
/** An opinion is looked at again at least once a year (C0.5). */
export const OPINION_MONTHS = 12;
/** A list is kept by whoever takes part seriously: the lowest tier receives and contributes none (D13). */
export const FLOOD_RANKS = 2;
export const LEAST_FLOOD: Bucket = 'B100';
/** Matches of a day are told from this many hours after its end on, unless they are a flood. */
export const FEEDBACK_DELAY_HOURS = 24;
