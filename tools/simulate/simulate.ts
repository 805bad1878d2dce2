import { daysAfter } from '@remit/protocol';
import { Executor } from '../../packages/server/src/commands/execute.ts';
import type { LogSettings } from '../../packages/server/src/jobs/log-worker.ts';
import type { Store } from '../../packages/server/src/store/store.ts';
import { offerAccounts } from './people/accounts.ts';
import { foundingSteps, overload } from './people/found.ts';
import { Chance } from './run/chance.ts';
import { Checkpoints } from './run/checkpoints.ts';
import { deliverAll } from './run/deliveries.ts';
import { History } from './run/history.ts';
import { People, type Surprise } from './run/people.ts';
import { plansOf } from './run/plan.ts';
import { seededPorts, VirtualClock } from './run/seeded-ports.ts';

export type SimulationOptions = {
  /** The same seed, end and scale make the same facts, byte for byte. */
  readonly seed: string;
  /** The instant at which the two months end, such as 2026-11-22T17:40:00.000Z. */
  readonly end: string;
  /** 1 makes some 400 referrals; every story is told at least once however small it is. */
  readonly scale: number;
  /** How the log is signed: the service's own settings, because it goes on with the same log. */
  readonly log: LogSettings;
};

export type SimulationReport = {
  readonly referrals: number;
  readonly commands: number;
  readonly facts: number;
  readonly checkpoints: number;
  readonly notices: number;
  readonly accounts: number;
  /** Refusals that a story is about. */
  readonly lawfulNos: number;
  /** Refusals that no story is about: none, unless rules and stories have come apart. */
  readonly surprises: readonly Surprise[];
  readonly seconds: number;
};

const FOUNDED_DAYS_BEFORE = 75;
const IN_FORCE_DAYS_BEFORE = 64;

/**
 * Makes two months of history on an empty, migrated database by giving simulated people's commands to the real writer,
 * with a clock, identifiers and salts that follow from the seed.
 */
export async function simulate(store: Store, { seed, end, scale, log }: SimulationOptions): Promise<SimulationReport> {
  const began = performance.now();
  const founded = `${daysAfter(end, -FOUNDED_DAYS_BEFORE).slice(0, 10)}T08:00:00.000Z`;
  const clock = new VirtualClock(founded);
  const ports = seededPorts(seed, clock);
  const chance = new Chance(`remit/simulate/people/${seed}`);
  const executor = new Executor(store, ports, { promise: () => '', announce: () => undefined, lanes: 1 });
  const people = new People(executor, clock);
  const checkpoints = new Checkpoints(store, ports, log);
  try {
    await found(people, clock, end, chance);
    const plans = plansOf(end, scale, chance);
    await new History({ store, people, clock, chance, checkpoints }).run(plans, end);
    const notices = await deliverAll(store, end);
    const accounts = await offerAccounts(store);
    const { commands, facts, lawfulNos, surprises } = people;
    const seconds = (performance.now() - began) / 1000;
    return {
      referrals: plans.length,
      commands,
      facts,
      checkpoints: checkpoints.count,
      notices,
      accounts,
      lawfulNos,
      surprises,
      seconds,
    };
  } finally {
    await checkpoints.close();
  }
}

async function found(people: People, clock: VirtualClock, end: string, chance: Chance): Promise<void> {
  const inForceFrom = `${daysAfter(end, -IN_FORCE_DAYS_BEFORE).slice(0, 10)}T00:00:00.000Z`;
  const steps = foundingSteps(clock.now, inForceFrom, daysAfter(end, -30), chance);
  for (const { actor, kind, organisation, data } of steps) {
    clock.pass(chance.between(60_000, 400_000));
    await people.onOrganisation(actor, kind, organisation, data);
  }
  clock.advanceTo(inForceFrom);
  const { actor, kind, organisation, data } = overload(clock.now);
  await people.onOrganisation(actor, kind, organisation, data);
}
