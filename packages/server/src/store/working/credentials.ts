import type pg from 'pg';
import { NOW } from './working.ts';

export type CredentialRow = {
  readonly id: string;
  readonly organisation: string;
  readonly person: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly backedUp: boolean;
  /** The ceremony code that this passkey was made with, until the ceremony is complete. */
  readonly waitsFor: string | null;
};

const COLUMNS = `id, organisation, person, public_key AS "publicKey", counter, transports, backed_up AS "backedUp", waits_for AS "waitsFor"`;

/** False where the passkey is known already: an authenticator never makes the same one twice. */
export async function insertCredential(
  client: pg.ClientBase,
  now: string | null,
  credential: CredentialRow,
): Promise<boolean> {
  const { id, organisation, person, publicKey, counter, transports, backedUp, waitsFor } = credential;
  const { rowCount } = await client.query(
    `INSERT INTO credentials (id, organisation, person, public_key, counter, transports, backed_up, waits_for, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, ${NOW(9)}) ON CONFLICT (id) DO NOTHING`,
    [id, organisation, person, publicKey, counter, transports, backedUp, waitsFor, now],
  );
  return rowCount === 1;
}

/** A passkey that signs in; one that waits for its ceremony does not. */
export async function findCredential(client: pg.ClientBase, id: string): Promise<CredentialRow | null> {
  const { rows } = await client.query<CredentialRow>(
    `SELECT ${COLUMNS} FROM credentials WHERE id = $1 AND waits_for IS NULL FOR UPDATE`,
    [id],
  );
  return rows[0] ?? null;
}

export async function credentialsWaitingFor(client: pg.ClientBase, codes: readonly string[]): Promise<CredentialRow[]> {
  const { rows } = await client.query<CredentialRow>(`SELECT ${COLUMNS} FROM credentials WHERE waits_for = ANY ($1)`, [
    codes,
  ]);
  return rows;
}

export async function activateCredentials(client: pg.ClientBase, codes: readonly string[]): Promise<void> {
  await client.query('UPDATE credentials SET waits_for = NULL WHERE waits_for = ANY ($1)', [codes]);
}

export async function recordUse(
  client: pg.ClientBase,
  now: string | null,
  id: string,
  counter: number,
  backedUp: boolean,
): Promise<void> {
  await client.query(`UPDATE credentials SET counter = $2, backed_up = $3, used_at = ${NOW(4)} WHERE id = $1`, [
    id,
    counter,
    backedUp,
    now,
  ]);
}
