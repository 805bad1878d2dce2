import type pg from 'pg';
import { NOW } from './working.ts';

/** Counts one more check of today; null where the day has no more. Two at once are counted one after the other. */
export async function addCheck(
  client: pg.ClientBase,
  now: string | null,
  organisation: string,
  most: number,
): Promise<number | null> {
  const { rows } = await client.query<{ checks: number }>(
    `INSERT INTO list_checks AS c VALUES ($1, (${NOW(3)} AT TIME ZONE 'UTC')::date, 1)
     ON CONFLICT (organisation, day) DO UPDATE SET checks = c.checks + 1 WHERE c.checks < $2 RETURNING checks`,
    [organisation, most, now],
  );
  return rows[0]?.checks ?? null;
}
