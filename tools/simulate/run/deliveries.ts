import { instantOf } from '@remit/protocol';
import type { Store } from '../../../packages/server/src/store/store.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DAY = 86_400_000;

/** The instant inside a ULID: messages are numbered by the clock at which their fact was written. */
const instantIn = (id: string): string =>
  instantOf([...id.slice(0, 10)].reduce((sum, digit) => sum * 32 + ALPHABET.indexOf(digit), 0));

type Message = { readonly id: string; readonly stream: string; readonly kind: string; readonly organisation: string };

/**
 * Everything in the outbox becomes a notice at its own instant; what is older than a day has been read. The deliveries
 * of sent referrals are on record already, because a delivery starts the platform's clock.
 */
export async function deliverAll({ pool }: Store, end: string): Promise<number> {
  const { rows } = await pool.query<Message>('SELECT id, stream, kind, organisation FROM outbox ORDER BY id');
  const notices = rows.map(({ id, stream, kind, organisation }) => {
    const at = instantIn(id);
    const read = Date.parse(end) - Date.parse(at) > DAY;
    return { id, referral: stream.replace(/^referral:/, ''), kind, organisation, at, read_at: read ? at : null };
  });
  await pool.query(
    `INSERT INTO notices (organisation, id, at, kind, referral, reference, read_at)
     SELECT n.organisation, n.id, n.at, n.kind, n.referral, c.reference, n.read_at
     FROM jsonb_to_recordset($1) AS n (organisation text, id text, at timestamptz, kind text, referral text, read_at timestamptz)
     LEFT JOIN (SELECT referral, min(reference) AS reference FROM case_rows GROUP BY referral) c USING (referral)`,
    [JSON.stringify(notices)],
  );
  await pool.query('DELETE FROM outbox WHERE id = ANY ($1)', [rows.map(({ id }) => id)]);
  return notices.length;
}

/** The service goes on where the last draft left off, instead of at the next whole block of numbers. */
export async function closeNumbers({ pool }: Store): Promise<void> {
  await pool.query(
    `UPDATE reference_numbers r SET number = used.last
     FROM (SELECT organisation, max(substring(reference FROM '[0-9]+$')::int) AS last FROM case_rows WHERE party = 'unit' GROUP BY organisation) AS used
     WHERE used.organisation = r.organisation`,
  );
}
