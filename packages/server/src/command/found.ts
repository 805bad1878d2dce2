import type { Command } from 'commander';
import { hubs } from '../commands/found-hub.ts';
import { foundingSettings } from '../config.ts';
import { keyCheck, type Keys, readServiceKeys } from '../key-file.ts';
import { type DatabaseConfig, StartFailure } from '../store/embedded/index.ts';
import { markInstallation, readInstallation, refuseOther } from '../store/installation.ts';
import { pendingMigrations } from '../store/migrate.ts';
import { createPool } from '../store/pool.ts';
import { custodyOf } from '../store/sealing.ts';
import type { Store } from '../store/store.ts';
import { holdCeremony, type Plan } from './found-ceremony.ts';
import { againPlan, type FoundOptions, foundingPlan } from './founding-plan.ts';
import { withDatabase } from './with-database.ts';

const EXAMPLE = `
Example:
  remit-server found --name "Referral hub" --domain hub.example --jurisdiction DE \\
    --person hub-1 Heron "A. Example" --person hub-2 Plover "B. Example" --codes-to - plover.code

--file takes the same as JSON: {"name": …, "domain": …, "jurisdiction": …,
  "people": [{"person": …, "pseudonym": …, "name": …, "channel": "IN_PERSON" | "PHONE" | "POST"}, …]}`;

export function addFound(program: Command): void {
  program
    .command('found')
    .description('found the hub of an empty service, and print one-time codes for its first two people')
    .option('--name <name>', "the hub's name")
    .option('--domain <domain>', "the hub's domain")
    .option('--jurisdiction <state>', 'two letters, such as DE')
    .option('--id <identifier>', "the hub's identifier (hub)")
    .option('--person <id pseudonym name...>', 'identifier, pseudonym and name; give it twice')
    .option('--channel <channels...>', 'how each code travels: IN_PERSON, PHONE or POST')
    .option('--file <json>', 'all of these in a file')
    .option('--codes-to <places...>', 'a file for each code, of its owner alone; - is the screen')
    .option('--again', 'new codes for a hub whose ceremony did not come to its end')
    .addHelpText('after', EXAMPLE)
    .action(runFound);
}

/** `remit-server found`: the hub and the ceremony of its first two people. */
async function runFound(options: FoundOptions): Promise<void> {
  // Read first: what is wrong with the command line costs no database.
  const keys = readServiceKeys(foundingSettings(process.env).keyFile);
  if (options.again === undefined) foundingPlan(options);
  else againPlan(options);
  await withDatabase(async (config) => {
    await refuseUnready(config, keys);
    const pool = createPool(config, { max: 2 });
    const store: Store = { pool, custody: custodyOf(keys.master) };
    try {
      await holdCeremony(store, await planOf(store, options), options.codesTo ?? []);
    } finally {
      await pool.end();
    }
  });
}

/** A service's database, migrated, and begun with these keys or with none yet. */
async function refuseUnready(config: DatabaseConfig, keys: Keys): Promise<void> {
  const found = await readInstallation(config);
  refuseOther(found, 'service');
  if (found.empty || (await pendingMigrations(config)).length > 0)
    throw new StartFailure('This database is not migrated. Run: remit-server migrate');
  await markInstallation(config, 'service', keyCheck(keys));
}

async function planOf(store: Store, options: FoundOptions): Promise<Plan> {
  const known = await hubs(store);
  const [there] = known;
  if (options.again === undefined) {
    if (there) throw new StartFailure(hubIsThere(there));
    const { id, people, ...rest } = foundingPlan(options);
    return { id, people, hub: { ...rest, organisation: id } };
  }
  const { id, people } = againPlan(options);
  const hub = id === undefined ? there : known.find((each) => each.id === id);
  if (!hub) throw new StartFailure('There is no such hub yet; found it without --again.');
  return { id: hub.id, people, hub: null };
}

const hubIsThere = ({ id, administered }: { id: string; administered: boolean }): string =>
  administered
    ? `There is a hub already, ${id}, with administrators; they admit everybody else.`
    : `There is a hub already, ${id}, whose ceremony is not complete. New codes, which void the first: add --again.`;
