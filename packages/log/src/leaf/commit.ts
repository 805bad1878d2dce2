import { concat, utf8 } from '../bytes.ts';
import { type Hash, sha256 } from '../sha256.ts';
import { type Attribute, ATTRIBUTES, type AttributeValue, SALT_LENGTH } from './attributes.ts';

// spec/evidence-log.md, Leaf. Every part has a fixed length or its length before it, so no two different inputs
// give the same bytes to hash: moving a byte between name, salt and value always shows.

const DOMAIN = 'remit/commit/v1';
const ABSENT = 0;
const PRESENT = 1;

function prefixOf(name: Attribute): Uint8Array {
  const encoded = utf8(name);
  return concat(utf8(DOMAIN), Uint8Array.of(0, encoded.length), encoded);
}

const PREFIXES = Object.fromEntries(ATTRIBUTES.map((name) => [name, prefixOf(name)])) as Record<Attribute, Uint8Array>;

function wellFormed(text: string): string {
  // The encoder would turn every lone surrogate into the same replacement character: two texts, one commitment.
  if (!text.isWellFormed()) throw new RangeError('a value is not well-formed Unicode');
  return text;
}

/** The bytes of a value; undefined for an absent one. @throws RangeError for text that has no UTF-8 form. */
export const valueBytes = (value: AttributeValue): Uint8Array | undefined =>
  typeof value === 'string' ? utf8(wellFormed(value)) : value;

// Fourteen commitments a leaf make allocation count; as in tree/hashing.ts, the hash port keeps nothing.
const scratch = new Uint8Array(512);
const encoder = new TextEncoder();
/** UTF-8 takes at most three bytes for each unit of a text. */
const LONGEST = 3;
const LENGTH = 4;

/** Writes a present value into the bytes, as `valueBytes` gives it. @returns its length */
function put(value: string | Uint8Array, into: Uint8Array, at: number): number {
  if (typeof value === 'string') return encoder.encodeInto(wellFormed(value), into.subarray(at)).written;
  into.set(value, at);
  return value.length;
}

/**
 * SHA-256(domain || 0 || length(name) || name || salt || 0) for an absent value, and
 * SHA-256(domain || 0 || length(name) || name || salt || 1 || uint32 length(value) || value) for a present one.
 *
 * @throws RangeError when the salt is not 16 bytes long.
 */
export function commit(name: Attribute, value: AttributeValue, salt: Uint8Array, hash: Hash = sha256): Uint8Array {
  if (salt.length !== SALT_LENGTH) throw new RangeError('a salt is 16 bytes long');
  const prefix = PREFIXES[name];
  const presence = prefix.length + SALT_LENGTH;
  const from = presence + 1 + LENGTH;
  const room = from + LONGEST * (value?.length ?? 0);
  const input = room <= scratch.length ? scratch : new Uint8Array(room);
  input.set(prefix);
  input.set(salt, prefix.length);
  input[presence] = value === undefined ? ABSENT : PRESENT;
  if (value === undefined) return hash(input.subarray(0, presence + 1));
  const length = put(value, input, from);
  for (let i = 1; i <= LENGTH; i++) input[from - i] = length >>> (8 * (i - 1));
  return hash(input.subarray(0, from + length));
}
