import type pg from 'pg';
import { binaryArray, type ColumnType } from './binary-array.ts';

/** One table's share of a batch: whole columns, and the statement that puts them there. */
export type Part = {
  /** Tells statements apart: parts of one name have one text. */
  readonly name: string;
  readonly columns: readonly Buffer[];
  /** @param parameters the columns' placeholders, in order */
  readonly sql: (parameters: readonly string[]) => string;
};

/** Columns by name with their types, in the order in which they travel. */
export type Columns<Row> = { readonly [C in keyof Row & string]: ColumnType };

export type Target<Row> = {
  readonly table: string;
  readonly columns: Columns<Row>;
  /** What becomes of a row that is there already; without it, that is a collision. */
  readonly onConflict?: string;
};

/** Rows for a table; nothing where there are none. */
export function rowsInto<Row extends object>(
  { table, columns, onConflict }: Target<Row>,
  rows: readonly Row[],
): Part[] {
  if (rows.length === 0) return [];
  const entries = Object.entries(columns) as [keyof Row & string, ColumnType][];
  const names = entries.map(([name]) => name).join(', ');
  const selected = entries.map(([name, type]) => (type === 'text[]' ? `${name}::text[]` : name)).join(', ');
  return [
    {
      name: onConflict ? `${table}+` : table,
      columns: entries.map(([name, type]) =>
        binaryArray(
          type,
          rows.map((row) => row[name]),
        ),
      ),
      sql: (parameters) => {
        const lists = entries.map(([, type], i) => `${parameters[i]}::${type === 'text[]' ? 'text' : type}[]`);
        const from = `unnest(${lists.join(', ')}) AS r (${names})`;
        return `INSERT INTO ${table} (${names}) SELECT ${selected} FROM ${from} ${onConflict ?? ''}`;
      },
    },
  ];
}

/** `ON CONFLICT` that takes over every column beside the key. */
export const replacing = <Row>(columns: Columns<Row>, key: readonly (keyof Row & string)[], also = ''): string =>
  `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${Object.keys(columns)
    .filter((name) => !(key as readonly string[]).includes(name))
    .map((name) => `${name} = excluded.${name}`)
    .join(', ')}${also}`;

const texts = new Map<string, string>();

/**
 * Writes all parts in one statement, prepared once for each combination of parts. The parts share one snapshot and run
 * in no order, so no two of them may touch the same row.
 */
export async function writeParts(client: pg.ClientBase, parts: readonly Part[]): Promise<void> {
  if (parts.length === 0) return;
  const name = `write ${parts.map((part) => part.name).join(' ')}`;
  let text = texts.get(name);
  if (text === undefined) texts.set(name, (text = textOf(parts)));
  await client.query({ name: shortName(name), text, values: parts.flatMap(({ columns }) => columns) });
}

function textOf(parts: readonly Part[]): string {
  let used = 0;
  const statements = parts.map(({ columns, sql }, i) => `p${i} AS (${sql(columns.map(() => `$${++used}`))})`);
  return `WITH ${statements.join(', ')} SELECT`;
}

const numbers = new Map<string, number>();
/** PostgreSQL cuts names at 63 bytes, so statements are numbered. */
function shortName(name: string): string {
  const number = numbers.get(name) ?? numbers.size + 1;
  numbers.set(name, number);
  return `write-${number}`;
}
