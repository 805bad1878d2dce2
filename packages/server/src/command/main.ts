// The operator's command.
import { Command } from 'commander';
import { report } from '../lifetime.ts';
import { runBackup, runRestore } from './archive.ts';
import { addErase } from './erase.ts';
import { addFound } from './found.ts';
import { runKeys } from './keys.ts';
import { addLog } from './log.ts';
import { runMigrate } from './migrate.ts';

const SETTINGS = `
Settings (environment):
  REMIT_ORIGIN              where people open it, such as https://remit.example    (serve)
  REMIT_LOG_NAME            the public log's name, such as remit.example/log       (serve)
  REMIT_KEY_FILE            keys made with "remit-server keys FILE"                (serve, found)
  REMIT_KEYS                what such a file holds, instead of REMIT_KEY_FILE     (serve, found)
  DATABASE_URL              a PostgreSQL of version 15 or newer; without it the server runs its own
  REMIT_DATA                folder for data (./data)
  PORT, REMIT_HOST          where to listen (4600, localhost)
  REMIT_TRUST_PROXY         addresses of proxies to believe, separated by commas (none)
  REMIT_METRICS_FROM        addresses or networks that may read /metrics (this machine alone)
  REMIT_DESK_SIGNER         where pages find their desk's signer, such as http://127.0.0.1:4630 (nowhere)
  REMIT_CHECKPOINT_SECONDS  time between published checkpoints (600)
  REMIT_PADDING             entries a published checkpoint is padded to (16)
  REMIT_WITNESSES           who cosigns checkpoints: "name+id+key URL kind", separated by commas, or @FILE (none)
  REMIT_WITNESS_QUORUM      how many of them a checkpoint needs to be published (more than half)
  REMIT_LOG_LEVEL           fatal, error, warn, info, debug or silent (info)`;

export function program(): Command {
  const command = new Command('remit-server')
    .description('Runs and keeps the Remit service.')
    .addHelpText('after', SETTINGS);
  command
    .command('serve')
    .description('run the service; it applies due migrations first')
    // Loaded when needed: the other commands do not wait for the whole service.
    .action(async () => (await import('../main.ts')).serve());
  command
    .command('migrate')
    .description('apply due migrations')
    .option('--dump [file]', 'then write the schema to FILE, or to the output')
    .option('--pending', 'only list what is due')
    .action(runMigrate);
  addFound(command);
  command
    .command('backup')
    .argument('<file>', 'a new file; it is written whole or not at all')
    .description('export everything in one snapshot, also while the service runs; keep the key file elsewhere')
    .action(runBackup);
  command
    .command('restore')
    .argument('<file>', 'a file that "backup" wrote')
    .description(
      'import a backup into a new database that "migrate" made, in one transaction; no server runs on it yet',
    )
    .action(runRestore);
  addLog(command);
  addErase(command);
  command.command('keys').argument('<file>', 'a new file').description("make the service's keys").action(runKeys);
  return command;
}

export async function main(args: readonly string[]): Promise<void> {
  try {
    await program().parseAsync(args, { from: 'user' });
  } catch (error) {
    report(error);
    process.exitCode = 1;
  }
}
