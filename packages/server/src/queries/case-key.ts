import { oversightOf } from '../store/append-targets.ts';
import { reading, type Reader, type Store } from './reader.ts';

/** In whose name a reader reads a case of this unit: its organisation's, or as a body that is appointed, oversight's. */
export const holderFor = ({ kind, organisation }: Reader, unit: string): string =>
  kind === 'OVERSIGHT' ? oversightOf(unit) : organisation;

/**
 * The key of a case, from the copy that is wrapped for the reader's own organisation or its office. Undefined for a row that was
 * written before there were such copies: the service then reads for itself, until the next fact of the case. Null where
 * the copy is another's, or was changed.
 */
export function ownKey(
  { custody }: Store,
  reader: Reader,
  { key: wrapped, unit }: { readonly key: Buffer; readonly unit: string },
): Buffer | undefined | null {
  if (wrapped.length === 0) return undefined;
  try {
    return custody.unwrap(wrapped, holderFor(reader, unit));
  } catch {
    return null;
  }
}

/** The same of one case, or null: not there, not yours, or erased. */
export async function caseKeyOf(store: Store, reader: Reader, referral: string): Promise<Buffer | undefined | null> {
  const { rows } = await reading(store, reader, (client) =>
    client.query<{ key: Buffer; unit: string }>(
      'SELECT key, unit FROM case_rows WHERE organisation = ANY (desks_of($1)) AND referral = $2 AND erased_at IS NULL',
      [reader.organisation, referral],
    ),
  );
  return rows[0] ? ownKey(store, reader, rows[0]) : null;
}
