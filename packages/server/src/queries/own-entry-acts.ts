import type { OwnEntryActs } from '@remit/client/contract';
import { inTransaction } from '../store/transaction.ts';
import { nameOf, openableEntries } from './bundle-entries.ts';
import { latestCheckpoint } from './log-tile.ts';
import type { Reader, Store } from './reader.ts';

/** Entries of the log that one question looks at, and acts in one answer: whoever follows asks again. */
const PIECE = 10_000;
const PAGE = 200;

type Row = {
  readonly index: number;
  readonly stream: string;
  readonly version: number;
};

/**
 * Acts on entries of the shared list that the log has in the asker's name under its desk's signature, from a position
 * of the log on. The signature is the one that was given, to whom it belongs: nothing of others is among them.
 */
export async function ownEntryActs(
  store: Store,
  { organisation }: Reader,
  { after }: { readonly after: number },
): Promise<OwnEntryActs> {
  const latest = await latestCheckpoint(store);
  if (latest === null) return { checkpoint: null, acts: [], next: 0 };
  const end = Math.min(after + PIECE, latest.size);
  const rows = await signedActs(store, organisation, after, end);
  const openable = await openableEntries(store, rows);
  const acts = rows.flatMap((row): OwnEntryActs['acts'] => {
    const entry = openable?.entries.get(nameOf(row));
    if (!entry || entry.desk === null) return [];
    const { stream, version, kind, previous, desk } = entry;
    const values = { kind, stream, version: String(version), previous: previous ?? '', signature1: desk };
    return [{ ...entry.place, opened: entry.opened(values) }];
  });
  const last = rows.length === PAGE ? rows.at(-1) : undefined;
  return { checkpoint: openable?.note ?? latest.note, acts, next: last ? last.index + 1 : Math.max(after, end) };
}

async function signedActs({ pool }: Store, organisation: string, from: number, end: number): Promise<readonly Row[]> {
  const { rows } = await inTransaction(pool, { role: 'remit_log', readOnly: true }, (client) =>
    client.query<Row>(
      // Each fact is fetched by its name, so that a piece costs the same however long the history is.
      `SELECT e.index, e.stream, e.version
       FROM log_entries e CROSS JOIN LATERAL (
         SELECT actor ->> 'organisation' AS organisation, desk_signature
         FROM facts WHERE stream = e.stream AND version = e.version OFFSET 0) t
       WHERE e.index >= $2 AND e.index < $3 AND e.stream LIKE 'entry:%' AND t.desk_signature IS NOT NULL
         AND t.organisation = $1
       ORDER BY e.index LIMIT ${PAGE}`,
      [organisation, from, end],
    ),
  );
  return rows;
}
