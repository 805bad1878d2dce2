import { Gauge, type Registry } from 'prom-client';
import { health, type Health, UNAVAILABLE } from '../queries/health.ts';
import { type WorkFigures, workFigures } from '../queries/work-figures.ts';
import type { Deps } from './deps.ts';

const HELP = {
  outboxMessages: ['remit_outbox_messages', 'Messages that wait for delivery'],
  outboxSeconds: ['remit_outbox_age_seconds', 'Age of the oldest message that could be delivered'],
  timersDue: ['remit_timers_due', 'Timers that are due and not fired'],
  clockSeconds: ['remit_clock_lag_seconds', 'Seconds since the earliest of these was due'],
  factsUnsequenced: ['remit_log_pending_facts', 'Facts that have no place in the log yet'],
  sequencerSeconds: ['remit_log_lag_seconds', 'Age of the oldest of these'],
  samplesDue: ['remit_samples_due', 'Referrals whose sample waits for a checkpoint or a draw'],
} as const satisfies Record<keyof WorkFigures, readonly [name: string, help: string]>;
const FIGURES = Object.keys(HELP) as (keyof WorkFigures)[];

/** What the database knows of the work, asked at each reading; without a database these are absent, not zero. */
export function measureWork(registry: Registry, { store, config }: Deps): () => Promise<void> {
  const registers = [registry];
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers });
  const reachable = gauge('remit_database_reachable', '1 while the database answers');
  const ailments = gauge('remit_ailments', '1 for each thing that /healthz names', 'ailment');
  const refuses = gauge('remit_log_refuses_to_sign', '1 while the log refuses to sign, by what was found', 'code');
  const silence = gauge('remit_sequencer_silence_seconds', 'Seconds since the log’s worker showed life');
  const age = gauge('remit_checkpoint_age_seconds', 'Seconds since the latest checkpoint');
  const work = new Map(FIGURES.map((figure) => [figure, gauge(HELP[figure][0], HELP[figure][1])]));
  const unlabelled = [silence, age, ...work.values()];

  return async () => {
    const state = await health(store, config.log).catch(() => UNAVAILABLE);
    const figures = await workFigures(store).catch(() => null);
    for (const each of unlabelled) each.remove();
    for (const each of [ailments, refuses]) each.reset();
    reachable.set(figures === null ? 0 : 1);
    setHealth(state);
    if (figures) for (const [figure, each] of work) each.set(figures[figure]);
  };

  function setHealth(state: Health): void {
    for (const ailment of state.ailments) ailments.set({ ailment }, 1);
    if (state.logRefusal !== null) refuses.set({ code: state.logRefusal }, 1);
    if (state.sequencerSeconds !== null) silence.set(state.sequencerSeconds);
    if (state.checkpointSeconds !== null) age.set(state.checkpointSeconds);
  }
}
