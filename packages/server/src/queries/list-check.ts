import { organisationsById } from './organisations.ts';
import { ownFirst, rowsOfReader } from './entries.ts';
import { reading, type Reader, type Store } from './reader.ts';

export type Asked = { readonly kind: string; readonly hash: string };
type Match = {
  id: string;
  kind: string;
  distance: number;
  status: string;
  ground: string | null;
  parties: string[];
};

/** Bits in which two pictures may differ and still be taken for one (Meta's published threshold). */
const NEAR = 31;
const MOST = 20;

/**
 * Entries that this desk may know of and that live, near what was asked, the nearest first. Pictures are compared with
 * every picture of the list: for single files on a page. Uploads are compared by the platform's own gate.
 */
export function listCheck(store: Store, reader: Reader, asked: readonly Asked[]): Promise<Match[]> {
  return reading(store, reader, async (client) => {
    const whose = rowsOfReader(await organisationsById(client), reader);
    const { rows } = await client.query<Match>(QUERY, [
      whose,
      asked.map(({ kind }) => kind),
      asked.map(({ hash }) => hash),
    ]);
    return rows;
  });
}

const QUERY = `
  WITH asked AS (SELECT * FROM unnest($2::text[], $3::text[]) AS a (kind, hash)),
  live AS (
    SELECT r.entry, r.kind, r.status, r.ground, r.parties, r.view #>> '{entry,fingerprint,hash}' AS hash
    FROM entry_rows r WHERE r.organisation = ANY ($1) AND ${ownFirst('r')} AND r.status NOT IN ('NONE', 'PROPOSED', 'ENDED')
  ),
  near AS (
    SELECT l.*, CASE WHEN l.kind = 'PDQ'
      THEN bit_count(('x' || l.hash)::bit(256) # ('x' || a.hash)::bit(256))::int ELSE 0 END AS distance
    FROM live l JOIN asked a ON a.kind = l.kind AND (l.kind = 'PDQ' OR a.hash = l.hash)
  )
  SELECT entry AS id, kind, min(distance) AS distance, status, ground, parties FROM near
  WHERE distance <= ${NEAR} GROUP BY entry, kind, status, ground, parties ORDER BY 3, 1 LIMIT ${MOST}`;
