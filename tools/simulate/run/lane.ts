import { type Actor, type Status, TERMINAL, TRANSITIONS } from '@remit/protocol';
import type { Store } from '../../../packages/server/src/store/store.ts';
import type { Case, Plan, Step } from '../cases/case.ts';
import { sampleReading } from '../cases/sample.ts';
import type { UnitId } from '../people/organisations.ts';
import { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { People } from './people.ts';
import { timeOf } from './plan.ts';
import type { VirtualClock } from './seeded-ports.ts';
import { type DueTimer, Timers } from './timers.ts';

type Task = { readonly story: string; readonly c: Case; readonly steps: readonly Step[] };
type Rule = Extract<Actor, { type: 'system' }>['rule'];
const system = (rule: Rule): Actor => ({ type: 'system', rule });

export type LaneParts = {
  readonly unit: UnitId;
  readonly store: Store;
  readonly people: People;
  readonly clock: VirtualClock;
  readonly chance: Chance;
  readonly checkpoints: Checkpoints;
};

/**
 * One unit's cases in the order of their instants: what people do next, and what the system's timers bring about.
 * Units run beside each other; what one does meets the other only from one day to the next.
 */
export class Lane {
  readonly #parts: LaneParts;
  readonly #timers: Timers;
  readonly #agenda = new Agenda<Task>();
  readonly #cases = new Map<string, Task>();
  readonly #undrawn = new Map<string, Case>();

  constructor(parts: LaneParts, plans: readonly Plan[]) {
    this.#parts = parts;
    this.#timers = new Timers(parts.store, parts.unit);
    for (const { story, c, steps, start } of plans) {
      this.#cases.set(c.id, { story, c, steps });
      this.#enter({ story, c, steps }, start);
    }
  }

  /** @returns the lane's clock, which has then passed the instant or stands at its last act before it */
  async until(by: string): Promise<string> {
    for (;;) {
      const next = this.#agenda.nextAt;
      const timer = await this.#timers.next(next !== undefined && next < by ? next : by);
      if (timer) await this.#fire(timer);
      else if (next !== undefined && next <= by) await this.#perform(this.#agenda.take()!);
      else return this.#parts.clock.advanceTo(by);
    }
  }

  /** Draws the samples of what was sent, each by the first checkpoint after its lock 1. */
  async draw(): Promise<void> {
    const drawn: Case[] = [];
    for (const c of [...this.#undrawn.values()]) if (await this.#draw(c)) drawn.push(c);
    await this.#plansToRead(drawn);
  }

  #enter(task: Task, after: string): void {
    const [step] = task.steps;
    if (step) this.#agenda.enter(timeOf(after, step), task);
  }

  async #perform({ at, what: task }: { at: string; what: Task }): Promise<void> {
    const { clock, chance } = this.#parts;
    const [step, ...rest] = task.steps;
    clock.advanceTo(at);
    // Whoever looks at the case sees that there is nothing left to do here.
    if (step && mayStill(step, task.c.status)) {
      clock.pass(chance.between(0, 20_000));
      await this.#act(task, step);
    }
    this.#enter({ ...task, steps: rest }, clock.now);
  }

  async #act({ story, c }: Task, step: Step): Promise<void> {
    const { people, clock } = this.#parts;
    if (c.status === 'LOCK1' || c.status === 'LOCK2') c.shown ??= await this.#look(c);
    const actor: Actor = {
      type: 'person',
      person: step.by.person,
      organisation: step.by.organisation,
      role: step.role,
    };
    const data = step.data(c, clock.now);
    if (!data) return;
    const answer = await people.onReferral(story, actor, step.kind, c.id, data, step.expects);
    if (!answer) return;
    if (step.kind === 'ApproveLock1') c.lock1At = answer.status === 'READY' ? clock.now : null;
    this.#arrived(c, answer.status as Status);
  }

  #arrived(c: Case, status: Status): void {
    if (status !== c.status && (status === 'LOCK1' || status === 'DRAFT' || status === 'READY')) c.shown = null;
    c.status = status;
    if (TERMINAL.includes(status)) this.#undrawn.delete(c.id);
  }

  /** What the supervisor's and the reviewer's screens show: the digest, and the items drawn for re-reading. */
  async #look({ id }: Case): Promise<NonNullable<Case['shown']>> {
    const { rows } = await this.#parts.store.pool.query<NonNullable<Case['shown']>>({
      name: 'simulate-look',
      text: `SELECT view -> 'referral' ->> 'digest' AS digest, view -> 'referral' -> 'reread' AS reread
        FROM case_rows WHERE referral = $1 AND party = 'unit'`,
      values: [id],
    });
    return rows[0]!;
  }

  async #fire(timer: DueTimer): Promise<void> {
    const { people, clock, chance } = this.#parts;
    const { story, c } = this.#cases.get(timer.referral)!;
    clock.advanceTo(timer.at);
    clock.pass(chance.between(800, 2_600));
    const data = timer.kind === 'Remind' ? { percent: timer.percent } : {};
    const answer = await people.onReferral(story, system(timer.rule), timer.kind, timer.referral, data);
    if (!answer) return this.#timers.putAside(timer);
    this.#arrived(c, answer.status as Status);
    if (answer.facts.includes('ReferralSent')) await this.#deliver(story, c);
  }

  async #deliver(story: string, c: Case): Promise<void> {
    const { people, clock, chance } = this.#parts;
    clock.pass(chance.between(900, 4_000));
    const answer = await people.onReferral(story, system('deliver-to-inbox'), 'RecordDelivery', c.id, {
      channel: 'IN_APP',
    });
    if (!answer) return;
    this.#arrived(c, answer.status as Status);
    if (c.lock1At !== null) this.#undrawn.set(c.id, c);
  }

  async #draw(c: Case): Promise<boolean> {
    const { people, checkpoints, clock, chance } = this.#parts;
    const checkpoint = checkpoints.firstAfter(c.lock1At!);
    if (!checkpoint) return false;
    this.#undrawn.delete(c.id);
    clock.pass(chance.between(300, 900));
    const data = { checkpointSize: checkpoint.size, checkpointRoot: checkpoint.root };
    return (await people.onReferral('sample', system('sample-after-checkpoint'), 'DrawSample', c.id, data)) !== null;
  }

  /** Reviewers read most of what was drawn in the days after; some of it is still to be read at the end. */
  async #plansToRead(drawn: readonly Case[]): Promise<void> {
    const { store, chance, clock } = this.#parts;
    if (drawn.length === 0) return;
    const { rows } = await store.pool.query<{ referral: string; items: string[] }>(
      `SELECT referral, view -> 'referral' -> 'sample' -> 'itemIds' AS items FROM case_rows
       WHERE party = 'unit' AND referral = ANY ($1) ORDER BY referral`,
      [drawn.map(({ id }) => id)],
    );
    for (const { referral, items } of rows)
      for (const itemId of items)
        if (chance.percent(88))
          this.#enter(
            { ...this.#cases.get(referral)!, steps: sampleReading(this.#cases.get(referral)!.c, itemId, chance) },
            clock.now,
          );
  }
}

const mayStill = ({ kind, expects }: Step, status: Status): boolean =>
  expects !== undefined || TRANSITIONS[kind][status] !== undefined;
