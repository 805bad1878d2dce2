// A platform's policy is data: whose opinions count, how many it takes, on which grounds, and what a dispute means.
import type { ListEntry, Opinion } from './entry.ts';

export type Policy = {
  /** Whom the platform trusts. */
  readonly parties: 'any' | readonly string[];
  /** How many of them must say the same. */
  readonly atLeast: number;
  readonly grounds: 'any' | readonly string[];
  /** An entry about which opinions disagree, whoever holds them. */
  readonly disputed: 'flag' | 'pass';
  /** Whether only opinions count of which it was proven here that they are their party's own. */
  readonly requireProof: boolean;
  /** Opinions that state a lower confidence do not count. */
  readonly leastConfidence: number;
  /** Bits in which two images may differ; above 31 every entry is compared. */
  readonly distance: number;
  /** An upload with less to see is not compared as an image: flat pictures resemble each other. */
  readonly leastQuality: number;
  /** Share of frames that must match, of the upload's and of the entry's. */
  readonly video: { readonly ofUpload: number; readonly ofEntry: number };
};

/** Careful where it must choose: two parties, undisputed. */
export const DEFAULT_POLICY: Policy = {
  parties: 'any',
  atLeast: 2,
  grounds: 'any',
  disputed: 'pass',
  requireProof: false,
  leastConfidence: 0,
  distance: 31,
  leastQuality: 50,
  video: { ofUpload: 0.8, ofEntry: 0.8 },
};

export type Reason =
  | 'counts'
  | 'no-live-opinion'
  | 'not-proven'
  | 'not-trusted'
  | 'other-ground'
  | 'too-unsure'
  | 'too-few-parties'
  | 'disputed';

export type Judgement = {
  readonly flag: boolean;
  readonly reason: Reason;
  readonly disputed: boolean;
  /** The opinions that the policy counted. */
  readonly counted: readonly Opinion[];
  /** Live ones that are not proven, where the policy asks for proof: as if they were not there. */
  readonly unproven: readonly Opinion[];
};

function isLive({ says, expires }: Opinion, now: number): boolean {
  return says !== 'withdrawn' && (expires === undefined || Date.parse(expires) > now);
}

const includes = (chosen: 'any' | readonly string[], one: string): boolean => chosen === 'any' || chosen.includes(one);

/** Whether it was shown that a party gave this opinion about this entry. */
export type IsProven = (entry: ListEntry, opinion: Opinion) => boolean;
const NOTHING_IS_PROVEN: IsProven = () => false;

/** What the policy makes of an entry, `now` in milliseconds. */
export function judge(
  entry: ListEntry,
  policy: Policy,
  now: number,
  isProven: IsProven = NOTHING_IS_PROVEN,
): Judgement {
  const standing = entry.opinions.filter((opinion) => isLive(opinion, now));
  const unproven = policy.requireProof ? standing.filter((opinion) => !isProven(entry, opinion)) : [];
  const live = standing.filter((opinion) => !unproven.includes(opinion));
  const positive = live.filter(({ says }) => says === 'positive');
  const disputed = positive.length > 0 && positive.length < live.length;
  const trusted = positive.filter(({ party }) => includes(policy.parties, party));
  const onGround = trusted.filter(({ ground }) => includes(policy.grounds, ground));
  const counted = onGround.filter(({ confidence = 1 }) => confidence >= policy.leastConfidence);
  const reason = ((): Reason => {
    if (positive.length === 0) return unproven.length > 0 ? 'not-proven' : 'no-live-opinion';
    if (trusted.length === 0) return 'not-trusted';
    if (onGround.length === 0) return 'other-ground';
    if (counted.length === 0) return 'too-unsure';
    if (new Set(counted.map(({ party }) => party)).size < policy.atLeast) return 'too-few-parties';
    return disputed && policy.disputed === 'pass' ? 'disputed' : 'counts';
  })();
  return { flag: reason === 'counts', reason, disputed, counted, unproven };
}
