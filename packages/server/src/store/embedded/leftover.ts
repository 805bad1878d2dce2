// A killed server may leave its PostgreSQL behind. Before we start our own we stop it, but only after
// checking that the process named in the pid file really is a PostgreSQL on this very cluster.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartFailure } from './failure.ts';

function pidInFile(cluster: string): number | undefined {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

function isOurs(pid: number, cluster: string): boolean {
  try {
    if (process.platform === 'linux') {
      const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
      // The postmaster's working folder is its cluster, and it stays there.
      return name === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === cluster;
    }
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster);
  } catch {
    return false;
  }
}

async function gone(pid: number, cluster: string, withinMilliseconds: number): Promise<boolean> {
  const end = performance.now() + withinMilliseconds;
  while (performance.now() < end) {
    if (!isOurs(pid, cluster)) return true;
    await sleep(50);
  }
  return false;
}

/** Fast shutdown first; an immediate one if that takes too long (the next start then recovers). */
export async function stopLeftover(cluster: string, say: (line: string) => void): Promise<void> {
  const pid = pidInFile(cluster);
  if (pid === undefined) return;
  if (!isOurs(pid, cluster)) {
    // The number now belongs to another process, and PostgreSQL would refuse to start because of it.
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
    return;
  }
  say(`Stopping the PostgreSQL that an earlier server left behind (process ${pid}).`);
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended in between.
    }
    if (await gone(pid, cluster, patience)) return;
  }
  throw new StartFailure(`The PostgreSQL that an earlier server left behind (process ${pid}) does not stop.`);
}
