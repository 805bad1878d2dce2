import type { LogSigner } from './signer.ts';

/** Time to sequence and to sign after the checkpoint's own instant; a takeover by another process is in it. */
const MARGIN_SECONDS = 30;

/**
 * What a party holds from its act until the next checkpoint (D12). One promise for a command: it names the leaf of the
 * last fact, and that fact commits to those before it by `previous`, so none of them can be left out unseen.
 *
 * @param leafHashes hashes of the leaves that the command added, in order; at least one
 */
export function promiseFor(
  signer: LogSigner,
  cadenceSeconds: number,
  leafHashes: readonly Uint8Array[],
  at: string,
): string {
  const last = leafHashes.at(-1);
  if (last === undefined) throw new RangeError('a promise names a leaf');
  const by = new Date(Date.parse(at) + (cadenceSeconds + MARGIN_SECONDS) * 1000);
  return signer.promise(last, by.toISOString());
}
