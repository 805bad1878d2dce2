import { TERMINAL } from '@remit/protocol';
import pg from 'pg';
import type { DatabaseConfig } from './embedded/index.ts';

/** Months after a case's last fact during which it is kept (D19). */
export const RETENTION_MONTHS = 24;

export type Erasure =
  | { readonly erased: true; readonly facts: number }
  | { readonly erased: false; readonly why: 'unknown' }
  | { readonly erased: false; readonly why: 'open' }
  | { readonly erased: false; readonly why: 'erased-already' }
  | { readonly erased: false; readonly why: 'retained'; readonly until: string };

type Wanted = {
  readonly referral: string;
  readonly reason: string;
  /** Ordered by an authority or a court: the case has ended, and its time has not. */
  readonly ordered: boolean;
};

/**
 * Destroys a case's key, and every copy of its words outside the facts. The facts stay as they are: their digests,
 * their leaves and what was committed for totals need no key, so each proof and total holds as before.
 */
export async function eraseCase(config: DatabaseConfig, wanted: Wanted): Promise<Erasure> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query('BEGIN');
    // Whoever appends now is waited for; whoever appends afterwards finds the case erased.
    await client.query('LOCK TABLE facts IN SHARE ROW EXCLUSIVE MODE');
    const answer = await erase(client, wanted);
    await client.query(answer.erased ? 'COMMIT' : 'ROLLBACK');
    return answer;
  } finally {
    await client.end();
  }
}

async function erase(client: pg.Client, { referral, reason, ordered }: Wanted): Promise<Erasure> {
  const stream = `referral:${referral}`;
  const { rows } = await client.query<Standing>(STANDING, [stream, referral, RETENTION_MONTHS]);
  const standing = rows[0]!;
  if (standing.facts === 0) return { erased: false, why: 'unknown' };
  if (standing.erased) return { erased: false, why: 'erased-already' };
  if (!(TERMINAL as readonly (string | null)[]).includes(standing.status)) return { erased: false, why: 'open' };
  if (!standing.over && !ordered) return { erased: false, why: 'retained', until: standing.until };
  await client.query('INSERT INTO erasures (stream, reason, facts) VALUES ($1, $2, $3)', [
    stream,
    reason,
    standing.facts,
  ]);
  await client.query('DELETE FROM case_keys WHERE stream = $1', [stream]);
  for (const table of ['case_rows', 'queue_entries', 'item_rows', 'timers', 'sample_due'])
    await client.query(`DELETE FROM ${table} WHERE referral = $1`, [referral]);
  await client.query('DELETE FROM outbox WHERE stream = $1', [stream]);
  await client.query(`DELETE FROM answers WHERE answer ->> 'id' = $1`, [referral]);
  await client.query(FORGET_LINES, [referral]);
  return { erased: true, facts: standing.facts };
}

type Standing = { facts: number; until: string; over: boolean; erased: boolean; status: string | null };
const STANDING = `
  SELECT count(*)::int AS facts, max(at) + make_interval(months => $3) AS until,
    coalesce(max(at) + make_interval(months => $3) <= now(), false) AS over,
    EXISTS (SELECT FROM erasures WHERE stream = $1) AS erased,
    (SELECT summary ->> 'status' FROM summaries WHERE referral = $2) AS status
  FROM facts WHERE stream = $1`;

/** The lines of a list from which the case was made keep their number and their result, and lose their words. */
const FORGET_LINES = `
  UPDATE imports SET view = jsonb_set(view, '{plan,items}', (
    SELECT jsonb_agg(CASE WHEN line ->> 'referral' = $1 THEN line || '{"url":"","sentence":""}' ELSE line END ORDER BY n)
    FROM jsonb_array_elements(view #> '{plan,items}') WITH ORDINALITY AS lines (line, n)))
  WHERE view #> '{plan,items}' @> jsonb_build_array(jsonb_build_object('referral', $1::text))`;
