import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import {
  formatCheckpoint,
  formatNote,
  formatPromise,
  formatVerifierKey,
  type VerifierKey,
  verifierKey,
} from '@remit/log';
import { sha256 } from './sha256.ts';

/** Who signs for the log. A port: a key file today, a key service tomorrow. */
export type LogSigner = {
  /** The log's name, and that of its key (spec/evidence-log.md, Checkpoints). */
  readonly origin: string;
  readonly key: VerifierKey;
  /** The key as everybody configures it: `name+id+base64`. */
  readonly verifierKey: string;
  readonly checkpoint: (size: number, root: Uint8Array) => string;
  /** A signed promise that the entry with this leaf hash is published by that instant. */
  readonly promise: (leaf: Uint8Array, by: string) => string;
};

// RFC 8410: what stands before the 32 bytes of an Ed25519 seed in PKCS #8.
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * @param origin the log's name
 * @param seed 32 bytes, the Ed25519 private key (RFC 8032)
 */
export function logSigner(origin: string, seed: Buffer): LogSigner {
  const der = Buffer.concat([PKCS8_PREFIX, seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
  const key = verifierKey(origin, 'ed25519', new Uint8Array(raw), sha256);
  const signed = (text: string): string => {
    const signature = sign(null, Buffer.from(text), privateKey);
    return formatNote({ text, signatures: [{ name: key.name, id: key.id, signature }] });
  };
  return {
    origin,
    key,
    verifierKey: formatVerifierKey(key),
    checkpoint: (size, root) => signed(formatCheckpoint({ origin, size, root })),
    promise: (leaf, by) => signed(formatPromise({ origin, leaf, by })),
  };
}
