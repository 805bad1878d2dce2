const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_CHARACTERS = 10;
const CHANCE_CHARACTERS = 16;

/**
 * A fresh identifier (ULID) for what a caller names itself, such as the items of a draft.
 *
 * ```ts
 * newId(); // '01K9ZQ3V8M5C0S7T4B2N6X1Y9A'
 * ```
 */
export function newId(now: number = Date.now()): string {
  let time = '';
  for (let rest = now, n = 0; n < TIME_CHARACTERS; n++, rest = Math.floor(rest / 32))
    time = ALPHABET.charAt(rest % 32) + time;
  const chance = crypto.getRandomValues(new Uint8Array(CHANCE_CHARACTERS));
  return time + Array.from(chance, (byte) => ALPHABET.charAt(byte % 32)).join('');
}
