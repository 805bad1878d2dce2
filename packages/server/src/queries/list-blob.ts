import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';

/** A part of some list, by the digest of what it is in its encrypted form. */
export async function readListBlob(store: Store, digest: string): Promise<Buffer | null> {
  if (!/^[0-9a-f]{64}$/.test(digest)) return null;
  const { rows } = await inTransaction(store.pool, { role: 'remit_public', readOnly: true }, (client) =>
    client.query<{ bytes: Buffer }>('SELECT bytes FROM list_blobs WHERE digest = $1', [Buffer.from(digest, 'hex')]),
  );
  return rows[0]?.bytes ?? null;
}
