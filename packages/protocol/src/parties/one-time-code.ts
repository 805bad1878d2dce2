import { sha256Hex } from '../wire/sha256.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** How many random bytes a code is made of: five bits of each are used, 130 in all (spec: at least 128). */
export const CODE_BYTES = 26;

/**
 * A one-time code for people to read out and type: groups of five, without letters that mislead.
 * @example oneTimeCode(crypto.getRandomValues(new Uint8Array(CODE_BYTES))) // 'K7Q2M-…'
 */
export function oneTimeCode(random: Uint8Array): string {
  if (random.length !== CODE_BYTES) throw new RangeError(`a one-time code is made of ${CODE_BYTES} random bytes`);
  const letters = [...random].map((byte) => ALPHABET[byte & 31]).join('');
  return letters.match(/.{1,5}/g)!.join('-');
}

/** What is kept of a code, however it was typed: `codeDigest` of StartCeremony, and of every code given later. */
export const codeDigest = (code: string): string =>
  sha256Hex(code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1'));
