import { leafHash } from '@remit/log';
import { sha256 } from './sha256.ts';
import type { LogSigner } from './signer.ts';

/** Time to sequence and to sign after the checkpoint's own instant; a takeover by another process is in it. */
const MARGIN_SECONDS = 30;

/**
 * What a party holds from its act until the next checkpoint (D12): a signed promise that this leaf will be in it. One is
 * enough for a command: the leaf of its last fact commits to the facts before it by `previous`.
 *
 * @returns for a leaf and the instant of its fact, the signed note
 */
export const promisesOf =
  (signer: LogSigner, cadenceSeconds: number) =>
  (leaf: Uint8Array, at: string): string => {
    const by = new Date(Date.parse(at) + (cadenceSeconds + MARGIN_SECONDS) * 1000);
    return signer.promise(leafHash(leaf, sha256), by.toISOString());
  };
