import { type BundleFault, fault } from './fault.ts';
import type { Bundle, ChainEntry } from './schema.ts';

/** The facts from submission to sending, in order, with those that carry the acts. */
export type Chain = {
  readonly submission: ChainEntry;
  readonly lock1: ChainEntry;
  readonly lock2: ChainEntry | null;
  readonly sent: ChainEntry;
  /** Whether the system found before sending that lock 2 had come to be required. */
  readonly lock2Required: boolean;
};

/** Facts that may stand between submission and sending. Any other went back, changed or ended the draft. */
const BETWEEN = new Set([
  'ItemStopped',
  'DraftSubmitted',
  'BlindReadingRecorded',
  'Lock1Approved',
  'Lock2Required',
  'Lock2Approved',
  'Lock2Narrowed',
  'Lock2Refused',
  'ReconsiderationAsked',
  'ReconsiderationDecided',
  'ReminderDue',
  'sensitive',
  'ReferralSent',
]);
export const LOCK2_KINDS = new Set(['Lock2Approved', 'Lock2Narrowed', 'ReconsiderationDecided']);

const kindOf = ({ opened }: ChainEntry): string => opened.kind.value;

/** Whether the entries are one case's facts without a gap, and which of them are the acts (spec/bundle.md, Chain). */
export function readChain({ chain, referral }: Bundle): Chain | BundleFault {
  const broken = linkFault(chain, `referral:${referral}`);
  if (broken) return broken;
  const odd = chain.find((entry) => !BETWEEN.has(kindOf(entry)));
  if (odd) return fault('changed-after-submission', kindOf(odd));
  const submitted = chain.filter((entry) => kindOf(entry) === 'DraftSubmitted');
  const began = chain.findIndex((entry) => kindOf(entry) !== 'ItemStopped');
  if (submitted.length !== 1 || chain[began] !== submitted[0]) return fault('submission-missing');
  if (chain.slice(began).some((entry) => kindOf(entry) === 'ItemStopped')) return fault('changed-after-submission');
  const sent = chain.at(-1)!;
  if (chain.filter((entry) => kindOf(entry) === 'ReferralSent').length !== 1 || kindOf(sent) !== 'ReferralSent')
    return fault('sending-missing');
  const [lock1, ...again] = chain.filter((entry) => kindOf(entry) === 'Lock1Approved');
  if (!lock1 || again.length > 0) return fault('lock1-missing', `${again.length + (lock1 ? 1 : 0)} locks`);
  const lock2 = chain.findLast((entry) => LOCK2_KINDS.has(kindOf(entry))) ?? null;
  if (lock2 && lock2.index < lock1.index) return fault('lock1-missing', 'lock 2 came first');
  const lock2Required = chain.some((entry) => kindOf(entry) === 'Lock2Required');
  return { submission: chain[0]!, lock1, lock2, sent, lock2Required };
}

function linkFault(chain: readonly ChainEntry[], stream: string): BundleFault | undefined {
  for (const [i, { index, opened }] of chain.entries()) {
    if (opened.stream.value !== stream) return fault('entry-of-another-case', opened.stream.value);
    if (opened.month.value !== opened.at.value.slice(0, 7)) return fault('chain-broken', `month of entry ${index}`);
    const before = chain[i - 1];
    if (!before) continue;
    const follows =
      Number(opened.version.value) === Number(before.opened.version.value) + 1 &&
      opened.previous.value === before.opened.body.value &&
      opened.at.value >= before.opened.at.value &&
      index > before.index;
    if (!follows) return fault('chain-broken', `between entries ${before.index} and ${index}`);
  }
  return undefined;
}
