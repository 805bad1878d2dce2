import { lock2DueAt } from '../deadlines.ts';
import { requiredLocks } from '../../oversight/required-locks.ts';
import { refuse } from '../../refusals.ts';
import { differsFrom } from '../blind-reading.ts';
import { liveItems } from '../state.ts';
import { runGates } from '../gates/run-gates.ts';
import { nameOf, type Decider } from './request.ts';

/** D6: the supervisor answers before seeing the officer's answers; a difference goes to lock 2. */
export const recordBlindReading: Decider<'RecordBlindReading'> = (referral, { command: { data }, actor }) => {
  if (referral.authors.includes(nameOf(actor))) return refuse('own-draft');
  const item = referral.items.find(({ id }) => id === data.itemId);
  if (!item || item.state !== 'DRAFT') return refuse('unknown-item', 'itemId');
  if (item.blind) return refuse('decided-twice', 'itemId');
  return [{ kind: 'BlindReadingRecorded', data: { ...data, differs: differsFrom(item.content, data.reading) } }];
};

/** Lock 1, and with it the one question of deconfliction: after the lock's reading, before anything leaves (D10). */
export const approveLock1: Decider<'ApproveLock1'> = (referral, { command: { data }, actor, world, at }) => {
  const person = nameOf(actor);
  if (referral.authors.includes(person)) return refuse('own-draft');
  if (data.digest !== referral.digest) return refuse('digest-differs', 'digest');
  const unread = referral.reread.filter(
    (itemId) => referral.items.find(({ id }) => id === itemId)?.blind?.by !== person,
  );
  if (unread.length > 0) return refuse('rereading-missing', 'items', String(unread.length));
  const report = runGates(referral, world, { deconfliction: true, at });
  const delayed = report.findings.filter((finding) => finding.gate === 'G6');
  // No answer is not a clear answer.
  if (delayed.length > 0 || (report.gates.G6 !== 'PASS' && liveItems(referral).length > 0))
    return refuse('gates-open', undefined, 'delayed', delayed);
  const triggers = requiredLocks(referral, world);
  if (triggers.length > 0 && world.oversight.length === 0) return refuse('oversight-not-appointed');
  const lock2Due = triggers.length > 0 ? lock2DueAt(referral, world, at) : null;
  return [{ kind: 'Lock1Approved', data: { digest: data.digest, triggers, lock2Due } }];
};

export const returnLock1: Decider<'ReturnLock1'> = (referral, { command: { data }, actor }) =>
  referral.authors.includes(nameOf(actor)) ? refuse('own-draft') : [{ kind: 'Lock1Returned', data }];

export const stopReferral: Decider<'StopReferral'> = (referral, { command: { data }, actor }) =>
  referral.authors.includes(nameOf(actor))
    ? refuse('own-draft')
    : [{ kind: 'ReferralStopped', data: { ...data, letter: referral.header.fromComplaint === true } }];
