import type { Store } from '../store/store.ts';
import { reading, type Reader } from './reader.ts';

const PAGE = 50;
/** The bell says "99+"; nobody works differently for the exact number. */
const COUNTED = 100;

type Row = {
  id: string;
  at: string;
  kind: string;
  referral: string | null;
  reference: string | null;
  readAt: string | null;
};

/** In-app notices of a desk, newest first. Their identifiers are ordered in time, so one is the cursor to the next page. */
export async function notices(store: Store, reader: Reader, { after }: { after?: string | undefined }) {
  return reading(store, reader, async (client) => {
    const { rows } = await client.query<Row>(
      `SELECT id, at, kind, referral, reference, read_at AS "readAt" FROM notices
       WHERE organisation = $1 AND ($2::text IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [reader.organisation, after ?? null, PAGE + 1],
    );
    const { rows: counted } = await client.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM (SELECT FROM notices WHERE organisation = $1 AND read_at IS NULL LIMIT $2) AS t',
      [reader.organisation, COUNTED],
    );
    const page = rows.slice(0, PAGE);
    return { notices: page, unread: counted[0]?.n ?? 0, next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null };
  });
}
