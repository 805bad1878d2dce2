import type pg from 'pg';
import { NOW } from './working.ts';

export type Purpose = 'sign-in' | 'enrolment';

/** Five minutes for a person to find their authenticator. */
export async function insertChallenge(
  client: pg.ClientBase,
  now: string | null,
  asked: {
    readonly id: string;
    readonly challenge: string;
    readonly purpose: Purpose;
    readonly subject: string | null;
  },
): Promise<void> {
  await client.query(`DELETE FROM challenges WHERE expires_at < ${NOW(1)}`, [now]);
  await client.query(
    `INSERT INTO challenges (id, challenge, purpose, subject, expires_at) VALUES ($1, $2, $3, $4, ${NOW(5)} + interval '5 minutes')`,
    [asked.id, asked.challenge, asked.purpose, asked.subject, now],
  );
}

/** Takes challenges away: right or wrong, each is answered once. An enrolment may have asked more than once. */
export async function takeChallenges(
  client: pg.ClientBase,
  now: string | null,
  by: { readonly id: string } | { readonly subject: string },
  purpose: Purpose,
): Promise<string[]> {
  const [column, value] = 'id' in by ? ['id', by.id] : ['subject', by.subject];
  const { rows } = await client.query<{ challenge: string; fresh: boolean }>(
    `DELETE FROM challenges WHERE ${column} = $1 AND purpose = $2 RETURNING challenge, expires_at > ${NOW(3)} AS fresh`,
    [value, purpose, now],
  );
  return rows.filter(({ fresh }) => fresh).map(({ challenge }) => challenge);
}
