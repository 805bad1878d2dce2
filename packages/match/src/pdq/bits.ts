// From the spectrum to 256 bits: which frequencies are above the median. Turning or mirroring an image only changes
// signs in its spectrum and swaps its axes, so eight hashes come from one transform.

/** The names of the published description; a rotation is counterclockwise. */
export const VARIANTS = [
  'original',
  'rotate90',
  'rotate180',
  'rotate270',
  'flip-top-bottom',
  'flip-left-right',
  'transpose',
  'transpose-other',
] as const;
export type Variant = (typeof VARIANTS)[number];

type Turn = { readonly swap: boolean; readonly keeps: (i: number, j: number) => boolean };
const TURNS: readonly Turn[] = [
  { swap: false, keeps: () => true },
  { swap: true, keeps: (_, j) => (j & 1) === 1 },
  { swap: false, keeps: (i, j) => ((i + j) & 1) === 0 },
  { swap: true, keeps: (i) => (i & 1) === 1 },
  { swap: false, keeps: (i) => (i & 1) === 1 },
  { swap: false, keeps: (_, j) => (j & 1) === 1 },
  { swap: true, keeps: () => true },
  { swap: true, keeps: (i, j) => ((i + j) & 1) === 0 },
];

/** Where each element of the spectrum goes, and with which sign: one table per variant, made once. */
const TABLES = TURNS.map(({ swap, keeps }) =>
  Array.from({ length: 256 }, (_, n) => {
    const [i, j] = [n >> 4, n & 15];
    return { to: swap ? j * 16 + i : n, sign: keeps(i, j) ? 1 : -1 };
  }),
).map((table) => ({
  to: Uint8Array.from(table, ({ to }) => to),
  sign: Int8Array.from(table, ({ sign }) => sign),
}));

/** The 128th smallest of 256 values, by narrowing down; the array is put out of order. */
function lowerMedian(values: Float32Array): number {
  let [low, high] = [0, 255];
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let [i, j] = [low, high];
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i <= j) {
        const kept = values[i]!;
        values[i++] = values[j]!;
        values[j--] = kept;
      }
    }
    if (127 <= j) high = j;
    else if (127 >= i) low = i;
    else break;
  }
  return values[127]!;
}

const turned = new Float32Array(256);
const scratch = new Float32Array(256);

/** 32 bytes in the order of the usual hexadecimal text: the last bit of the last byte is the lowest frequency. */
export function bitsOf(spectrum: Float32Array, variant = 0): Uint8Array {
  const { to, sign } = TABLES[variant]!;
  for (let n = 0; n < 256; n++) turned[to[n]!] = sign[n]! * spectrum[n]!;
  scratch.set(turned);
  const median = lowerMedian(scratch);
  const hash = new Uint8Array(32);
  for (let n = 0; n < 256; n++) if (turned[n]! > median) hash[31 - (n >> 3)]! |= 1 << (n & 7);
  return hash;
}
