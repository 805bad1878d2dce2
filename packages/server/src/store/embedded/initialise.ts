// A new cluster is made beside its place and renamed into it: a first run that is interrupted leaves
// nothing that a second one could mistake for a database.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nameDurably } from '../durable-name.ts';
import type { Account } from './account.ts';
import { StartFailure } from './failure.ts';
import type { Folders } from './folders.ts';
import type { Runtime } from './runtime.ts';

export const SUPERUSER = 'postgres';
export const APPLICATION = 'remit';

export interface Secrets {
  readonly superuser: string;
  readonly application: string;
}

function makeSecrets(file: string): Secrets {
  const secrets = {
    superuser: randomBytes(24).toString('base64url'),
    application: randomBytes(24).toString('base64url'),
  };
  const partial = `${file}.partial`;
  writeFileSync(partial, `${JSON.stringify(secrets)}\n`, { mode: 0o600, flush: true });
  nameDurably(partial, file);
  return secrets;
}

function readSecrets(file: string): Secrets {
  if (!existsSync(file)) {
    throw new StartFailure(
      `The database's password file ${file} is missing. Restore it beside the database it belongs to.`,
    );
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
}

const run = promisify(execFile);

function clearPartial(folders: Folders): void {
  for (const name of readdirSync(folders.postgres)) {
    if (name.startsWith('cluster.partial')) rmSync(join(folders.postgres, name), { recursive: true, force: true });
  }
}

async function initdb(runtime: Runtime, folders: Folders, account: Account, secrets: Secrets): Promise<void> {
  // Named by process: an initdb whose server was killed may still be writing into its own.
  const partial = `${folders.cluster}.partial-${process.pid}`;
  const passwordFile = `${partial}.password`;
  clearPartial(folders);
  writeFileSync(passwordFile, secrets.superuser, { mode: 0o600 });
  if (account.ids) chownSync(passwordFile, account.ids.uid, account.ids.gid);
  const options = [
    '-D',
    partial,
    '-U',
    SUPERUSER,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
  ];
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums'];
  try {
    await run(runtime.initdb, [...options, ...locale], {
      cwd: folders.postgres,
      env: { LC_ALL: 'C', TZ: 'UTC' },
      ...account.ids,
    });
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };
    throw new StartFailure(
      `PostgreSQL could not make its cluster in ${folders.postgres}: ${stderr.trim().split('\n').at(-1) ?? ''}`,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(partial, folders.cluster);
}

/** Makes the cluster unless it exists; a cluster of another major version is refused, never touched. */
export async function initialise(runtime: Runtime, folders: Folders, account: Account): Promise<Secrets> {
  const versionFile = join(folders.cluster, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    const secrets = makeSecrets(folders.secret);
    await initdb(runtime, folders, account, secrets);
    return secrets;
  }
  const major = readFileSync(versionFile, 'utf8').trim();
  if (major !== runtime.major) {
    throw new StartFailure(
      `The database in ${folders.cluster} is of PostgreSQL ${major}, this installation has ${runtime.major}. Make a backup with the old version and restore it with this one.`,
    );
  }
  return readSecrets(folders.secret);
}
