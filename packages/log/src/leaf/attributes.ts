/**
 * What a leaf commits to, in the order of the commitments. The list is fixed for leaf version 1 and the same for
 * every kind of fact, so that no leaf's shape tells its kind. The names are neutral: the log does not know what the
 * facts are about.
 *
 * - `kind`: what happened (a class of kinds for sensitive ones, `filler` for fillers)
 * - `month`: year and month in which it happened, `2026-11`
 * - `class`: by which instrument
 * - `result`: with what outcome
 * - `origin`, `recipient`: from which organisation, to which
 * - `stream`, `version`: the subject's stream and the fact's place in it, from 1, as decimal text
 * - `previous`: digest of the stream's previous fact, absent at version 1
 * - `actor`: who acted
 * - `at`: when, exactly
 * - `body`: digest of the whole canonical fact
 * - `signature1`: the desk's signature, or its digest
 * - `signature2`: the person's own signature, or its digest
 */
export const ATTRIBUTES = [
  'kind',
  'month',
  'class',
  'result',
  'origin',
  'recipient',
  'stream',
  'version',
  'previous',
  'actor',
  'at',
  'body',
  'signature1',
  'signature2',
] as const;

export type Attribute = (typeof ATTRIBUTES)[number];

/** Text stands for its UTF-8 bytes; undefined or missing is an absent value, which is not the empty text. */
export type AttributeValue = string | Uint8Array | undefined;
export type AttributeValues = { readonly [A in Attribute]?: AttributeValue };

export const SALT_LENGTH = 16;
/** One fresh salt of 16 random bytes for each attribute. */
export type Salts = Readonly<Record<Attribute, Uint8Array>>;

/** Random bytes that one leaf needs. */
export const SALTS_LENGTH = SALT_LENGTH * ATTRIBUTES.length;

/**
 * Cuts random bytes into the salts of one leaf.
 *
 * @example
 * const salts = splitSalts(randomBytes(SALTS_LENGTH));
 *
 * @throws RangeError when there are not exactly SALTS_LENGTH bytes.
 */
export function splitSalts(random: Uint8Array): Salts {
  if (random.length !== SALTS_LENGTH) throw new RangeError(`salts need ${SALTS_LENGTH} random bytes`);
  const salt = (i: number): Uint8Array => new Uint8Array(random.subarray(i * SALT_LENGTH, (i + 1) * SALT_LENGTH));
  return Object.fromEntries(ATTRIBUTES.map((name, i) => [name, salt(i)])) as unknown as Salts;
}
