import { daysAfter } from '@remit/protocol';
import { Executor } from '../../packages/server/src/commands/execute.ts';
import type { LogSettings } from '../../packages/server/src/jobs/log-worker.ts';
import type { Ports } from '../../packages/server/src/ports.ts';
import type { Store } from '../../packages/server/src/store/store.ts';
import { ListLane } from './list/list-lane.ts';
import { Lists } from './list/lists.ts';
import { offerAccounts } from './people/accounts.ts';
import { foundingSteps, overload } from './people/found.ts';
import { type UnitId, UNITS } from './people/organisations.ts';
import { type Chance, chancesOf } from './run/chance.ts';
import { Checkpoints } from './run/checkpoints.ts';
import { closeNumbers, deliverAll } from './run/deliveries.ts';
import { runHistory } from './run/history.ts';
import { recordImports } from './run/imports.ts';
import { Lane } from './run/lane.ts';
import { People, type Surprise } from './run/people.ts';
import { plansOf } from './run/plan.ts';
import { seededPorts, VirtualClock } from './run/seeded-ports.ts';

export type SimulationOptions = {
  /** The same seed, end and scale make the same facts, byte for byte. */
  readonly seed: string;
  /** The instant at which the two months end, such as 2026-11-22T17:40:00.000Z. */
  readonly end: string;
  /** 1 makes some 350 referrals; every story is told at least once however small it is. */
  readonly scale: number;
  /** How the log is signed: the service's own settings, because it goes on with the same log. */
  readonly log: LogSettings;
};

export type SimulationReport = {
  readonly referrals: number;
  /** Fingerprints of which somebody gave an opinion. */
  readonly entries: number;
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
export async function simulate(store: Store, options: SimulationOptions): Promise<SimulationReport> {
  const { seed, end, scale, log } = options;
  const began = performance.now();
  const chances = chancesOf(seed);
  const founders = desk(
    store,
    `${seed}/founding`,
    `${daysAfter(end, -FOUNDED_DAYS_BEFORE).slice(0, 10)}T08:00:00.000Z`,
  );
  const checkpoints = new Checkpoints(store, founders.ports, log);
  try {
    const from = await found(founders, end, chances.all);
    const plans = plansOf(end, scale, chances);
    const units = (Object.keys(UNITS) as UnitId[]).map((unit) => ({
      unit,
      store,
      checkpoints,
      chance: chances[unit],
      ...desk(store, `${seed}/${unit}`, from),
    }));
    const lanes = units.map(
      (parts) =>
        new Lane(
          parts,
          plans.filter(({ c }) => c.unit === parts.unit),
        ),
    );
    const sharing = desk(store, `${seed}/list`, from);
    const lists = new Lists(store, sharing.ports, sharing.people);
    await lists.register(from, chances.list);
    const list = new ListLane({ store, chance: chances.list, lists, ...sharing }, end, scale);
    await runHistory(lanes, list, checkpoints, from, end);
    await closeNumbers(store);
    await recordImports(store, plans);
    const notices = await deliverAll(store, end);
    const accounts = await offerAccounts(store);
    const seconds = (performance.now() - began) / 1000;
    const counts = countsOf([founders, ...units, sharing].map(({ people }) => people));
    const { length: referrals } = plans;
    return { referrals, entries: list.entries, ...counts, checkpoints: checkpoints.count, notices, accounts, seconds };
  } finally {
    await checkpoints.close();
  }
}

type Desk = { readonly clock: VirtualClock; readonly ports: Ports; readonly people: People };

/** A clock, ports and a writer of its own, one command at a time, so that the order of things is the seed's alone. */
function desk(store: Store, seed: string, start: string): Desk {
  const clock = new VirtualClock(start);
  const ports = seededPorts(seed, clock);
  const executor = new Executor(store, ports, {
    promise: () => '',
    announce: () => undefined,
    lanes: 1,
    // Made-up people sign with made-up keys, wherever the history is served later.
    signing: { site: { origin: '', domain: '' }, demonstration: true },
  });
  return { clock, ports, people: new People(executor, clock) };
}

const countsOf = (people: readonly People[]) => ({
  commands: people.reduce((sum, { commands }) => sum + commands, 0),
  facts: people.reduce((sum, { facts }) => sum + facts, 0),
  lawfulNos: people.reduce((sum, { lawfulNos }) => sum + lawfulNos, 0),
  surprises: people.flatMap(({ surprises }) => surprises),
});

/** @returns the instant from which the published rules are in force */
async function found({ people, clock }: Desk, end: string, chance: Chance): Promise<string> {
  const inForceFrom = `${daysAfter(end, -IN_FORCE_DAYS_BEFORE).slice(0, 10)}T00:00:00.000Z`;
  const steps = await foundingSteps(clock.now, inForceFrom, daysAfter(end, -30), chance);
  for (const { actor, kind, organisation, data } of steps) {
    clock.pass(chance.between(60_000, 400_000));
    await people.onOrganisation(actor, kind, organisation, data);
  }
  const { actor, kind, organisation, data } = overload(clock.advanceTo(inForceFrom));
  await people.onOrganisation(actor, kind, organisation, data);
  return inForceFrom;
}
