// Where things lie: PostgreSQL's own folder belongs to its account, everything else to the server.
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { accountCan, postgresAccount, type Account } from './account.ts';
import { StartFailure } from './failure.ts';
import { makeFolder } from './make-folder.ts';

export interface Folders {
  /** Owned by PostgreSQL's account, mode 0700. */
  readonly postgres: string;
  readonly cluster: string;
  readonly log: string;
  /** Read by the server alone. */
  readonly secret: string;
}

export function foldersIn(dataFolder: string): Folders {
  const postgres = join(dataFolder, 'postgres');
  return {
    postgres,
    cluster: join(postgres, 'cluster'),
    log: join(postgres, 'postgres.log'),
    secret: join(dataFolder, 'postgres.secret'),
  };
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}

/**
 * The data folder to use. As root, a folder that PostgreSQL's account cannot reach (a checkout below
 * /root, say) is replaced by one of its own below /var/lib/remit, and `say` is told so.
 */
export function resolveDataFolder(requested: string, say: (line: string) => void): string {
  const wanted = resolve(requested);
  const account = postgresAccount(foldersIn(wanted).cluster);
  const nearest = nearestExisting(wanted);
  // A file in the way cannot be entered either, and is no reason to look elsewhere.
  if (!statSync(nearest).isDirectory()) throw unusable(wanted, `${nearest} is a file`);
  if (account.ids === undefined || accountCan(account, '-x', nearest)) return wanted;
  const mark = createHash('sha256').update(wanted).digest('hex').slice(0, 8);
  const instead = join('/var/lib/remit', `${basename(wanted)}-${mark}`);
  say(`The account "${account.name}", under which PostgreSQL runs, cannot reach ${wanted}; using ${instead} instead.`);
  return instead;
}

const unusable = (folder: string, why: string): StartFailure =>
  new StartFailure(`The data folder ${folder} cannot be used: ${why}. Set REMIT_DATA to another folder.`);

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Makes the folders and returns the data folder's real path, which also names the server's claim. */
export function makeFolders(dataFolder: string): { dataFolder: string; account: Account; folders: Folders } {
  const account = postgresAccount(foldersIn(dataFolder).cluster);
  try {
    // 0711: PostgreSQL's account may pass through, and read nothing on its way.
    makeFolder(dataFolder, 0o711);
    const real = realpathSync(dataFolder);
    const folders = foldersIn(real);
    makeFolder(folders.postgres, 0o700);
    chmodSync(folders.postgres, 0o700);
    if (account.ids) chownSync(folders.postgres, account.ids.uid, account.ids.gid);
    if (!accountCan(account, '-w', folders.postgres)) throw new Error(`"${account.name}" may not write there`);
    return { dataFolder: real, account, folders };
  } catch (error) {
    throw unusable(dataFolder, reason(error));
  }
}

/**
 * A socket's address may have 107 bytes, so a deep data folder gets its socket folder elsewhere. What lies in ours is of
 * an earlier PostgreSQL that has ended: after a power cut its lock file names a process number that somebody else may
 * have by now, and PostgreSQL would not start.
 */
export function makeSocketFolder(folders: Folders, account: Account): string {
  const near = join(folders.postgres, 'socket');
  const fits = Buffer.byteLength(join(near, '.s.PGSQL.5432.lock')) <= 107;
  const folder = fits ? near : mkdtempSync('/tmp/remit-socket-');
  if (fits) {
    rmSync(near, { recursive: true, force: true });
    mkdirSync(near);
  }
  chmodSync(folder, 0o700);
  if (account.ids) chownSync(folder, account.ids.uid, account.ids.gid);
  return folder;
}
