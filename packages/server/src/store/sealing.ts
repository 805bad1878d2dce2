import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Custody of the service's key: one small port, so that a file today can be a key service tomorrow. It wraps the data
 * key of each case and keys the hashes by which locators are compared.
 */
export type Custody = {
  /** @param holder the organisation for which this copy is; without one it is the service's own */
  readonly wrap: (dataKey: Buffer, nonce: Buffer, holder?: string) => Buffer;
  /** @throws when the copy is another holder's, or was changed */
  readonly unwrap: (wrapped: Buffer, holder?: string) => Buffer;
  /** A keyed hash: equal locators are recognised, and nobody without the key can test a guess against the table. */
  readonly lookup: (text: string) => Buffer;
};

/** @param master 32 bytes, kept where only the service can read them */
export function custodyOf(master: Buffer): Custody {
  const derive = (purpose: string): KeyObject =>
    createSecretKey(Buffer.from(hkdfSync('sha256', master, '', `remit/${purpose}/v1`, 32)));
  const lookups = derive('locators');
  // One key for each organisation that ever read a case: few, and asked for all the time.
  const holders = new Map<string, KeyObject>();
  const keyOf = (holder?: string): KeyObject => {
    const purpose = holder === undefined ? 'case-keys' : `case-keys/${holder}`;
    const key = holders.get(purpose) ?? derive(purpose);
    holders.set(purpose, key);
    return key;
  };
  return {
    wrap: (dataKey, nonce, holder) => seal(keyOf(holder), nonce, dataKey),
    unwrap: (wrapped, holder) => open(keyOf(holder), wrapped),
    lookup: (text) => createHmac('sha256', lookups).update(text).digest(),
  };
}

/** AES-256-GCM: nonce, ciphertext, tag. A key that seals more than once is cheaper as a `KeyObject`. */
export function seal(key: Buffer | KeyObject, nonce: Buffer, clear: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
}

/** @throws when the key is wrong or a bit was changed: whoever edits a sealed field is found here first */
export function open(key: Buffer | KeyObject, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)), decipher.final()]);
}
