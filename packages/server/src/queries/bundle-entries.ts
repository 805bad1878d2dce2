import { type Attribute, ATTRIBUTES, SALT_LENGTH, toBase64 } from '@remit/log';
import { open } from '../store/sealing.ts';
import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';
import { type FactName, proverOf } from './inclusion-proofs.ts';
import { latestCheckpoint } from './log-tile.ts';

type Row = FactName & {
  readonly index: number;
  readonly leaf: Buffer;
  readonly disclosed: Buffer;
  readonly sealed: Buffer;
  readonly wrapped: Buffer | null;
  readonly kind: string;
  readonly previous: string | null;
  readonly desk: string | null;
};

/** A fact's place under the latest checkpoint, with what it takes to open attributes of its leaf. */
export type OpenableEntry = FactName & {
  readonly index: number;
  readonly kind: string;
  /** Digest of the fact before it, in hexadecimal. */
  readonly previous: string | null;
  /** The text of the desk's signature, where the act is signed. */
  readonly desk: string | null;
  readonly place: { readonly index: number; readonly leaf: string; readonly proof: string[] };
  /** Values with their salts, as a bundle shows them. */
  readonly opened: <A extends Attribute>(
    values: Readonly<Record<A, string>>,
  ) => Record<A, { value: string; salt: string }>;
};
export type Openable = {
  readonly note: string;
  readonly at: string;
  readonly entries: ReadonlyMap<string, OpenableEntry>;
};

export const nameOf = ({ stream, version }: FactName): string => `${stream} ${version}`;

/**
 * Entries of these facts under the latest checkpoint; those that it does not include yet are missing.
 *
 * @param held keys by stream, as the reader's organisation holds them; the service reads the rest for itself
 */
export async function openableEntries(
  store: Store,
  facts: readonly FactName[],
  held: ReadonlyMap<string, Buffer> = new Map(),
): Promise<Openable | null> {
  const latest = await latestCheckpoint(store);
  if (latest === null) return null;
  const entries = new Map<string, OpenableEntry>();
  for (const row of await rowsOf(store, facts, latest.size)) {
    const proof = await proverOf(store).inclusion(row.index, latest.size);
    if (!proof.ok) throw new Error(`the log's tiles do not prove entry ${row.index}: ${proof.detail}`);
    const place = { index: row.index, leaf: toBase64(row.leaf), proof: proof.value.map(toBase64) };
    const salts = saltsOf(store, row, held.get(row.stream));
    const opened: OpenableEntry['opened'] = (values) =>
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, { value, salt: salts(name as Attribute) }]),
      ) as ReturnType<OpenableEntry['opened']>;
    entries.set(nameOf(row), { ...row, place, opened });
  }
  return { note: latest.note, at: latest.at, entries };
}

/** Salts are kept in two parts, the first outside the case's key (D12). */
function saltsOf(
  { custody }: Store,
  { disclosed, sealed, wrapped }: Row,
  held: Buffer | undefined,
): (name: Attribute) => string {
  const key = held ?? (wrapped && custody.unwrap(wrapped));
  const rest = key ? open(key, sealed) : Buffer.alloc(0);
  const all = Buffer.concat([disclosed, rest]);
  return (name) => {
    const at = ATTRIBUTES.indexOf(name) * SALT_LENGTH;
    return all.toString('base64', at, at + SALT_LENGTH);
  };
}

async function rowsOf({ pool }: Store, facts: readonly FactName[], size: number): Promise<readonly Row[]> {
  const { rows } = await inTransaction(pool, { role: 'remit_log', readOnly: true }, (client) =>
    client.query<Row>(
      `SELECT e.stream, e.version, e.index, e.leaf, s.disclosed, s.sealed, c.wrapped,
         t.kind, encode(t.previous, 'hex') AS previous, convert_from(t.desk_signature, 'UTF8') AS desk
       FROM unnest($1::text[], $2::int[]) AS f (stream, version)
       JOIN log_entries e USING (stream, version)
       JOIN fact_salts s USING (stream, version)
       JOIN facts t USING (stream, version)
       LEFT JOIN case_keys c USING (stream)
       WHERE e.index < $3 ORDER BY e.index`,
      [facts.map(({ stream }) => stream), facts.map(({ version }) => version), size],
    ),
  );
  return rows;
}
