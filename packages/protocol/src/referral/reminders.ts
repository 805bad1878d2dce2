import { reminderInstants } from './deadlines.ts';
import type { FactData } from './facts.ts';
import type { Referral } from './state.ts';
import type { Status } from './status.ts';
import type { World } from './world.ts';

export type Reminder = FactData['ReminderDue'] & { readonly at: string };

/** Where the platform's time runs towards something that it is reminded of: its decision, then the action's effect. */
export const REMINDED_IN: readonly Status[] = ['DELIVERED', 'ACKNOWLEDGED', 'UNDER_REVIEW', 'DECIDED'];

/**
 * The reminders that this state still owes, earliest first. Of the notice nobody is reminded: no time runs for it, and a
 * case without one is never closed by time, so that silence towards the person concerned is not tidied away.
 */
export function openReminders(referral: Referral, world: World): readonly Reminder[] {
  if (!REMINDED_IN.includes(referral.status)) return [];
  const of = referral.status === 'DECIDED' ? 'EFFECT' : 'DECIDE';
  const instants = reminderInstants(of, referral, world);
  if (!instants) return [];
  const both: readonly Reminder[] = [
    { of, percent: 50, at: instants.half },
    { of, percent: 80, at: instants.late },
  ];
  return both.filter(
    ({ percent }) => !referral.reminders.some((given) => given.of === of && given.percent === percent),
  );
}
