import { hash, type KeyObject } from 'node:crypto';
import { type Actor, canonical, type Json } from '@remit/protocol';
import type pg from 'pg';
import { type Custody, open, seal } from './sealing.ts';
import { upcast } from './upcast.ts';

/** A fact as it is kept: any subject's, its data open and sealed together again. */
export type StoredFact = {
  readonly stream: string;
  readonly version: number;
  readonly kind: string;
  readonly at: string;
  readonly actor: Actor;
  readonly data: Record<string, unknown>;
  readonly digest: string;
  readonly previous: string | null;
};

/** A stream as far as it was asked for: its facts after a version, and its data key. */
export type LoadedStream = { readonly key: Buffer | null; readonly facts: readonly StoredFact[] };

type Row = {
  stream: string;
  version: number;
  kind: string;
  kind_version: number;
  at: string;
  actor: Actor;
  open: Record<string, unknown>;
  sealed: Buffer;
  digest: Buffer;
  previous: Buffer | null;
};

/**
 * The facts of several streams, each after the version already known, in one round trip. `OFFSET 0` holds the planner
 * to one look into the index for each stream: on a young table without statistics it would read the whole of it.
 * @param known versions already held in memory, 0 for none, by stream
 */
export async function loadStreams(
  client: pg.ClientBase,
  custody: Custody,
  known: ReadonlyMap<string, { version: number; key: Buffer | null }>,
): Promise<Map<string, LoadedStream>> {
  const streams = [...known.keys()];
  const { rows } = await client.query<Row & { wrapped: Buffer | null }>({
    name: 'load-streams',
    text: `SELECT f.*, CASE WHEN f.version = 1 THEN (SELECT wrapped FROM case_keys WHERE stream = f.stream) END AS wrapped
      FROM unnest($1::text[], $2::int[]) AS k (stream, version),
        LATERAL (SELECT * FROM facts WHERE stream = k.stream AND version > k.version OFFSET 0) AS f
      ORDER BY f.stream, f.version`,
    values: [streams, streams.map((stream) => known.get(stream)!.version)],
  });
  const loaded = new Map<string, { key: Buffer | null; facts: StoredFact[] }>();
  for (const stream of streams) loaded.set(stream, { key: known.get(stream)!.key, facts: [] });
  for (const row of rows) {
    const entry = loaded.get(row.stream)!;
    entry.key ??= row.wrapped && custody.unwrap(row.wrapped);
    entry.facts.push(decode(row, entry.key));
  }
  return loaded;
}

/** Put together again; where the case was erased, what was sealed stays absent. */
export function decode(row: Row, key: Buffer | null): StoredFact {
  const sealed =
    key && row.sealed.length > 0 ? (JSON.parse(open(key, row.sealed).toString('utf8')) as Record<string, unknown>) : {};
  const data = upcast(row.kind, row.kind_version, { ...row.open, ...sealed });
  return {
    stream: row.stream,
    version: row.version,
    kind: row.kind,
    at: row.at,
    actor: row.actor,
    data,
    digest: row.digest.toString('hex'),
    previous: row.previous?.toString('hex') ?? null,
  };
}

/** A new fact, its digest chained to the stream's previous one (D25). */
export function chained(fact: Omit<StoredFact, 'digest'>): StoredFact {
  return { ...fact, digest: hash('sha256', factText(fact), 'hex') };
}

/** The canonical text whose digest is the log leaf's `body`. */
export const factText = ({ stream, version, kind, at, actor, data, previous }: Omit<StoredFact, 'digest'>): string =>
  canonical({ stream, version, kind, at, actor, data: data as Json, previous });

/** Data split into what may stand open and what is sealed under the case's key. */
export function sealed(
  data: Record<string, unknown>,
  openFields: readonly string[],
  key: Buffer | KeyObject,
  nonce: Buffer,
): { open: object; sealed: Buffer } {
  const clear: Record<string, unknown> = {};
  const hidden: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(data)) (openFields.includes(field) ? clear : hidden)[field] = value;
  const empty = Object.keys(hidden).length === 0;
  return { open: clear, sealed: empty ? Buffer.alloc(0) : seal(key, nonce, Buffer.from(JSON.stringify(hidden))) };
}
