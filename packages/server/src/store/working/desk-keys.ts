import type pg from 'pg';
import { NOW } from './working.ts';

export type WrapRow = { readonly sealedTo: string; readonly wrapped: unknown };

/** To which wrapping keys a desk's key is sealed, and how. */
export async function wrapsOf(client: pg.ClientBase, organisation: string, keyId: string): Promise<WrapRow[]> {
  const { rows } = await client.query<WrapRow>(
    'SELECT sealed_to AS "sealedTo", wrapped FROM desk_key_wraps WHERE organisation = $1 AND key_id = $2',
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
    readonly sealedTo: string;
    readonly wrapped: unknown;
    readonly by: string;
  },
): Promise<boolean> {
  const { organisation, keyId, sealedTo, wrapped, by } = wrap;
  const { rowCount } = await client.query(
    `INSERT INTO desk_key_wraps (organisation, key_id, sealed_to, wrapped, sealed_by, sealed_at)
     VALUES ($1, $2, $3, $4, $5, ${NOW(6)}) ON CONFLICT DO NOTHING`,
    [organisation, keyId, sealedTo, JSON.stringify(wrapped), by, now],
  );
  return rowCount === 1;
}
