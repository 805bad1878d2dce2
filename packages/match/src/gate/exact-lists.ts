// Entries by an exact digest: several may share one.
import { ExactSet } from '../index/exact-set.ts';
import type { ListEntry } from './entry.ts';

export class ExactLists {
  readonly #set: ExactSet;
  readonly #owners = new Map<number, ListEntry[]>();

  /** Built at once from what is known, open for more. */
  constructor(width: number, entries: readonly { readonly hash: Uint8Array; readonly entry: ListEntry }[]) {
    const digests = new Uint8Array(entries.length * width);
    entries.forEach(({ hash }, n) => digests.set(hash, n * width));
    this.#set = ExactSet.build(digests, width);
    for (const { hash, entry } of entries) this.#own(this.#set.find(hash)!, entry);
  }

  find(hash: Uint8Array): readonly ListEntry[] {
    const number = this.#set.find(hash);
    return number === null ? [] : (this.#owners.get(number) ?? []);
  }

  put(hash: Uint8Array, entry: ListEntry): void {
    this.#own(this.#set.insert(hash), entry);
  }

  remove(hash: Uint8Array, entry: ListEntry): void {
    const number = this.#set.find(hash);
    const owners = number === null ? undefined : this.#owners.get(number);
    if (number === null || owners === undefined) return;
    const left = owners.filter((owner) => owner.id !== entry.id);
    this.#owners.set(number, left);
    // The digest itself stays in the set: nobody owns it, so it is not found.
    if (left.length === 0) this.#owners.delete(number);
  }

  #own(number: number, entry: ListEntry): void {
    const owners = this.#owners.get(number);
    if (owners) owners.push(entry);
    else this.#owners.set(number, [entry]);
  }
}
