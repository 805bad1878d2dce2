import type pg from 'pg';
import { NOW } from './working.ts';

export type WrapRow = { readonly person: string; readonly wrapped: unknown };

/** Whom a desk's key is sealed to, and how. */
export async function wrapsOf(client: pg.ClientBase, organisation: string, keyId: string): Promise<WrapRow[]> {
  const { rows } = await client.query<WrapRow>(
    'SELECT person, wrapped FROM desk_key_wraps WHERE organisation = $1 AND key_id = $2',
    [organisation, keyId],
  );
  return rows;
}

/** The first sealing holds: nobody takes a key away from a member by sealing another one over it. */
export async function insertWrap(
  client: pg.ClientBase,
  now: string | null,
  wrap: {
    readonly organisation: string;
    readonly keyId: string;
    readonly person: string;
    readonly wrapped: unknown;
    readonly by: string;
  },
): Promise<boolean> {
  const { organisation, keyId, person, wrapped, by } = wrap;
  const { rowCount } = await client.query(
    `INSERT INTO desk_key_wraps (organisation, key_id, person, wrapped, sealed_by, sealed_at)
     VALUES ($1, $2, $3, $4, $5, ${NOW(6)}) ON CONFLICT DO NOTHING`,
    [organisation, keyId, person, JSON.stringify(wrapped), by, now],
  );
  return rowCount === 1;
}

/** A recovered member has another wrapping key: what was sealed to the one before opens no longer. */
export async function deleteWraps(client: pg.ClientBase, organisation: string, person: string): Promise<void> {
  await client.query('DELETE FROM desk_key_wraps WHERE organisation = $1 AND person = $2', [organisation, person]);
}
