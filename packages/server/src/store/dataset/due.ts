import type pg from 'pg';

/** The days after a month's end on which its entries are published, and later its units and platforms (C16, D12). */
export type DatasetDelays = { readonly entriesDays: number; readonly partiesDays: number };
export const DATASET_DELAYS: DatasetDelays = { entriesDays: 30, partiesDays: 90 };

export type DueFile = {
  readonly month: string;
  readonly part: 'entries' | 'parties';
  readonly start: number;
  readonly stop: number;
  readonly checkpoint: string;
};

const MONTH_OF = `coalesce(to_char(f.at AT TIME ZONE 'UTC', 'YYYY-MM'), l.month)`;
const ENTRIES = `log_entries e LEFT JOIN facts f USING (stream, version) LEFT JOIN log_fillers l ON l.index = e.index`;

// A month follows the one before; the first is the one in which the log begins.
const NEXT_ENTRIES = `
  WITH known AS (SELECT max(month) AS month, coalesce(max(stop), 0) AS stop FROM dataset_files WHERE part = 'entries'),
    first AS (SELECT min(${MONTH_OF}) AS month FROM ${ENTRIES} WHERE (SELECT month FROM known) IS NULL),
    next AS (SELECT coalesce(to_char(to_date(k.month, 'YYYY-MM') + interval '1 month', 'YYYY-MM'), first.month) AS month,
      k.stop AS start FROM known k, first)
  SELECT month, start FROM next
  WHERE (to_date(month, 'YYYY-MM') + interval '1 month') AT TIME ZONE 'UTC' + make_interval(days => $1) <= $2::timestamptz`;

const NEXT_PARTIES = `
  SELECT month, start, stop FROM dataset_files e WHERE part = 'entries'
    AND NOT EXISTS (SELECT FROM dataset_files p WHERE p.month = e.month AND p.part = 'parties')
    AND (to_date(month, 'YYYY-MM') + interval '1 month') AT TIME ZONE 'UTC' + make_interval(days => $1) <= $2::timestamptz
  ORDER BY month LIMIT 1`;

// The last entry of the month or of an earlier one ends the range: whatever lies between belongs to it.
const LAST_OF = `SELECT coalesce(max(e.index) + 1, $1)::bigint AS stop FROM ${ENTRIES}
  WHERE e.index >= $1 AND e.index < $2 AND ${MONTH_OF} <= $3`;

/**
 * The file to be published next; null where no month's delay has passed. Time is that of the latest checkpoint: while
 * the log stands still, entries of a month could still be on their way into it.
 */
export async function dueFile(client: pg.ClientBase, delays: DatasetDelays): Promise<DueFile | null> {
  const { rows: clock } = await client.query<{ now: string; size: number; note: string }>(
    'SELECT at AS now, size, note FROM checkpoints ORDER BY size DESC LIMIT 1',
  );
  const at = clock[0];
  if (!at) return null;
  const { note: checkpoint, size } = at;
  const { rows: entries } = await client.query<{ month: string; start: number }>(NEXT_ENTRIES, [
    delays.entriesDays,
    at.now,
  ]);
  if (entries[0]) {
    const { month, start } = entries[0];
    const { rows } = await client.query<{ stop: number }>(LAST_OF, [start, size, month]);
    return { month, part: 'entries', start, stop: rows[0]!.stop, checkpoint };
  }
  const { rows: parties } = await client.query<Pick<DueFile, 'month' | 'start' | 'stop'>>(NEXT_PARTIES, [
    delays.partiesDays,
    at.now,
  ]);
  return parties[0] ? { ...parties[0], part: 'parties', checkpoint } : null;
}
