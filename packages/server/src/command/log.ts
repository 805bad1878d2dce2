import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Command } from 'commander';
import { serviceSettings, type Settings } from '../config.ts';
import { WitnessPanel } from '../jobs/witnesses/panel.ts';
import { readServiceKeys } from '../key-file.ts';
import { StartFailure } from '../store/embedded/index.ts';
import { beginAnew } from '../store/log/begin-anew.ts';
import { type Declaration, goOn } from '../store/log/incident.ts';
import { Leadership } from '../store/log/leadership.ts';
import { latestSigned } from '../store/log/publish.ts';
import { recover } from '../store/log/recover.ts';
import { logSigner, type LogSigner } from '../store/log/signer.ts';
import { type SizeKeeper, sizeFile } from '../store/log/size-file.ts';
import { BelowPolicy, LogUnsound } from '../store/log/unsound.ts';
import { createPool } from '../store/pool.ts';
import { openCopy } from './log-copy.ts';
import { withDatabase } from './with-database.ts';

type Options = { reason: string; recoverFrom?: string; newOrigin?: string };
type Work = {
  readonly pool: ReturnType<typeof createPool>;
  readonly epoch: number;
  readonly settings: Settings;
  readonly signer: LogSigner;
  readonly keeper: SizeKeeper;
  readonly declared: Declaration;
};

const EXPLANATION = `
What you declare stands in the log for good, as an entry that everybody who reads the log sees. Three cases:

  (no option)           the database is whole, and only the memory beside it is missing: a new machine, a lost
                        REMIT_DATA. Refused if a file or a witness knows more than the database.
  --recover-from PLACE  the database is behind what was signed, as after a restore. PLACE is a copy of the published
                        log (an address or a folder): its entries are taken over as they were published, so that the
                        log still extends what everybody saw. Facts that were made since the backup are lost.
  --new-origin NAME     there is no such copy. A new log begins, whose first entry names the old one and how far it was
                        signed. Then start the service with REMIT_LOG_NAME=NAME, and tell all who check the log.

Stop every server first; all settings of "serve" are needed. See docs/how-to/run-the-service.md, "Incidents".`;

export function addLog(program: Command): void {
  program
    .command('log')
    .description('what an operator can do about the log')
    .command('declare-incident')
    .description('say in the log itself that its memory was damaged, so that it may go on')
    .requiredOption('--reason <sentence>', 'what happened, in one line; everybody will read it')
    .option('--recover-from <place>', 'a copy of the published log')
    .option('--new-origin <name>', 'begin a new log under this name')
    .addHelpText('after', EXPLANATION)
    .action(declareIncident);
}

async function declareIncident(options: Options): Promise<void> {
  if (options.recoverFrom !== undefined && options.newOrigin !== undefined)
    throw new StartFailure('Give --recover-from or --new-origin, not both.');
  const settings = serviceSettings(process.env);
  const keys = readServiceKeys(settings.keyFile);
  await withDatabase(async (config) => {
    const pool = createPool(config, { max: 3 });
    const leadership = new Leadership(pool);
    try {
      const epoch = await leadership.term();
      if (epoch === null) throw new StartFailure('A server orders the log now. Stop every server first.');
      const folder = join(settings.dataFolder, 'state');
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, 'log-signed-size.json');
      const declared = { origin: settings.logName, at: new Date().toISOString(), reason: options.reason.trim() };
      const signer = logSigner(settings.logName, keys.logSeed);
      const work = { pool, epoch, settings, signer, keeper: sizeFile(path), declared };
      process.stdout.write(`${await inWords(options, work, path)}\n`);
    } finally {
      await leadership.resign();
      await pool.end();
    }
  });
}

/** A refusal of the log is an answer to the operator, not a fault of the command. */
async function inWords(options: Options, work: Work, path: string): Promise<string> {
  try {
    if (options.recoverFrom !== undefined) return await recovered(options.recoverFrom, work);
    return options.newOrigin === undefined ? await gone(work) : await anew(options.newOrigin, work, path);
  } catch (error) {
    if (error instanceof LogUnsound || error instanceof BelowPolicy)
      throw new StartFailure(`Nothing was declared: ${error.message}.`);
    if (error instanceof RangeError) throw new StartFailure('Give --reason as one line of text.');
    throw error;
  }
}

async function gone({ pool, epoch, settings, signer, keeper, declared }: Work): Promise<string> {
  const { witnesses } = settings;
  if (witnesses.witnesses.length > 0)
    await new WitnessPanel(witnesses, () => undefined).confirm(await latestSigned(pool, signer));
  const index = await goOn(pool, epoch, [keeper], declared);
  return `Declared as entry ${index} of ${declared.origin}. The log goes on at the next start.`;
}

async function recovered(place: string, { pool, epoch, signer, keeper, declared }: Work): Promise<string> {
  const copy = await openCopy(place, signer);
  const { index, lost } = await recover(pool, epoch, [keeper], copy, declared);
  const what = lost === null ? 'No fact was lost' : `Facts of entries ${lost.from} to ${lost.to - 1} were lost`;
  return `Declared as entry ${index} of ${declared.origin}, up to size ${copy.checkpoint.size} as published. ${what}.`;
}

async function anew(origin: string, { pool, epoch, signer, keeper, declared }: Work, path: string): Promise<string> {
  if (origin === signer.origin || !/^[^\s+]+$/.test(origin))
    throw new StartFailure('The new name must be another one, without spaces or plus signs.');
  const known = await latestSigned(pool, signer);
  const kept = keeper.read();
  // Whatever remembers more is believed: the old log is not to look shorter than it was.
  const last = kept !== null && kept.size > known.size ? kept : known;
  const old = { origin: signer.origin, size: last.size, root: Buffer.from(last.root, 'hex') };
  const index = await beginAnew(pool, epoch, old, { ...declared, origin });
  putAside(path, signer.origin);
  return `Declared as entry ${index} of ${origin}, which follows ${old.origin} (size ${old.size}). Start the service with REMIT_LOG_NAME=${origin}.`;
}

/** The old log's memory, and the claims beside it (`.<size>`): left there, they would stop the new log as too short. */
function putAside(path: string, origin: string): void {
  const [folder, name] = [dirname(path), basename(path)];
  for (const each of readdirSync(folder))
    if (each === name || (each.startsWith(`${name}.`) && /^\d+$/.test(each.slice(name.length + 1))))
      renameSync(join(folder, each), join(folder, `${each}-of-${origin.replaceAll(/[^\w.-]/g, '_')}`));
}
