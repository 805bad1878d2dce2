import type { ListHead } from '@remit/protocol';
import { owned } from '../signing/bytes.ts';
import { ListRefused } from './fault.ts';

/** Where a client keeps a list between two runs. A name is never a path; what was written in full stays in full. */
export type ListStore = {
  readonly read: (name: string) => Promise<Uint8Array | null>;
  /** Adds to what is there: whatever was written before a kill may be there, and nothing else. */
  readonly append: (name: string, bytes: Uint8Array) => Promise<void>;
  /** In the place of what was there, whole or not at all. */
  readonly replace: (name: string, bytes: Uint8Array) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
};
export type Part = { readonly digest: string; readonly bytes: number };
/** The rest of a part from a byte on, in pieces as they come. */
export type FetchPart = (digest: string, from: number) => AsyncIterable<Uint8Array>;

/**
 * The parts that lead to the last head: from what is held (0: nothing), or from the newest whole list on. A version
 * without a change says again what the one before it said.
 */
export function partsTo(heads: readonly ListHead[], held: number): Part[] {
  const start = held > 0 ? null : heads.findLast(({ snapshot }) => snapshot !== null);
  if (start === undefined) throw new ListRefused('list-gap', 'no version with the whole list');
  const after = heads.filter(({ version }) => version > (start?.version ?? held));
  return [...(start ? [start.snapshot!] : []), ...after.flatMap(({ delta }) => delta ?? [])];
}

/**
 * A part in full: what an earlier run left of it is kept and only the rest is asked for. What does not have the digest
 * that the head names is thrown away and asked for once more from its beginning.
 */
export async function fetchPart(
  part: Part,
  store: ListStore,
  fetch: FetchPart,
  onBytes: (bytes: number) => void,
): Promise<Uint8Array> {
  const name = `${part.digest}.part`;
  for (let attempt = 0; ; attempt++) {
    let there = (await store.read(name)) ?? new Uint8Array(0);
    if (there.length < part.bytes) {
      for await (const piece of fetch(part.digest, there.length)) {
        await store.append(name, piece);
        onBytes(piece.length);
      }
      there = (await store.read(name)) ?? new Uint8Array(0);
    }
    if (there.length === part.bytes && (await digestOf(there)) === part.digest) return there;
    if (there.length < part.bytes && attempt === 0) continue;
    await store.remove(name);
    if (attempt > 0) throw new ListRefused('part-damaged', part.digest.slice(0, 12));
  }
}

export async function digestOf(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', owned(bytes)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const NONCE = 12;

/** Opens a part with the list's key. */
export async function openPart(key: Uint8Array, sealed: Uint8Array): Promise<Uint8Array> {
  try {
    const secret = await crypto.subtle.importKey('raw', owned(key), 'AES-GCM', false, ['decrypt']);
    const algorithm = { name: 'AES-GCM', iv: owned(sealed.subarray(0, NONCE)) };
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, secret, owned(sealed.subarray(NONCE))));
  } catch {
    throw new ListRefused('part-unreadable');
  }
}
