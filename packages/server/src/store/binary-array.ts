/**
 * Columns of values as PostgreSQL's binary arrays: what a batch writes travels as it is, neither escaped nor parsed, so
 * that ciphertext is copied and a view's JSON is read once. The format is that of `array_send`: dimensions, whether a
 * NULL is among them, the element's type, then each value behind its length.
 */
export type ColumnType = 'text' | 'int4' | 'bool' | 'bytea' | 'timestamptz' | 'json' | 'jsonb' | 'text[]';

type Encoder = {
  readonly size: (value: never) => number;
  readonly write: (to: Buffer, value: never, at: number) => void;
};

const HEADER = 20;
const NULL_LENGTH = -1;
const MICROSECONDS_FROM_1970_TO_2000 = 946_684_800_000_000n;
const INFINITY = 0x7fff_ffff_ffff_ffffn;
const JSONB_VERSION = 1;

const text: Encoder = {
  size: (value: string) => Buffer.byteLength(value),
  write: (to, value: string, at) => void to.write(value, at),
};

const ENCODERS: Readonly<Record<Exclude<ColumnType, 'text[]'>, Encoder>> = {
  text,
  json: text,
  jsonb: {
    size: (value: string) => Buffer.byteLength(value) + 1,
    write: (to, value: string, at) => {
      to[at] = JSONB_VERSION;
      to.write(value, at + 1);
    },
  },
  int4: { size: () => 4, write: (to, value: number, at) => void to.writeInt32BE(value, at) },
  bool: { size: () => 1, write: (to, value: boolean, at) => void (to[at] = value ? 1 : 0) },
  bytea: {
    size: (value: Uint8Array) => value.length,
    write: (to, value: Uint8Array, at) => to.set(value, at),
  },
  timestamptz: {
    size: () => 8,
    write: (to, value: string, at) => void to.writeBigInt64BE(microseconds(value), at),
  },
};

/** Element types by their numbers in the catalogue, which never change. Lists travel as texts and are cast. */
const OID: Readonly<Record<ColumnType, number>> = {
  text: 25,
  'text[]': 25,
  int4: 23,
  bool: 16,
  bytea: 17,
  timestamptz: 1184,
  json: 114,
  jsonb: 3802,
};

function microseconds(instant: string): bigint {
  if (instant === 'infinity') return INFINITY;
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds)) throw new RangeError(`not an instant: ${instant}`);
  return BigInt(milliseconds) * 1000n - MICROSECONDS_FROM_1970_TO_2000;
}

const listText = (list: readonly string[]): string =>
  `{${list.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

/** What the encoder of a type takes: JSON as its text, a list as the array's literal. */
function prepared(type: ColumnType, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (type === 'text[]') return listText(value as readonly string[]);
  if ((type === 'json' || type === 'jsonb') && typeof value !== 'string') return JSON.stringify(value);
  return value;
}

/** @param values JSON may be given as a value or as its text */
export function binaryArray(type: ColumnType, values: readonly unknown[]): Buffer {
  const { size, write } = type === 'text[]' ? text : ENCODERS[type];
  const elements = values.map((value) => prepared(type, value)) as never[];
  const sizes = elements.map((value) => (value === null ? NULL_LENGTH : size(value)));
  const total = sizes.reduce((sum, length) => sum + 4 + Math.max(length, 0), HEADER);
  const array = Buffer.allocUnsafe(total);
  let at = 0;
  for (const field of [1, sizes.includes(NULL_LENGTH) ? 1 : 0, OID[type], elements.length, 1])
    at = array.writeInt32BE(field, at);
  for (const [i, value] of elements.entries()) {
    const length = sizes[i]!;
    at = array.writeInt32BE(length, at);
    if (length === NULL_LENGTH) continue;
    write(array, value, at);
    at += length;
  }
  return array;
}
