import { randomBytes } from 'node:crypto';
import type { Actor, Status } from '@remit/protocol';
import { Announcer } from '../../packages/server/src/commands/announcer.ts';
import { Executor } from '../../packages/server/src/commands/execute.ts';
import { systemPorts } from '../../packages/server/src/ports.ts';
import { createPool } from '../../packages/server/src/store/pool.ts';
import { custodyOf } from '../../packages/server/src/store/sealing.ts';
import type { Case, Step } from '../../tools/simulate/cases/case.ts';
import { makeCase } from '../../tools/simulate/cases/make-case.ts';
import { aboutAccount } from '../../tools/simulate/cases/lock-2.ts';
import { type Kit, throughLock1, toReview } from '../../tools/simulate/cases/story.ts';
import {
  LANTERN,
  type Organisation,
  OVERSIGHT,
  type Person,
  UNITS,
} from '../../tools/simulate/people/organisations.ts';
import { Chance } from '../../tools/simulate/run/chance.ts';
import { People } from '../../tools/simulate/run/people.ts';
import { VirtualClock } from '../../tools/simulate/run/seeded-ports.ts';
import { demonstrationHere } from './here.ts';

/** How far a case has come before a person sits down at it. */
type Stage =
  | 'draft'
  | 'lock1'
  | 'lock2'
  | 'account'
  | 'refused'
  | 'delivered'
  | 'review'
  | 'approved'
  | 'asked'
  | 'decided'
  | 'effected';
const STAGES: Record<Stage, (kit: Kit) => Step[]> = {
  draft: ({ acts }) => [acts.create()],
  lock1: ({ acts }) => [acts.create(), acts.submit()],
  lock2: (kit) => throughLock1(kit, true),
  account: (kit) => (aboutAccount(kit), throughLock1(kit)),
  refused: (kit) => [...throughLock1(kit, true), kit.acts.refuse(['NOT_NECESSARY'], ['NECESSITY'])],
  delivered: (kit) => throughLock1(kit),
  review: (kit) => [...throughLock1(kit), ...toReview(kit)],
  approved: (kit) => (aboutAccount(kit), [...throughLock1(kit), kit.acts.lock2(), ...toReview(kit)]),
  asked: (kit) => [...throughLock1(kit), ...toReview(kit), kit.acts.ask(['C_TIME_RANGE'], true)],
  decided: (kit) => [...throughLock1(kit), ...toReview(kit), kit.acts.decide(() => 'ACT_REMOVED')],
  effected: (kit) => [
    ...throughLock1(kit),
    ...toReview(kit),
    kit.acts.decide(() => 'ACT_REMOVED'),
    kit.acts.effect(() => true),
  ],
};

/** Stages in which nothing of the service's own waits for the case. */
const BEFORE_SENDING: ReadonlySet<Stage> = new Set(['draft', 'lock1', 'lock2', 'account', 'refused']);

export type Made = { readonly id: string; readonly path: string; readonly title: string; readonly items: number };
export type Cases = {
  /**
   * A case of the British unit at the large platform, brought to that stage by its people, now.
   *
   * @param drafted what a person does to the draft before it goes on
   */
  readonly at: (stage: Stage, items?: number, drafted?: (draft: Made) => Promise<void>) => Promise<Made>;
  readonly close: () => Promise<void>;
};

const someone = (organisation: Organisation, person: string): Person =>
  organisation.people.find((each) => each.person === person)!;
/** Those whom the demonstration offers, so that a journey meets its own cases. */
const OFFERED = {
  officer: someone(UNITS.nru, 'nru-officer-1'),
  supervisor: someone(UNITS.nru, 'nru-supervisor-1'),
  reviewer: someone(OVERSIGHT, 'oversight-reviewer-1'),
  analyst: someone(LANTERN, 'lantern-analyst-1'),
  decider: someone(LANTERN, 'lantern-decider-1'),
  legal: someone(LANTERN, 'lantern-legal-1'),
};

/** Makes cases through the real writer beside the running service, with its clock and its chance. */
export function openCases(): Cases {
  const { database, master } = demonstrationHere();
  const pool = createPool(database, { max: 2 });
  const store = { pool, custody: custodyOf(Buffer.from(master, 'base64url')) };
  const announcer = new Announcer(pool);
  const executor = new Executor(store, systemPorts, {
    promise: () => '',
    announce: (referrals) => announcer.announce(referrals),
    signing: { site: { origin: '', domain: '' }, demonstration: true },
  });
  const now = (): string => new Date().toISOString();
  const people = new People(executor, new VirtualClock(now()));
  const look = async (id: string) => {
    const { rows } = await pool.query<{ digest: string; reread: string[]; status: Status }>(
      `SELECT view -> 'referral' ->> 'digest' AS digest, view -> 'referral' -> 'reread' AS reread, status
       FROM case_rows WHERE referral = $1 AND party = 'unit'`,
      [id],
    );
    return rows[0];
  };
  /** The draw by the next checkpoint is the service's own act: a person who sits down later meets a case at rest. */
  const isDrawn = async (id: string): Promise<boolean> => {
    const { rows } = await pool.query(
      `SELECT FROM case_rows WHERE referral = $1 AND party = 'unit'
       AND (view -> 'referral' -> 'sample' IS NOT NULL OR json_array_length(view -> 'referral' -> 'triggers') > 0)`,
      [id],
    );
    return rows.length > 0;
  };
  const take = async (c: Case, step: Step): Promise<void> => {
    const actor: Actor = {
      type: 'person',
      person: step.by.person,
      organisation: step.by.organisation,
      role: step.role,
    };
    if (step.kind === 'Acknowledge') await until(async () => (await look(c.id))?.status === 'DELIVERED');
    const seen = await look(c.id);
    if (seen) c.shown = { digest: seen.digest, reread: seen.reread };
    const data = step.data(c, now());
    const answer = data && (await people.onReferral('journey', actor, step.kind, c.id, data));
    if (!answer) throw new Error(`${step.kind}: ${JSON.stringify(people.surprises.at(-1))}`);
  };
  return {
    at: async (stage, items = 1, drafted) => {
      const chance = new Chance(randomBytes(8).toString('hex'));
      const kit = makeCase({ unit: 'nru', platform: 'lantern', at: now(), items }, chance);
      Object.assign(kit.c, OFFERED);
      // The made-up history uses the same few titles again and again; a journey looks for its own case.
      kit.c.header = { ...kit.c.header, title: `${kit.c.id.slice(-6)} ${kit.c.header.title}` };
      const { id, header } = kit.c;
      const made = { id, path: `/case/${id}`, title: header.title, items };
      for (const [i, step] of STAGES[stage](kit).entries()) {
        await take(kit.c, step);
        if (i === 0) await drafted?.(made);
      }
      if (!BEFORE_SENDING.has(stage)) await until(() => isDrawn(kit.c.id));
      if (stage === 'delivered') await until(async () => (await look(kit.c.id))?.status === 'DELIVERED');
      return made;
    },
    close: async () => {
      await announcer.close();
      await pool.end();
    },
  };
}

/** Delivery is the service's own act: a moment later. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the case did not come so far within ten seconds');
}
