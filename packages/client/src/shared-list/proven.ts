import { fromHex, toHex } from '@remit/log';
import type { Opinion } from '@remit/match';
import { canonical, sha256Hex } from '@remit/protocol';
import type { ListStore } from './parts.ts';
import { faultOf, type ProofOfOpinion } from './prove-opinions.ts';

const FILE = 'proven';
/** Bytes of a digest that name a proven opinion. */
const KEY = 16;

/** Of an opinion about an entry, as the list says it: another word in it, and it is another opinion. */
const keyOf = (entry: string, opinion: Opinion): string => sha256Hex(canonical({ entry, opinion })).slice(0, 2 * KEY);

/**
 * Which opinions of a list were proven here once. What a desk signed it has signed for ever, so nothing is asked twice;
 * that it still stands is what the list says.
 */
export class ProvenOpinions {
  readonly #store: ListStore;
  readonly #keys: Set<string>;

  private constructor(store: ListStore, keys: Set<string>) {
    this.#store = store;
    this.#keys = keys;
  }

  static async open(store: ListStore): Promise<ProvenOpinions> {
    const bytes = (await store.read(FILE)) ?? new Uint8Array(0);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % KEY));
    // Killed while it wrote: what comes next would stand out of line.
    if (whole.length < bytes.length) await store.replace(FILE, whole);
    const keys = new Set<string>();
    for (let at = 0; at < whole.length; at += KEY) keys.add(toHex(whole.subarray(at, at + KEY)));
    return new ProvenOpinions(store, keys);
  }

  has(entry: string, opinion: Opinion): boolean {
    return this.#keys.has(keyOf(entry, opinion));
  }

  /** Remembers those that are proven. */
  async add(proofs: readonly ProofOfOpinion[]): Promise<void> {
    const proven = proofs.filter((proof) => faultOf(proof) === null);
    const fresh = new Set(proven.map(({ entry, opinion }) => keyOf(entry, opinion)));
    for (const key of fresh) if (this.#keys.has(key)) fresh.delete(key);
    if (fresh.size === 0) return;
    await this.#store.append(FILE, fromHex([...fresh].join(''))!);
    for (const key of fresh) this.#keys.add(key);
  }

  /** Whom to believe has changed: all is asked for again. */
  static forget(store: ListStore): Promise<void> {
    return store.remove(FILE);
  }
}
