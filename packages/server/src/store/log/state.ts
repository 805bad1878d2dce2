import { Frontier, HASH_LENGTH } from '@remit/log';
import type pg from 'pg';
import type { TransactionOptions } from '../transaction.ts';
import { sha256 } from './sha256.ts';

/**
 * A process that stops in the middle of a transaction would keep the log's row locked; the database ends such a
 * transaction, so that a successor need not wait.
 */
export const LOG_WRITING: TransactionOptions = {
  role: 'remit_log',
  settings: { idle_in_transaction_session_timeout: '4s', synchronous_commit: 'on' },
};

/** The log as the database knows it, locked until the transaction ends. */
export type LogState = { readonly tree: Frontier; readonly signedSize: number; readonly signedRoot: Buffer | null };

/** Another process was elected meanwhile: whoever finds out stops writing. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

type Row = { size: number; peaks: Buffer; signed_size: number; signed_root: Buffer | null };

/** Locks the log and makes sure that this term is still the present one. */
export async function lockState(client: pg.ClientBase, epoch: number): Promise<LogState> {
  const { rows } = await client.query<Row>('SELECT size, peaks, signed_size, signed_root FROM log_state FOR UPDATE');
  const { size, peaks, signed_size, signed_root } = rows[0]!;
  // A statement of its own: after waiting for the lock, it must see what was committed meanwhile.
  const term = await client.query<{ epoch: number }>('SELECT epoch FROM log_leader');
  if (term.rows[0]?.epoch !== epoch) throw new Superseded('another process sequences the log');
  const cut = Array.from({ length: peaks.length / HASH_LENGTH }, (_, i) =>
    peaks.subarray(i * HASH_LENGTH, (i + 1) * HASH_LENGTH),
  );
  return { tree: new Frontier(sha256, size, cut), signedSize: signed_size, signedRoot: signed_root };
}

export async function saveTree(client: pg.ClientBase, tree: Frontier): Promise<void> {
  await client.query('UPDATE log_state SET size = $1, peaks = $2', [tree.size, Buffer.concat(tree.peaks)]);
}
