import type pg from 'pg';
import { NOW } from './working.ts';

/** Whom a one-time code invites, and the codes of the ceremony that it belongs to, if it founds an organisation. */
export type Invitation = {
  readonly organisation: string;
  readonly person: string;
  readonly pseudonym: string;
  readonly ceremony: readonly string[] | null;
};

type Ceremony = { people: { person: string; pseudonym: string; codeDigest: string }[] };

/** The ceremony that this code belongs to, while it is open and the code has not made a passkey. */
async function ceremonyOf(client: pg.ClientBase, now: string | null, digest: string): Promise<Invitation | null> {
  const { rows } = await client.query<{ organisation: string; ceremony: Ceremony }>(
    `SELECT organisation, state -> 'ceremony' AS ceremony FROM organisation_rows
     WHERE state -> 'ceremony' -> 'people' @> jsonb_build_array(jsonb_build_object('codeDigest', $1::text))
       AND (state -> 'ceremony' ->> 'until')::timestamptz > ${NOW(2)}
       AND NOT EXISTS (SELECT 1 FROM credentials WHERE waits_for = $1)`,
    [digest, now],
  );
  const [found] = rows;
  const invited = found?.ceremony.people.find(({ codeDigest }) => codeDigest === digest);
  if (!found || !invited) return null;
  const { person, pseudonym } = invited;
  return {
    organisation: found.organisation,
    person,
    pseudonym,
    ceremony: found.ceremony.people.map(({ codeDigest }) => codeDigest),
  };
}

/** The enrolled person whom an administrator gave this code: it makes their first passkey, never a second one. */
async function personOf(client: pg.ClientBase, now: string | null, digest: string): Promise<Invitation | null> {
  const { rows } = await client.query<{ organisation: string; person: string; pseudonym: string }>(
    `SELECT c.organisation, c.person, r.record ->> 'pseudonym' AS pseudonym
     FROM enrolment_codes c JOIN organisation_rows o ON o.organisation = c.organisation
     CROSS JOIN LATERAL jsonb_array_elements(o.state -> 'people') AS r (record)
     WHERE c.digest = $1 AND c.expires_at > ${NOW(2)}
       AND r.record ->> 'person' = c.person AND r.record ->> 'status' = 'ENROLLED'
       AND coalesce(jsonb_array_length(r.record -> 'passkeys'), 0) = 0`,
    [digest, now],
  );
  return rows[0] ? { ...rows[0], ceremony: null } : null;
}

export const findInvitation = async (
  client: pg.ClientBase,
  now: string | null,
  digest: string,
): Promise<Invitation | null> => (await personOf(client, now, digest)) ?? ceremonyOf(client, now, digest);

/** A new code for a person replaces the one before. */
export async function insertCode(
  client: pg.ClientBase,
  now: string | null,
  code: { readonly digest: string; readonly organisation: string; readonly person: string; readonly hours: number },
): Promise<void> {
  await client.query('DELETE FROM enrolment_codes WHERE organisation = $1 AND person = $2', [
    code.organisation,
    code.person,
  ]);
  await client.query(
    `INSERT INTO enrolment_codes (digest, organisation, person, expires_at) VALUES ($1, $2, $3, ${NOW(4)} + make_interval(hours => $5))`,
    [code.digest, code.organisation, code.person, now, code.hours],
  );
}

/** False where somebody else used the code a moment before. */
export async function takeCode(client: pg.ClientBase, digest: string): Promise<boolean> {
  return (await client.query('DELETE FROM enrolment_codes WHERE digest = $1', [digest])).rowCount === 1;
}
