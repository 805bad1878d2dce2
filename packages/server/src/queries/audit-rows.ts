import { ERASURE_KIND } from '@remit/log';
import type { Actor, Signatures } from '@remit/protocol';
import type pg from 'pg';
import { type Custody, open } from '../store/sealing.ts';

/** An entry's place, and the salts kept for it. */
export type EntryRow = {
  readonly index: number;
  readonly stream: string | null;
  readonly version: number | null;
  readonly disclosed: Buffer | null;
  readonly sealed: Buffer | null;
  readonly filler_month: string | null;
  readonly filler_salts: Buffer | null;
  /** The text of a declared incident, whose salts are zero. */
  readonly incident: string | null;
};

/** A fact as it stands in the database, before any upcaster; `data` is null where the case was erased. */
export type FactRow = {
  readonly stream: string;
  readonly version: number;
  readonly kind: string;
  readonly kindVersion: number;
  readonly at: string;
  readonly actor: Actor;
  readonly data: Record<string, unknown> | null;
  readonly previous: string | null;
  readonly key: Buffer | null;
  /** Null where the act is not signed, or where the case was erased. */
  readonly signatures: Signatures | null;
};

/** Entries of the published log alone, by place. */
export async function readEntries(
  client: pg.ClientBase,
  from: number,
  limit: number,
): Promise<{ entries: readonly EntryRow[]; size: number }> {
  const { rows: states } = await client.query<{ size: number }>(
    'SELECT coalesce(max(size), 0) AS size FROM checkpoints',
  );
  const size = states[0]!.size;
  const { rows } = await client.query<EntryRow>(
    `SELECT e.index, e.stream, e.version, s.disclosed, s.sealed, f.month AS filler_month, f.salts AS filler_salts, i.text AS incident
     FROM log_entries e
     LEFT JOIN fact_salts s ON s.stream = e.stream AND s.version = e.version
     LEFT JOIN log_fillers f ON f.index = e.index AND e.stream IS NULL
     LEFT JOIN log_incidents i ON i.index = e.index
     WHERE e.index >= $1 AND e.index < $2 ORDER BY e.index`,
    [from, Math.min(size, from + limit)],
  );
  return { entries: rows, size };
}

type StoredRow = Omit<FactRow, 'kindVersion' | 'data' | 'previous' | 'key' | 'signatures'> & {
  readonly kind_version: number;
  readonly open: Record<string, unknown>;
  readonly sealed: Buffer;
  readonly previous: Buffer | null;
  readonly wrapped: Buffer | null;
  readonly desk: string | null;
  readonly person: Buffer | null;
};

/** Streams whose facts are read with all that precede them; each fact of the others says by itself what it discloses. */
const IS_STORY = /^(referral|entry):/;

/** By stream, which versions are read. A list has a version each hour, so that its past is left where it is. */
function spansOf(entries: readonly EntryRow[]): Map<string, { from: number; to: number }> {
  const spans = new Map<string, { from: number; to: number }>();
  for (const { stream, version } of entries) {
    if (stream === null || version === null) continue;
    const { from, to } = spans.get(stream) ?? { from: IS_STORY.test(stream) ? 1 : version, to: version };
    spans.set(stream, { from: Math.min(from, version), to: Math.max(to, version) });
  }
  return spans;
}

/**
 * The facts of these entries, and of stories all that precede them, in order, by stream and version. The key comes with a
 * stream's first row, whichever that is: without version 1 a forged stream must not pass for an erased one.
 */
export async function readFacts(
  client: pg.ClientBase,
  custody: Custody,
  entries: readonly EntryRow[],
): Promise<Map<string, FactRow>> {
  const spans = [...spansOf(entries)];
  const { rows } = await client.query<StoredRow>(
    `SELECT f.stream, f.version, f.kind, f.kind_version, f.at, f.actor, f.open, f.sealed, f.previous,
       convert_from(f.desk_signature, 'UTF8') AS desk, f.person_signature AS person,
       CASE WHEN f.version = min(f.version) OVER (PARTITION BY f.stream) THEN c.wrapped END AS wrapped
     FROM unnest($1::text[], $2::int[], $3::int[]) AS k (stream, first, last)
     JOIN facts f ON f.stream = k.stream AND f.version BETWEEN k.first AND k.last
     LEFT JOIN case_keys c ON c.stream = k.stream
     ORDER BY f.stream, f.version`,
    [spans.map(([stream]) => stream), spans.map(([, { from }]) => from), spans.map(([, { to }]) => to)],
  );
  const facts = new Map<string, FactRow>();
  let key: Buffer | null = null;
  let stream = '';
  for (const row of rows) {
    if (row.stream !== stream) key = unwrapped(custody, row.wrapped);
    stream = row.stream;
    facts.set(`${row.stream} ${row.version}`, factOf(row, key));
  }
  return facts;
}

function unwrapped(custody: Custody, wrapped: Buffer | null): Buffer | null {
  if (!wrapped) return null;
  try {
    return custody.unwrap(wrapped);
  } catch {
    return null;
  }
}

function factOf(row: StoredRow, key: Buffer | null): FactRow {
  const { stream, version, kind, kind_version: kindVersion, at, actor, previous } = row;
  return {
    stream,
    version,
    kind,
    kindVersion,
    at,
    actor,
    previous: previous?.toString('hex') ?? null,
    key,
    data: dataOf(row, key),
    signatures: signaturesOf(row, key),
  };
}

/** A person's signature that cannot be unsealed was changed: it is then absent, which the leaf contradicts. */
function signaturesOf({ desk, person }: StoredRow, key: Buffer | null): Signatures | null {
  if (desk === null || person === null || !key) return null;
  try {
    return { desk, person: JSON.parse(open(key, person).toString('utf8')) as Signatures['person'] };
  } catch {
    return null;
  }
}

/** What cannot be unsealed with the case's own key was changed: the open part alone then stands, and fails the audit. */
function dataOf({ kind, open: clear, sealed }: StoredRow, key: Buffer | null): Record<string, unknown> | null {
  // The erasure itself seals nothing: it is read when the key is gone.
  if (kind === ERASURE_KIND && sealed.length === 0) return clear;
  if (!key) return null;
  if (sealed.length === 0) return clear;
  try {
    return { ...clear, ...(JSON.parse(open(key, sealed).toString('utf8')) as Record<string, unknown>) };
  } catch {
    return clear;
  }
}
