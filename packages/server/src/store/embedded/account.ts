// PostgreSQL refuses to run as root. As root we therefore run it under an unprivileged account that
// already exists; as anybody else it runs as ourselves.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

export interface Account {
  /** Undefined: run as the current user. */
  readonly ids: { readonly uid: number; readonly gid: number } | undefined;
  readonly name: string;
}

const CANDIDATES = ['remit', 'postgres', 'nobody'];

function accountsOfSystem(): { name: string; uid: number; gid: number }[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/**
 * The account PostgreSQL runs under. A cluster that exists keeps its owner, so that an account added to
 * the machine later does not lock us out of our own data.
 */
export function postgresAccount(clusterFolder: string): Account {
  if (process.getuid?.() !== 0) return { ids: undefined, name: 'the current user' };
  const known = accountsOfSystem();
  const owner = statSync(clusterFolder, { throwIfNoEntry: false })?.uid ?? 0;
  const chosen =
    known.find((account) => owner !== 0 && account.uid === owner) ??
    CANDIDATES.map((name) => known.find((account) => account.name === name)).find((account) => account !== undefined);
  if (chosen === undefined)
    throw new Error('no unprivileged account (remit, postgres or nobody) exists on this machine');
  return { ids: { uid: chosen.uid, gid: chosen.gid }, name: chosen.name };
}

/** Asks the operating system rather than reading mode bits: ACLs and mount options count too. */
export function accountCan(account: Account, flag: '-x' | '-r' | '-w', path: string): boolean {
  return spawnSync('/bin/sh', ['-c', `test ${flag} "$1"`, 'sh', path], { cwd: '/', ...account.ids }).status === 0;
}

/** Whether the account can still write a little there. Its own try, because root may use space that others may not. */
export function hasRoom(account: Account, folder: string): boolean {
  const attempt = 'dd if=/dev/zero of="$1" bs=65536 count=16; code=$?; rm -f "$1"; exit $code';
  const file = `${folder}/room.partial`;
  return spawnSync('/bin/sh', ['-c', attempt, 'sh', file], { cwd: '/', stdio: 'ignore', ...account.ids }).status === 0;
}
