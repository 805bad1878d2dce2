import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';

/** Another process holds the file, or may hold it. */
export class FileHeld extends Error {
  override readonly name = 'FileHeld';
}

/**
 * A small file that one process at a time may change, and whose every change lasts before it is acted upon: written
 * beside, flushed, renamed, its folder flushed.
 */
export class HeldFile {
  readonly path: string;
  readonly #lock: string;

  private constructor(path: string, lock: string) {
    this.path = path;
    this.#lock = lock;
  }

  /** @throws FileHeld while another process that lives holds it */
  static hold(path: string): HeldFile {
    const lock = `${path}.lock`;
    const mine = `${lock}.${process.pid}-${randomBytes(4).toString('hex')}`;
    writeFlushed(mine, `${JSON.stringify(self())}\n`);
    try {
      // A link comes to be whole or not at all: nobody ever reads half a lock.
      while (!linked(mine, lock)) takeAway(lock);
      return new HeldFile(path, lock);
    } finally {
      rmSync(mine, { force: true });
    }
  }

  /** The text, or null where there is no such file yet. */
  read(): string | null {
    try {
      return readFileSync(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Returns when the new text outlives a power cut. */
  replace(text: string): void {
    const beside = `${this.path}.new`;
    writeFlushed(beside, text);
    renameSync(beside, this.path);
    flushFolder(dirname(this.path));
  }

  release(): void {
    rmSync(this.#lock, { force: true });
  }
}

type Holder = { readonly pid: number; readonly host: string; readonly started: string };

const self = (): Holder => ({ pid: process.pid, host: hostname(), started: startOf(process.pid) });

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

/** Takes away the lock of a process that is gone. */
function takeAway(lock: string): void {
  const holder = holderOf(lock);
  if (holder === null) return;
  if (holder.host !== hostname())
    throw new FileHeld(`${lock} was made on ${holder.host}; remove it if nothing runs there any more`);
  if (lives(holder)) throw new FileHeld(`process ${holder.pid} holds ${lock}`);
  // Renamed first, so that of two who find it stale one alone takes it away, and never a fresh one of the other.
  const stale = `${lock}.stale-${process.pid}`;
  try {
    renameSync(lock, stale);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return;
  }
  const moved = holderOf(stale);
  if (moved !== null && lives(moved)) linked(stale, lock);
  rmSync(stale, { force: true });
}

function holderOf(lock: string): Holder | null {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as Holder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new FileHeld(`${lock} cannot be read; remove it if no other process uses the file`);
  }
}

function lives({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return startOf(pid) === started;
}

/** When a process began, where the system says so: its number alone may by now be another's. */
function startOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

export function writeFlushed(path: string, text: string): void {
  const handle = openSync(path, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
