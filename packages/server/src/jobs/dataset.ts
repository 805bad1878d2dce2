import { gunzipSync, gzipSync } from 'node:zlib';
import {
  countDataset,
  type DatasetHeader,
  type EntryLine,
  formatDataset,
  type LostLine,
  parseEntries,
} from '@remit/protocol';
import type pg from 'pg';
import { auditEntries } from '../queries/audit-entries.ts';
import { SUPPRESS_BELOW } from '../queries/totals.ts';
import { DatasetUnsound, entryLines, type Known, partyLines } from '../store/dataset/candidates.ts';
import { DATASET_DELAYS, type DatasetDelays, type DueFile, dueFile } from '../store/dataset/due.ts';
import { sha256 } from '../store/log/sha256.ts';
import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';

/** Advisory lock by which one process at a time publishes datasets. */
const DATASET_LOCK = 73651;
const PAGE = 2_048;

/**
 * Publishes the file that is due next, if any: the entries of a month, later its units and platforms.
 *
 * @returns whether one was published, so that another may be due
 */
export async function publishDataset(store: Store, delays: DatasetDelays = DATASET_DELAYS): Promise<boolean> {
  return inTransaction(store.pool, { role: 'remit_log' }, async (client) => {
    const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [
      DATASET_LOCK,
    ]);
    const due = rows[0]!.mine ? await dueFile(client, delays) : null;
    if (due === null) return false;
    await write(client, due, await knownOf(store, client, due));
    return true;
  });
}

/** What the database says of the entries of a range, in the order of the log. */
async function knownOf(store: Store, client: pg.ClientBase, { start, stop }: DueFile): Promise<Known[]> {
  const known: Known[] = [];
  for (let from = start; from < stop; from += PAGE) {
    const limit = Math.min(PAGE, stop - from);
    const page = await auditEntries(store, { kind: 'AUDIT' }, { from, limit });
    const { rows } = await client.query<{ index: number; leaf: Buffer }>(
      'SELECT index, leaf FROM log_entries WHERE index >= $1 AND index < $2',
      [from, from + limit],
    );
    const leaves = new Map(rows.map(({ index, leaf }) => [index, leaf]));
    for (const entry of page?.entries ?? []) known.push({ entry, leaf: leaves.get(entry.index)! });
  }
  return known;
}

async function write(client: pg.ClientBase, due: DueFile, known: readonly Known[]): Promise<void> {
  const { month, part, start, stop, checkpoint } = due;
  const below = SUPPRESS_BELOW;
  const header: DatasetHeader = { format: 'remit/dataset/v1', part, month, from: start, to: stop, below, checkpoint };
  const entries = part === 'entries' ? entryLines(known, due, below) : await published(client, month);
  const parties = part === 'parties' ? partyLines(known, entries, below) : [];
  const bytes = gzipSync(formatDataset(header, part === 'entries' ? entries : parties));
  await client.query(
    'INSERT INTO dataset_files (month, part, start, stop, digest, bytes) VALUES ($1, $2, $3, $4, $5, $6)',
    [month, part, start, stop, Buffer.from(sha256(bytes)), bytes],
  );
  const later = (attribute: string): boolean => attribute === 'origin' || attribute === 'recipient';
  const counts = countDataset(entries, parties).filter(({ attribute }) => later(attribute) === (part === 'parties'));
  await client.query(
    `INSERT INTO dataset_counts (file, part, month, kind, attribute, value, count)
     SELECT $1, $2, c.month, c.kind, c.attribute, c.value, c.count
     FROM jsonb_to_recordset($3::jsonb) AS c (month text, kind text, attribute text, value text, count bigint)`,
    [month, part, JSON.stringify(counts)],
  );
}

/** What was opened once stays as it was, whatever has been erased since. */
async function published(client: pg.ClientBase, month: string): Promise<readonly (EntryLine | LostLine)[]> {
  const { rows } = await client.query<{ bytes: Buffer }>(
    `SELECT bytes FROM dataset_files WHERE month = $1 AND part = 'entries'`,
    [month],
  );
  const parsed = parseEntries(gunzipSync(rows[0]!.bytes).toString('utf8'));
  if ('detail' in parsed) throw new DatasetUnsound(`the published entries of ${month} cannot be read`);
  return parsed.lines;
}
