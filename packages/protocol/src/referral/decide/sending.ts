import { requiredLocks } from '../../oversight/required-locks.ts';
import { refuse } from '../../refusals.ts';
import { lock2DueAt, platformDue, usefulUntil } from '../deadlines.ts';
import { digestOf } from '../document.ts';
import { runGates } from '../gates/run-gates.ts';
import { openReminders } from '../reminders.ts';
import type { Decider } from './request.ts';

/**
 * The last look before a referral leaves (C6). The world may have moved since the locks: a parameter set ran out, a
 * card changed, the rolling total rose. Then it goes back to where it can be mended; it never leaves without every
 * lock that `requiredLocks` names now, each on the digest of what is sent now (D1).
 */
export const send: Decider<'Send'> = (referral, { world, at }) => {
  const digest = digestOf(referral);
  const gates = runGates(referral, world, { deconfliction: false, at, sending: true });
  const open = gates.findings.find((finding) => finding.outcome === 'STOP' || finding.outcome === 'FIXABLE');
  if (open) return [{ kind: 'ReturnedAtSending', data: { code: open.code } }];
  if (referral.lock1?.digest !== digest) return refuse('locks-missing', 'lock1');
  const triggers = requiredLocks(referral, world);
  if (triggers.length > 0 && referral.lock2?.digest !== digest)
    return [{ kind: 'Lock2Required', data: { triggers, lock2Due: lock2DueAt(referral, world, at) } }];
  return [{ kind: 'ReferralSent', data: { digest, usefulUntil: usefulUntil(referral, at) } }];
};

/** D24: delivered means committed to the inbox and a notice delivered by one channel. Receipt starts the clocks. */
export const recordDelivery: Decider<'RecordDelivery'> = (referral, { command: { data }, world, at }) => [
  {
    kind: 'ReferralDelivered',
    data: {
      channel: data.channel,
      receivedAt: at,
      ackDue: platformDue('ACKNOWLEDGE', referral, world, at),
      decideDue: platformDue('DECIDE', referral, world, at),
    },
  },
];

/** A reminder of what is due now, given once, and not before its time. */
export const remind: Decider<'Remind'> = (referral, { command: { data }, world, at }) => {
  const owed = openReminders(referral, world).find(({ percent }) => percent === data.percent);
  if (!owed || at < owed.at) return refuse('reminder-not-due');
  return [{ kind: 'ReminderDue', data: { percent: owed.percent, of: owed.of } }];
};
