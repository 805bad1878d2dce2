import { reading, type Reader, type Store } from './reader.ts';

/**
 * The key of a case, from the copy that is wrapped for the reader's own organisation. Undefined for a row that was
 * written before there were such copies: the service then reads for itself, until the next fact of the case. Null where
 * the copy is another's, or was changed.
 */
export function ownKey({ custody }: Store, { organisation }: Reader, wrapped: Buffer): Buffer | undefined | null {
  if (wrapped.length === 0) return undefined;
  try {
    return custody.unwrap(wrapped, organisation);
  } catch {
    return null;
  }
}

/** The same of one case, or null: not there, not yours, or erased. */
export async function caseKeyOf(store: Store, reader: Reader, referral: string): Promise<Buffer | undefined | null> {
  const { rows } = await reading(store, reader, (client) =>
    client.query<{ key: Buffer }>(
      'SELECT key FROM case_rows WHERE organisation = $1 AND referral = $2 AND erased_at IS NULL',
      [reader.organisation, referral],
    ),
  );
  return rows[0] ? ownKey(store, reader, rows[0].key) : null;
}
