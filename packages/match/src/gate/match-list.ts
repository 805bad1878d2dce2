// One list in memory: entries by their fingerprints, open for additions and withdrawals while it is searched.
import { HashIndex } from '../index/hash-index.ts';
import type { Kernels } from '../kernels.ts';
import { flawOf, type ListEntry } from './entry.ts';
import { ExactLists } from './exact-lists.ts';

export type MatchListOptions = {
  readonly name: string;
  readonly kernels: Kernels | null;
  readonly entries: Iterable<ListEntry>;
  /** When the list was last known to be whole and current: an instant. */
  readonly asOf: string;
  /** Older than this it is stale, and every answer says so. */
  readonly staleAfterSeconds: number;
};

type Found = { readonly entry: ListEntry; readonly distance: number };
const EXACT = { sha256: 32, md5: 16, link: 32 } as const;
export type ExactKind = keyof typeof EXACT;

function hashesOf({ fingerprint }: ListEntry): readonly Uint8Array[] {
  return fingerprint.kind === 'video' ? fingerprint.frames : [fingerprint.hash];
}

/** Image or frame hashes, and whose they are. */
class NearLists {
  readonly #index: HashIndex;
  /** Of the numbers given at the start, from 0; what comes later may be numbered far above. */
  readonly #owners: (ListEntry | undefined)[] = [];
  readonly #later = new Map<number, ListEntry>();

  constructor(entries: readonly ListEntry[], kernels: Kernels | null) {
    const count = entries.reduce((sum, entry) => sum + hashesOf(entry).length, 0);
    const hashes = new Uint8Array(count * 32);
    for (const entry of entries) {
      for (const hash of hashesOf(entry)) hashes.set(hash, this.#owners.push(entry) * 32 - 32);
    }
    this.#index = HashIndex.build(hashes, { kernels });
  }

  find(hash: Uint8Array, distance: number): Found[] {
    return this.#index
      .search(hash, distance)
      .map((match) => ({ entry: this.#ownerOf(match.id)!, distance: match.distance }));
  }

  put(entry: ListEntry): void {
    for (const hash of hashesOf(entry)) this.#own(this.#index.insert(hash), entry);
  }

  /** The index itself knows where a hash stands: that is sooner asked than kept for every entry. */
  remove(entry: ListEntry): void {
    for (const hash of hashesOf(entry)) {
      for (const { id } of this.#index.search(hash, 0)) {
        if (this.#ownerOf(id) !== entry) continue;
        this.#index.remove(id);
        this.#own(id, undefined);
      }
    }
  }

  #ownerOf(number: number): ListEntry | undefined {
    return number < this.#owners.length ? this.#owners[number] : this.#later.get(number);
  }

  #own(number: number, entry: ListEntry | undefined): void {
    if (number < this.#owners.length) this.#owners[number] = entry;
    else if (entry) this.#later.set(number, entry);
    else this.#later.delete(number);
  }
}

/**
 * ```ts
 * import { MatchList } from '@remit/match';
 * const list = new MatchList({ name: 'ours', kernels: null, entries: [], asOf: '2026-11-22T10:00:00.000Z', staleAfterSeconds: 3600 });
 * list.put({ id: 'e1', fingerprint: { kind: 'pdq', hash: new Uint8Array(32) }, opinions: [] });
 * console.log(list.size, list.isStale(Date.parse('2026-11-22T12:00:00.000Z'))); // 1 true
 * ```
 */
export class MatchList {
  readonly name: string;
  readonly staleAfterSeconds: number;
  readonly #entries: Map<string, ListEntry>;
  readonly #images: NearLists;
  readonly #frames: NearLists;
  readonly #exact: Readonly<Record<ExactKind, ExactLists>>;
  #asOf: string;

  constructor({ name, kernels, entries, asOf, staleAfterSeconds }: MatchListOptions) {
    this.name = name;
    this.staleAfterSeconds = staleAfterSeconds;
    this.#asOf = asOf;
    this.#entries = new Map();
    for (const entry of entries) {
      assertSound(entry);
      this.#entries.set(entry.id, entry);
    }
    const all = [...this.#entries.values()];
    const of = (kind: string): ListEntry[] => all.filter(({ fingerprint }) => fingerprint.kind === kind);
    const exact = (kind: ExactKind): ExactLists =>
      new ExactLists(
        EXACT[kind],
        of(kind).map((entry) => ({ hash: hashesOf(entry)[0]!, entry })),
      );
    this.#images = new NearLists(of('pdq'), kernels);
    this.#frames = new NearLists(of('video'), kernels);
    this.#exact = { sha256: exact('sha256'), md5: exact('md5'), link: exact('link') };
  }

  get size(): number {
    return this.#entries.size;
  }
  get asOf(): string {
    return this.#asOf;
  }

  ids(): Iterable<string> {
    return this.#entries.keys();
  }

  entry(id: string): ListEntry | undefined {
    return this.#entries.get(id);
  }

  /** Adds an entry, or puts it in the place of the one with the same id. */
  put(entry: ListEntry): void {
    assertSound(entry);
    this.remove(entry.id);
    this.#entries.set(entry.id, entry);
    const { kind } = entry.fingerprint;
    if (kind === 'pdq') this.#images.put(entry);
    else if (kind === 'video') this.#frames.put(entry);
    else this.#exact[kind].put(hashesOf(entry)[0]!, entry);
  }

  remove(id: string): boolean {
    const entry = this.#entries.get(id);
    if (entry === undefined) return false;
    this.#entries.delete(id);
    const { kind } = entry.fingerprint;
    if (kind === 'pdq') this.#images.remove(entry);
    else if (kind === 'video') this.#frames.remove(entry);
    else this.#exact[kind].remove(hashesOf(entry)[0]!, entry);
    return true;
  }

  /** Says until when the list is now known to be whole. */
  refreshed(asOf: string): void {
    this.#asOf = asOf;
  }

  isStale(now: number): boolean {
    return !(now - Date.parse(this.#asOf) <= this.staleAfterSeconds * 1000);
  }

  findImage(hash: Uint8Array, distance: number): Found[] {
    return this.#images.find(hash, distance);
  }
  findFrame(hash: Uint8Array, distance: number): Found[] {
    return this.#frames.find(hash, distance);
  }
  findExact(kind: ExactKind, hash: Uint8Array): readonly ListEntry[] {
    return this.#exact[kind].find(hash);
  }
}

function assertSound(entry: ListEntry): void {
  const flaw = flawOf(entry);
  if (flaw !== null) throw new RangeError(`entry ${entry.id}: ${flaw}`);
}
