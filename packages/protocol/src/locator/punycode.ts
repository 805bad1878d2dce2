/** RFC 3492 decoding of one label, so that the scripts inside an `xn--` name can be read. */
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const HIGHEST = 0x10ffff;

function adapt(delta: number, length: number, first: boolean): number {
  let rest = first ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}

function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 22;
  if (code >= 97 && code <= 122) return code - 97;
  return BASE;
}

/** The characters of `text` (without `xn--`), or nothing when it is no valid encoding. Labels are at most 63 long. */
export function decodePunycode(text: string): string | undefined {
  const dash = text.lastIndexOf('-');
  const output = [...text.slice(0, Math.max(0, dash))].map((char) => char.codePointAt(0) ?? 0);
  let [n, i, bias, index] = [128, 0, 72, dash < 0 ? 0 : dash + 1];
  while (index < text.length) {
    const before = i;
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = digitOf(text.charCodeAt(index++));
      if (digit >= BASE || i > HIGHEST * 64) return undefined;
      i += digit * weight;
      const threshold = k <= bias ? T_MIN : Math.min(T_MAX, k - bias);
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    bias = adapt(i - before, output.length + 1, before === 0);
    n += Math.floor(i / (output.length + 1));
    i %= output.length + 1;
    if (n > HIGHEST) return undefined;
    output.splice(i++, 0, n);
  }
  return String.fromCodePoint(...output);
}

/** A host label as a person reads it. Labels that are not encoded, or badly, stay as they are. */
export const readableLabel = (label: string): string =>
  label.startsWith('xn--') ? (decodePunycode(label.slice(4)) ?? label) : label;
