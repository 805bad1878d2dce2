import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('disk.c', import.meta.url));
const SWITCHES = { full: 0, off: 1, lies: 2 } as const;
type Switch = keyof typeof SWITCHES;
const PAGE = 4096;

/** What a power cut leaves: flushed content alone, or with it pages that happened to be written back unasked. */
export type Cut = 'flushed alone' | 'with stray pages';

/**
 * A folder on a disk that can lose power, be full, or lie about flushes, for the programs started with `environment`.
 * What it models, and how loosely, stands at the top of disk.c.
 */
export class ShadowDisk {
  readonly live: string;
  readonly #shadow: string;
  readonly #state: string;
  readonly #library: string;
  readonly #switches: number;

  /** @param folder an empty folder that every account may pass through */
  constructor(folder: string) {
    this.live = join(folder, 'data');
    this.#shadow = join(folder, 'shadow');
    this.#state = join(folder, 'disk');
    this.#library = join(folder, 'disk.so');
    compile(this.#library);
    for (const path of [this.live, this.#shadow, this.#state]) mkdirSync(path);
    chmodSync(this.live, 0o711);
    // PostgreSQL writes here under another account than the server.
    for (const path of [this.#shadow, this.#state]) chmodSync(path, 0o777);
    for (const name of ['state', 'lock', 'journal']) {
      writeFileSync(join(this.#state, name), name === 'state' ? Buffer.alloc(PAGE) : '');
      chmodSync(join(this.#state, name), 0o666);
    }
    this.#switches = openSync(join(this.#state, 'state'), 'r+');
  }

  get environment(): Record<string, string> {
    return {
      LD_PRELOAD: this.#library,
      REMIT_DISK_LIVE: this.live,
      REMIT_DISK_SHADOW: this.#shadow,
      REMIT_DISK_STATE: this.#state,
      // A flush through a ring would pass the library by.
      UV_USE_IO_URING: '0',
    };
  }

  turn(name: Switch, on: boolean): void {
    writeSync(this.#switches, Buffer.from([on ? 1 : 0]), 0, 1, SWITCHES[name]);
  }

  /** Pulls the plug: from here no flush ends. Every program on the disk is killed; the data folder becomes what was kept. */
  async cut(kind: Cut): Promise<{ readonly strayPages: number }> {
    this.turn('off', true);
    await this.#killAll();
    const strayPages = kind === 'with stray pages' ? this.#strayPages() : 0;
    const gone = `${this.live}.gone`;
    renameSync(this.live, gone);
    restoreTree(this.#shadow, this.live, gone);
    rmSync(gone, { recursive: true, force: true });
    // What waited in the journal never happened.
    writeFileSync(join(this.#state, 'journal'), '');
    for (const name of ['lies', 'off'] as const) this.turn(name, false);
    return { strayPages };
  }

  async #killAll(): Promise<void> {
    for (let calm = 0; calm < 3; calm += 1) {
      const users = this.#users();
      if (users.length > 0) calm = 0;
      for (const pid of users) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // It died with another.
        }
      }
      await sleep(20);
    }
  }

  /** Every process that has our library in its memory: it was compiled for this drill alone. */
  #users(): number[] {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return pids.map(Number).filter((pid) => {
      try {
        return pid !== process.pid && readFileSync(`/proc/${pid}/maps`, 'utf8').includes(this.#library);
      } catch {
        return false;
      }
    });
  }

  /**
   * The kernel writes back dirty pages when it likes. Of the files whose name does not wait in the journal, some pages
   * as they last were in memory are put over what was flushed.
   */
  #strayPages(): number {
    const journal = readFileSync(join(this.#state, 'journal'), 'utf8').split('\0');
    const waiting = new Set(journal.map((text, i) => (i % 2 === 0 ? text.slice(1) : text)));
    let count = 0;
    for (const path of filesBelow(this.#shadow)) {
      const name = path.slice(this.#shadow.length);
      if (waiting.has(name)) continue;
      count += mixPages(join(this.live, name), path);
    }
    return count;
  }

  close(): void {
    closeSync(this.#switches);
  }
}

/** @throws where there is no C compiler: a drill that cannot run has not held */
function compile(library: string): void {
  const { error, status, stderr } = spawnSync(
    'gcc',
    ['-O2', '-Wall', '-shared', '-fPIC', '-o', library, SOURCE, '-ldl', '-lpthread'],
    { encoding: 'utf8' },
  );
  if (error) throw new Error('The drills of power cut and full disk need gcc, which this machine does not have.');
  if (status !== 0) throw new Error(`The disk of the drills does not compile:\n${stderr}`);
}

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

function mixPages(from: string, to: string): number {
  if (!lstatSync(from, { throwIfNoEntry: false })?.isFile()) return 0;
  const [source, target] = [openSync(from, 'r'), openSync(to, 'r+')];
  try {
    const size = Math.min(fstatSync(source).size, fstatSync(target).size);
    const [now, then] = [Buffer.alloc(PAGE), Buffer.alloc(PAGE)];
    let count = 0;
    for (let at = 0; at < size; at += PAGE) {
      const n = Math.min(PAGE, size - at);
      readSync(source, now, 0, n, at);
      readSync(target, then, 0, n, at);
      if (now.equals(then) || randomInt(2) === 0) continue;
      writeSync(target, now, 0, n, at);
      count += 1;
    }
    return count;
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

type Owner = { readonly uid: number; readonly gid: number };

/** The kept tree as a data folder again, with owners and modes as they were; a name that was gone gets its folder's owner. */
function restoreTree(from: string, to: string, was: string, above: Owner = lstatSync(was)): void {
  const entry = lstatSync(from);
  if (entry.isSymbolicLink()) return symlinkSync(readlinkSync(from), to);
  const old = lstatSync(was, { throwIfNoEntry: false });
  const owner = old ?? above;
  if (entry.isDirectory()) mkdirSync(to);
  else copyFileSync(from, to);
  chownSync(to, owner.uid, owner.gid);
  chmodSync(to, old ? old.mode & 0o777 : entry.isDirectory() ? 0o700 : 0o600);
  if (!entry.isDirectory()) return;
  for (const name of readdirSync(from)) restoreTree(join(from, name), join(to, name), join(was, name), owner);
}
