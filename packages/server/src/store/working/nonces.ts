import type pg from 'pg';
import { NOW } from './working.ts';

/** True the first time; a request that is sent again with the same nonce is a replay. */
export async function useNonce(
  client: pg.ClientBase,
  now: string | null,
  key: string,
  nonce: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO nonces (key, nonce, at) VALUES ($1, $2, ${NOW(3)}) ON CONFLICT DO NOTHING`,
    [key, nonce, now],
  );
  return rowCount === 1;
}

/** A request is fresh for five minutes either way, so its nonce may go after twice that. */
export async function forgetNonces(client: pg.ClientBase, now: string | null): Promise<void> {
  await client.query(`DELETE FROM nonces WHERE at < ${NOW(1)} - interval '10 minutes'`, [now]);
}
