import { type Refusal, refuse } from '@remit/protocol';
import { reading, type Reader, type Store } from './reader.ts';

/** What is answered where a case was: that it was erased, and when, to whoever could see it. Null: not there, or not yours. */
export async function erasedCase(store: Store, reader: Reader, referral: string): Promise<Refusal | null> {
  const { rows } = await reading(store, reader, (client) =>
    client.query<{ at: string }>(
      'SELECT erased_at AS at FROM case_rows WHERE organisation = ANY (desks_of($1)) AND referral = $2 AND erased_at IS NOT NULL',
      [reader.organisation, referral],
    ),
  );
  return rows[0] ? refuse('case-erased', undefined, rows[0].at) : null;
}
