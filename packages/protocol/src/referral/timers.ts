import type { CommandKind } from './commands.ts';
import { isAct } from './codes.ts';
import { annexEnds } from './annex.ts';
import { openReminders } from './reminders.ts';
import type { Referral } from './state.ts';
import { OPEN_AT_PLATFORM } from './status.ts';
import type { SystemRule } from '../parties/roles.ts';
import type { World } from './world.ts';

/** A command that the system will give by itself at an instant, under a named rule. */
export type Timer = {
  readonly at: string;
  readonly kind: CommandKind;
  readonly rule: SystemRule;
  readonly percent?: 50 | 80;
};

/**
 * What time alone will bring about in this state. Derived anew after every fact, so a timer that no longer applies is
 * gone by itself; each is given through the same decider as everybody's commands.
 */
export function timersOf(referral: Referral, world: World): readonly Timer[] {
  const timers: Timer[] = [];
  const add = (at: string | undefined, kind: CommandKind, rule: SystemRule): void => {
    if (at !== undefined) timers.push({ at, kind, rule });
  };
  const { status, turns } = referral;
  const now = turns.at(-1)?.from;
  if (status === 'READY') add(now, 'Send', 'send-when-locked');
  if (status === 'CLARIFY')
    add(referral.clarifications.at(-1)?.answerDue.operationalDue, 'LapseClarification', 'clarification-lapses');
  if (status === 'HELD') add(referral.hold?.until, 'EndHold', 'hold-ends');
  if (OPEN_AT_PLATFORM.includes(status)) add(referral.usefulUntil, 'Expire', 'useful-until');
  if (status === 'NOTICED') add(referral.notice?.at, 'StartMonitoring', 'monitoring-starts');
  if (status === 'MONITORED') add(referral.monitoredUntil, 'Close', 'monitoring-ends');
  if (status === 'DECIDED' && !referral.items.some((item) => item.decision && isAct(item.decision.outcome))) {
    add(
      referral.items
        .map((item) => item.decision?.at ?? '')
        .sort()
        .at(-1),
      'Close',
      'monitoring-ends',
    );
  }
  add(annexEnds(referral), 'DestroyAnnex', 'annex-ends');
  const reminders = openReminders(referral, world).map(
    ({ at, percent }): Timer => ({ at, kind: 'Remind', rule: 'reminder', percent }),
  );
  return [...timers, ...reminders].sort((a, b) => (a.at < b.at ? -1 : 1));
}
