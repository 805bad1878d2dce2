// What a gate was asked lately, so that its platform can try a policy on it. Bounded in size and in time on the disk
// itself; nothing here ever holds an answer back, and what cannot be kept is said and let go.
import { type FileHandle, open, rename } from 'node:fs/promises';
import type { UploadPrints } from '@remit/match';
import { HeldFile } from '../witness/held-file.ts';
import { instantOfLine, LINE_BEGINS, lineOf } from './recent-line.ts';

const MOST_WAITING_BYTES = 8 * 1024 * 1024;
const DAY = 86_400_000;

export type RecentOptions = {
  readonly mostBytes: number;
  readonly days: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly say: (line: string) => void;
};

/** The file holds something else, which a gate must not write over. */
export class NotRecent extends Error {}

/** Lines after one another; one process at a time adds to them. A line that a kill cut off is let go at the next start. */
export class RecentFile {
  readonly #path: string;
  readonly #options: RecentOptions;
  readonly #lock: HeldFile;
  #file: FileHandle | null = null;
  #size = 0;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #lost = 0;
  #saidAt = -Infinity;
  /** Whether the last line may be cut off, so that the next must begin on a line of its own. */
  #torn = false;
  #work: Promise<void> = Promise.resolve();

  private constructor(path: string, options: RecentOptions, lock: HeldFile) {
    this.#path = path;
    this.#options = options;
    this.#lock = lock;
  }

  /** @throws FileHeld, NotRecent, or what the file system says */
  static async open(path: string, options: RecentOptions): Promise<RecentFile> {
    const lock = HeldFile.hold(path);
    try {
      await assertRecent(path);
      const recent = new RecentFile(path, options, lock);
      await recent.#rewrite(options.mostBytes);
      return recent;
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /** Returns at once; the line is written soon. */
  keep(prints: UploadPrints): void {
    const line = lineOf({ at: new Date(this.#options.now()).toISOString(), prints });
    if (line === null) return;
    const bytes = Buffer.from(line);
    // A quarter, so that after a rewrite to half of the bound what waits finds room.
    if (this.#waitingBytes + bytes.length > Math.min(MOST_WAITING_BYTES, this.#options.mostBytes / 4)) {
      this.#lost += 1;
      return;
    }
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waiting.length === 1) void this.#next(() => this.#write());
  }

  /** Lets go of what is older than it may be; to be called every hour, also while nothing is asked. */
  trim(): Promise<void> {
    return this.#next(() => this.#rewrite(this.#options.mostBytes));
  }

  async close(): Promise<void> {
    await this.#work;
    await this.#file?.close();
    this.#lock.release();
  }

  /** One after the other; a failure is said, and the next is tried all the same. */
  #next(task: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(task).catch((error: unknown) => {
      this.#say(`cannot be kept: ${error instanceof Error ? error.message : String(error)}`);
    });
    return this.#work;
  }

  /** Not a line for every upload of a day on which the disk is full. @returns whether it was said now */
  #say(what: string): boolean {
    const now = this.#options.now();
    if (Math.abs(now - this.#saidAt) < 60_000) return false;
    this.#saidAt = now;
    this.#options.say(`${this.#path} ${what}`);
    return true;
  }

  async #write(): Promise<void> {
    const batch = Buffer.concat([...(this.#torn ? [Buffer.from('\n')] : []), ...this.#waiting]);
    this.#waiting = [];
    this.#waitingBytes = 0;
    const lost = `lacks ${this.#lost} uploads, which came faster than the disk takes or are too long`;
    if (this.#lost > 0 && this.#say(lost)) this.#lost = 0;
    this.#file ??= await open(this.#path, 'a', 0o600);
    if (this.#torn) this.#size = (await this.#file.stat()).size;
    if (this.#size + batch.length > this.#options.mostBytes) await this.#rewrite(this.#options.mostBytes / 2);
    this.#torn = true;
    await this.#file.appendFile(batch);
    this.#torn = false;
    this.#size += batch.length;
  }

  /** The newest lines of so many bytes that are young enough, beside the file and then in its place. */
  async #rewrite(mostBytes: number): Promise<void> {
    const beside = `${this.#path}.new`;
    const fresh = await open(beside, 'w', 0o600);
    let size = 0;
    try {
      await fresh.chmod(0o600);
      for await (const part of this.#young(mostBytes)) {
        await fresh.appendFile(part);
        size += part.length;
      }
      await fresh.sync();
    } finally {
      await fresh.close();
    }
    await this.#file?.close();
    this.#file = null;
    await rename(beside, this.#path);
    this.#file = await open(this.#path, 'a', 0o600);
    this.#size = size;
    this.#torn = false;
  }

  /** A clock that was put back leaves instants ahead of now: these go with those that are too old. */
  async *#young(mostBytes: number): AsyncGenerator<Buffer> {
    const now = this.#options.now();
    const [from, to] = [now - this.#options.days * DAY, now + DAY].map((at) => new Date(at).toISOString());
    const old = await open(this.#path, 'a+', 0o600);
    const { size } = await old.stat();
    let [at, part] = [0, ''];
    try {
      for await (const line of old.readLines()) {
        const instant = instantOfLine(line);
        if (at >= size - mostBytes && instant !== null && instant > from! && instant <= to!) part += `${line}\n`;
        at += Buffer.byteLength(line) + 1;
        if (part.length < 1024 * 1024) continue;
        yield Buffer.from(part);
        part = '';
      }
      yield Buffer.from(part);
    } finally {
      await old.close();
    }
  }
}

/**
 * @returns whether there is such a file
 * @throws NotRecent before anything is written over
 */
export async function assertRecent(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (file === null) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LINE_BEGINS.length), 0, LINE_BEGINS.length, 0);
    if (!LINE_BEGINS.startsWith(buffer.toString('latin1', 0, bytesRead)))
      throw new NotRecent(`${path} holds something else than what a gate keeps.`);
    return true;
  } finally {
    await file.close();
  }
}
