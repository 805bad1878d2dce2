import { reading, type Reader, type Store } from './reader.ts';

/** Whether this organisation may know that a case exists: what a refusal may say depends on it. */
export async function isCaseKnown(store: Store, reader: Reader, referral: string): Promise<boolean> {
  const { rowCount } = await reading(store, reader, (client) =>
    client.query('SELECT 1 FROM case_rows WHERE organisation = ANY (desks_of($1)) AND referral = $2', [
      reader.organisation,
      referral,
    ]),
  );
  return rowCount === 1;
}
