/**
 * Rows of queues by the million, for benches of queues alone: one unit's cases as views, without facts behind them.
 * No history, no log, no words; nothing here passes a gate, and no service ever runs on such a database.
 */
import { parseArgs } from 'node:util';
import pg from 'pg';

export type BulkOptions = { readonly organisation: string; readonly platform: string; readonly rows: number };

const CHUNK = 100_000;
const STATUSES = ['DRAFT', 'LOCK1', 'LOCK2', 'DELIVERED', 'UNDER_REVIEW', 'DECIDED', 'EFFECTED', 'MONITORED', 'CLOSED'];

// Identifiers are ULIDs in shape: ten digits that grow with the row, as time does, and sixteen that scatter.
const INSERT = `
  WITH made AS (
    SELECT n, lpad(n::text, 10, '0') || upper(substr(md5(n::text), 1, 16)) AS referral,
      ($4::text[])[1 + n % cardinality($4)] AS status,
      CASE WHEN n % 3 = 0 THEN 'infinity'::timestamptz
        ELSE timestamptz '2026-01-01' + (n::bigint * 7919 % 31536000) * interval '1 second' END AS due_at
    FROM generate_series($5::int, $6::int) AS n
  ), kept AS (
    INSERT INTO case_rows (organisation, referral, party, version, reference, title, status, instrument, priority, unit, platform,
      officer, items, open_items, turn, due, due_for, triggers, flags, proof, updated_at, view)
    SELECT $1, referral, $3, 12, upper($1) || '-2026-' || lpad(n::text, 7, '0'), 'Bench row ' || n, status, 'VOLUNTARY_ITEM',
      'P2_STANDARD', $1, $2, 'bench-officer', 1 + n % 12, n % 3, 'platform', NULL, NULL, '{}', '{}', 'LOCK1',
      timestamptz '2026-01-01' + n * interval '1 second', '{}'
    FROM made
  )
  INSERT INTO queue_entries (organisation, queue, referral, status, due_at) SELECT $1, $3, referral, status, due_at FROM made`;

/** @returns seconds, statistics included */
export async function insertBulk(
  pool: Pick<pg.Pool, 'query'>,
  { organisation, platform, rows }: BulkOptions,
): Promise<number> {
  const began = performance.now();
  for (let from = 1; from <= rows; from += CHUNK)
    await pool.query(INSERT, [organisation, platform, 'unit', STATUSES, from, Math.min(rows, from + CHUNK - 1)]);
  await pool.query('ANALYZE case_rows, queue_entries');
  return (performance.now() - began) / 1000;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      database: { type: 'string' },
      organisation: { type: 'string', default: 'nru' },
      platform: { type: 'string', default: 'lantern' },
      rows: { type: 'string', default: '1000000' },
    },
  });
  if (!values.database) {
    process.stderr.write(
      'node tools/simulate/bulk.ts --database URL [--organisation nru] [--platform lantern] [--rows 1000000]\n',
    );
    process.exit(2);
  }
  const pool = new pg.Pool({ connectionString: values.database, max: 1 });
  const seconds = await insertBulk(pool, {
    organisation: values.organisation,
    platform: values.platform,
    rows: Number(values.rows),
  });
  process.stdout.write(`${values.rows} rows in ${seconds.toFixed(1)} s\n`);
  await pool.end();
}
