import { cut, equalBytes } from '../bytes.ts';
import { type Hash, sha256 } from '../sha256.ts';
import { HASH_LENGTH } from '../tree/hashing.ts';
import {
  type Attribute,
  ATTRIBUTES,
  type AttributeValue,
  type AttributeValues,
  SALT_LENGTH,
  type Salts,
} from './attributes.ts';
import { commit } from './commit.ts';

const LEAF_VERSION = 1;
/** Every entry of the log is this long: a version byte and one commitment for each attribute. */
export const LEAF_LENGTH = 1 + HASH_LENGTH * ATTRIBUTES.length;

/** The kind of a filler: an entry that stands for no fact and looks like any other. */
export const FILLER_KIND = 'filler';

/**
 * The entry for a fact.
 *
 * @example
 * const salts = splitSalts(randomBytes(SALTS_LENGTH));
 * const leaf = buildLeaf({ kind: 'referral-sent', month: '2026-11', stream: 'referral:1', version: '4' }, salts);
 *
 * @throws RangeError when a salt is not 16 bytes long or a text is not well-formed Unicode.
 */
export function buildLeaf(values: AttributeValues, salts: Salts, hash: Hash = sha256): Uint8Array {
  const leaf = new Uint8Array(LEAF_LENGTH);
  leaf[0] = LEAF_VERSION;
  let at = 1;
  for (const name of ATTRIBUTES) {
    leaf.set(commit(name, values[name], salts[name], hash), at);
    at += HASH_LENGTH;
  }
  return leaf;
}

/** The entry of a filler in a month (`2026-11`): the same shape, and nothing but kind and month in it. */
export function buildFiller(month: string, salts: Salts, hash: Hash = sha256): Uint8Array {
  return buildLeaf({ kind: FILLER_KIND, month }, salts, hash);
}

/** Whether an entry has the form of a leaf. */
export const isLeaf = (entry: Uint8Array): boolean => entry.length === LEAF_LENGTH && entry[0] === LEAF_VERSION;

/** The commitment to an attribute. @throws RangeError when the entry is not a leaf. */
export function commitmentOf(leaf: Uint8Array, name: Attribute): Uint8Array {
  if (!isLeaf(leaf)) throw new RangeError('the entry is not a leaf');
  const at = 1 + HASH_LENGTH * ATTRIBUTES.indexOf(name);
  return cut(leaf, at, at + HASH_LENGTH);
}

/**
 * Whether a disclosed value and salt are those that the leaf commits to. Never throws, whatever a stranger sends.
 *
 * @example
 * openAttribute(leaf, 'month', '2026-11', salt); // true or false
 */
export function openAttribute(
  leaf: Uint8Array,
  name: Attribute,
  value: AttributeValue,
  salt: Uint8Array,
  hash: Hash = sha256,
): boolean {
  if (!isLeaf(leaf) || !ATTRIBUTES.includes(name) || salt.length !== SALT_LENGTH) return false;
  if (typeof value === 'string' && !value.isWellFormed()) return false;
  return equalBytes(commitmentOf(leaf, name), commit(name, value, salt, hash));
}
