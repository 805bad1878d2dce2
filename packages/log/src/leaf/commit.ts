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

/** The bytes of a value; undefined for an absent one. @throws RangeError for text that has no UTF-8 form. */
export function valueBytes(value: AttributeValue): Uint8Array | undefined {
  if (typeof value !== 'string') return value;
  // The encoder would turn every lone surrogate into the same replacement character: two texts, one commitment.
  if (!value.isWellFormed()) throw new RangeError('a value is not well-formed Unicode');
  return utf8(value);
}

// Fourteen commitments a leaf make allocation count; as in tree/hashing.ts, the hash port keeps nothing.
const scratch = new Uint8Array(512);

/**
 * SHA-256(domain || 0 || length(name) || name || salt || 0) for an absent value, and
 * SHA-256(domain || 0 || length(name) || name || salt || 1 || uint32 length(value) || value) for a present one.
 *
 * @throws RangeError when the salt is not 16 bytes long.
 */
export function commit(name: Attribute, value: AttributeValue, salt: Uint8Array, hash: Hash = sha256): Uint8Array {
  if (salt.length !== SALT_LENGTH) throw new RangeError('a salt is 16 bytes long');
  const prefix = PREFIXES[name];
  const bytes = valueBytes(value);
  const length = prefix.length + SALT_LENGTH + 1 + (bytes === undefined ? 0 : 4 + bytes.length);
  const input = length <= scratch.length ? scratch.subarray(0, length) : new Uint8Array(length);
  input.set(prefix);
  input.set(salt, prefix.length);
  let at = prefix.length + SALT_LENGTH;
  input[at++] = bytes === undefined ? ABSENT : PRESENT;
  if (bytes !== undefined) {
    for (const shift of [24, 16, 8, 0]) input[at++] = bytes.length >>> shift;
    input.set(bytes, at);
  }
  return hash(input);
}
