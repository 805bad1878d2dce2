import type pg from 'pg';

/** A referral's reference, and the case itself where whoever asks may know of it. */
export type Link = { readonly reference: string; readonly referral: string };

/**
 * Those of the references that are a unit's own referrals and have reached the platform (G7). Of all others, whosever
 * they are, nothing is told.
 */
export async function readKnownReferences(
  client: pg.ClientBase,
  unit: string,
  platform: string,
  references: readonly string[],
): Promise<string[]> {
  if (references.length === 0) return [];
  const { rows } = await client.query<{ reference: string }>({
    name: 'known-references',
    text: `SELECT reference FROM case_rows WHERE organisation = $1 AND unit = $1 AND platform = $2
        AND reference = ANY ($3) AND erased_at IS NULL AND view #>> '{referral,receivedAt}' IS NOT NULL`,
    values: [unit, platform, references],
  });
  return rows.map(({ reference }) => reference);
}

/** The cases behind references of one unit, as far as the reading organisation has a row of them. */
export async function readLinks(
  client: pg.ClientBase,
  reader: string,
  unit: string,
  references: readonly string[],
): Promise<Link[]> {
  if (references.length === 0) return [];
  const { rows } = await client.query<Link>({
    name: 'links',
    text: `SELECT reference, referral FROM case_rows
        WHERE organisation = $1 AND unit = $2 AND reference = ANY ($3) AND erased_at IS NULL`,
    values: [reader, unit, references],
  });
  return rows;
}
