import type { RemitClient } from '../sdk/client.ts';
import { wrappingKey } from '../signing/wrapping.ts';
import type { FetchPart } from './parts.ts';
import type { SyncOptions } from './sync.ts';

/**
 * Registers for the list and opens its key.
 *
 * @param secret 32 random bytes that the client keeps; the same ones give the same key again
 */
export async function takeList(client: Pick<RemitClient, 'call'>, secret: Uint8Array): Promise<Uint8Array> {
  return (await registerForList(client, secret)).key;
}

/** The same, and as whom: a machine learns here for which organisation it speaks. The key opens under that name alone. */
export async function registerForList(
  client: Pick<RemitClient, 'call'>,
  secret: Uint8Array,
): Promise<{ readonly key: Uint8Array; readonly recipient: string }> {
  const own = await wrappingKey(secret, 'list');
  const { wrapped, keyId } = await client.call('takeList', { body: { publicKey: own.publicKey } });
  return { key: await own.unwrap(wrapped, keyId), recipient: keyId.replace(/^list:/, '') };
}

/** Heads as a signed-in recipient asks for them. */
export const headsOver =
  (client: Pick<RemitClient, 'call'>): SyncOptions['askHeads'] =>
  (from) =>
    client.call('listHeads', { query: from === 'whole' ? { whole: 'newest' } : { after: from } });

/** Parts over HTTP, from the service or from whatever file server stands in for it. */
export const httpParts = (base: string, fetcher: typeof fetch = (...asked) => fetch(...asked)): FetchPart =>
  async function* (digest, from) {
    const headers: Record<string, string> = from > 0 ? { range: `bytes=${from}-` } : {};
    const response = await fetcher(`${base}/lists/${digest}`, { headers, credentials: 'omit', redirect: 'error' });
    // A server that knows no ranges sends all again: what is there already is passed over.
    let skip = response.status === 200 ? from : 0;
    if (!response.ok || !response.body) throw new Error(`the list's part was not there: ${response.status}`);
    const body = response.body.getReader();
    for (let piece = await body.read(); !piece.done; piece = await body.read()) {
      const rest = piece.value.subarray(Math.min(skip, piece.value.length));
      skip -= piece.value.length - rest.length;
      if (rest.length > 0) yield rest;
    }
  };
