import { concat, equalBytes, fromBase64, fromHex, toBase64, toHex, utf8 } from '../bytes.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';
import { type Hash, sha256 } from '../sha256.ts';

// C2SP signed-note, "Signatures": a key is known by its name and a 32-bit id over name, type and public key. The id
// is a label, not a fingerprint: trust comes from the configured public key alone.

/** What a key signs: the note itself, or the note with a time (C2SP tlog-cosignature). */
export type KeyType = 'ed25519' | 'cosignature/v1';

const TYPE_BYTES: Record<KeyType, number> = { ed25519: 0x01, 'cosignature/v1': 0x04 };
const ED25519_KEY_LENGTH = 32;

/** A key that a party trusts. */
export interface VerifierKey {
  readonly name: string;
  readonly type: KeyType;
  /** Eight lower-case hexadecimal digits. */
  readonly id: string;
  /** 32 bytes (RFC 8032). */
  readonly publicKey: Uint8Array;
}

/** The signature port: Ed25519 verification, never throwing for a bad signature. */
export type Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>;

/** The signing port: a key's holder. */
export interface Signer {
  readonly key: VerifierKey;
  readonly sign: (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;
}

/** Key names hold no Unicode space and no plus sign; nor, like the note itself, a control character. */
export const isKeyName = (name: string): boolean =>
  /^[^\p{White_Space}\p{Z}\p{Cc}+]+$/u.test(name) && name.isWellFormed();

const typedKey = (type: KeyType, publicKey: Uint8Array): Uint8Array =>
  concat(Uint8Array.of(TYPE_BYTES[type]), publicKey);

/** key ID = SHA-256(name || 0x0A || type || public key)[:4], as eight hexadecimal digits. */
export function keyId(name: string, type: KeyType, publicKey: Uint8Array, hash: Hash = sha256): string {
  return toHex(hash(concat(utf8(`${name}\n`), typedKey(type, publicKey))).subarray(0, 4));
}

/**
 * A verifier key from its parts.
 *
 * @throws RangeError when the name is not a key name or the public key not 32 bytes long.
 */
export function verifierKey(name: string, type: KeyType, publicKey: Uint8Array, hash: Hash = sha256): VerifierKey {
  if (!isKeyName(name)) throw new RangeError('a key name has no spaces and no plus sign');
  if (publicKey.length !== ED25519_KEY_LENGTH) throw new RangeError('an Ed25519 public key is 32 bytes long');
  return { name, type, id: keyId(name, type, publicKey, hash), publicKey };
}

/** The text form `name+id+base64(type || public key)`. */
export function formatVerifierKey({ name, id, type, publicKey }: VerifierKey): string {
  return `${name}+${id}+${toBase64(typedKey(type, publicKey))}`;
}

/**
 * A verifier key from its text form; one whose id does not belong to its key is refused.
 *
 * @example
 * parseVerifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
 */
export function parseVerifierKey(text: string, hash: Hash = sha256): Outcome<VerifierKey> {
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  if (name === undefined || id === undefined || encoded === undefined || !isKeyName(name)) {
    return refuse('key-malformed', 'a verifier key reads name+id+base64');
  }
  const bytes = fromBase64(encoded);
  const type = (Object.keys(TYPE_BYTES) as KeyType[]).find((known) => TYPE_BYTES[known] === bytes?.[0]);
  if (bytes === undefined || bytes.length !== 1 + ED25519_KEY_LENGTH || type === undefined) {
    return refuse('key-malformed', 'the key is no Ed25519 key of a known type');
  }
  const key = verifierKey(name, type, bytes.slice(1), hash);
  const given = fromHex(id);
  if (given === undefined || !equalBytes(given, fromHex(key.id)!)) {
    return refuse('key-malformed', `the key's id is ${key.id}, not ${id}`);
  }
  return accept(key);
}
