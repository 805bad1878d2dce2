import { readFileSync, statSync } from 'node:fs';
import { type Kernels, MatchList } from '@remit/match';
import { type Assumed, type Loss, FORMATS, type FormatName } from '../exchange/index.ts';

export type ListSource = Assumed & {
  readonly path: string;
  readonly format: FormatName;
  readonly staleAfterSeconds: number;
};

/** A file that holds no list of its format. */
export class NotAList extends Error {}

/**
 * A list kept in a file, read again when the file changes. A file that cannot be read any longer leaves the list as it
 * was, which grows stale, loudly: a gate goes on with what it knows.
 */
export class WatchedList {
  readonly list: MatchList;
  /** Rows of the last reading that could not be taken. */
  lost: readonly Loss[];
  readonly #source: ListSource;
  #seen: string;

  /** @throws NotAList, or what the file system says */
  constructor(source: ListSource, kernels: Kernels | null) {
    this.#source = source;
    const { mark, at } = markOf(source.path);
    const { entries, lost } = readingOf(source);
    const { path: name, staleAfterSeconds } = source;
    this.list = new MatchList({ name, kernels, entries, asOf: at, staleAfterSeconds });
    this.lost = lost;
    this.#seen = mark;
  }

  /** Takes over what changed, entry by entry, while the gate goes on. @returns whether anything was read */
  refresh(): boolean {
    const { mark, at } = markOf(this.#source.path);
    if (mark === this.#seen) return false;
    const { entries, lost } = readingOf(this.#source);
    const kept = new Set(entries.map(({ id }) => id));
    for (const id of [...this.list.ids()]) if (!kept.has(id)) this.list.remove(id);
    for (const entry of entries) this.list.put(entry);
    this.list.refreshed(at);
    this.lost = lost;
    this.#seen = mark;
    return true;
  }
}

function markOf(path: string): { readonly mark: string; readonly at: string } {
  const { mtime, size, ino } = statSync(path);
  return { mark: `${mtime.getTime()} ${size} ${ino}`, at: mtime.toISOString() };
}

function readingOf({ path, format, ...assumed }: ListSource) {
  const reading = FORMATS[format].read(readFileSync(path, 'utf8'), assumed);
  if ('unreadable' in reading) throw new NotAList(`${path}: ${reading.unreadable}`);
  return reading;
}
