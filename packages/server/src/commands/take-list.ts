import { isRefusal, type Refusal, recipientOf, refuse } from '@remit/protocol';
import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';
import { Organisations } from './organisations.ts';

/** Seals a list's key to a recipient's own key. */
type SealTo<W> = (publicKey: string, keyId: string, key: Uint8Array) => Promise<W>;
type Asker = { readonly organisation: string; readonly name: string; readonly at: string | null };
export const listKeyId = (organisation: string): string => `list:${organisation}`;

/**
 * Registers who takes the list: its key is drawn once, sealed to the recipient's own key and from then on used for every
 * version. Registering anew with another key seals the same list key to it, so that nothing has to be fetched again.
 */
export function takeList<W extends object>(
  store: Store,
  ports: Ports,
  { organisation, name, at }: Asker,
  publicKey: string,
  sealTo: SealTo<W>,
): Promise<{ wrapped: W; keyId: string } | Refusal> {
  return inTransaction(store.pool, { role: 'remit_writer' }, async (client) => {
    const party = (await new Organisations().refresh(client)).get(organisation);
    const own = party && recipientOf(party);
    if (!own || own.tier === 'LOW') return refuse('list-not-admitted');
    // A row that is not there yet cannot be locked: of two who begin at once, the second finds the first one's key.
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [listKeyId(organisation)]);
    const { rows } = await client.query<{ key: Buffer }>('SELECT key FROM list_recipients WHERE organisation = $1', [
      organisation,
    ]);
    const known = rows[0] && store.custody.unwrap(rows[0].key);
    const key = known ?? ports.randomBytes(32);
    const keyId = listKeyId(organisation);
    const wrapped = await sealTo(publicKey, keyId, key).catch(unsound);
    if (isRefusal(wrapped)) return wrapped;
    await client.query(
      `INSERT INTO list_recipients (organisation, public_key, key, wrapped, registered_by, registered_at)
       VALUES ($1, $2, $3, $4, $5, coalesce($6::timestamptz, clock_timestamp()))
       ON CONFLICT (organisation) DO UPDATE SET public_key = excluded.public_key, wrapped = excluded.wrapped,
         registered_by = excluded.registered_by`,
      [organisation, publicKey, store.custody.wrap(key, ports.randomBytes(12)), JSON.stringify(wrapped), name, at],
    );
    return { wrapped, keyId };
  });
}

/** A point of small order has the form of a key, and nothing can be sealed to it. */
function unsound(error: unknown): Refusal {
  if (error instanceof Error && error.name === 'OperationError') return refuse('key-unsound', 'publicKey');
  throw error;
}
