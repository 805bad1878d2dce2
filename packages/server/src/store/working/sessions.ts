import type { OrganisationKind, Role } from '@remit/protocol';
import type pg from 'pg';
import { NOW } from './working.ts';

export type NewSession = {
  readonly organisation: string;
  readonly person: string;
  readonly role: Role;
  readonly softwareKey: boolean;
};

/** A session that holds at this moment, with what its person is there and then. */
export type SessionRow = NewSession & {
  readonly pseudonym: string;
  readonly roles: readonly Role[];
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly state: string;
  readonly seenAt: string;
  readonly expiresAt: string;
  readonly now: string;
};

const IDLE = `interval '30 minutes'`;
const ABSOLUTE = `interval '12 hours'`;

export async function insertSession(
  client: pg.ClientBase,
  now: string | null,
  digest: Buffer,
  session: NewSession,
): Promise<void> {
  const { organisation, person, role, softwareKey } = session;
  await client.query(
    `INSERT INTO sessions (digest, organisation, person, role, software_key, started_at, seen_at, expires_at)
     SELECT $1, $2, $3, $4, $5, t.now, t.now, t.now + ${ABSOLUTE} FROM (SELECT ${NOW(6)} AS now) t`,
    [digest, organisation, person, role, softwareKey, now],
  );
}

// The role must still be held: a role that is revoked, a person who is removed or whose passkey was lost ends the
// session by itself.
const FIND = `
  SELECT encode(s.digest, 'hex') AS digest, s.organisation, s.person, s.role, s.software_key AS "softwareKey",
    r.record ->> 'pseudonym' AS pseudonym, r.record -> 'roles' AS roles, o.kind, o.state ->> 'name' AS name, o.state ->> 'jurisdiction' AS state,
    s.seen_at AS "seenAt", least(s.expires_at, s.seen_at + ${IDLE}) AS "expiresAt", t.now
  FROM sessions s
  CROSS JOIN (SELECT ${NOW(2)} AS now) t
  JOIN organisation_rows o ON o.organisation = s.organisation
  CROSS JOIN LATERAL jsonb_array_elements(o.state -> 'people') AS r (record)
  WHERE s.digest = ANY ($1) AND s.expires_at > t.now AND s.seen_at + ${IDLE} > t.now
    AND r.record ->> 'person' = s.person AND r.record ->> 'status' = 'ENROLLED' AND r.record -> 'roles' ? s.role
    AND s.started_at > coalesce((r.record ->> 'recoveredAt')::timestamptz, '-infinity')`;

/** Those of these sessions that hold now, by their digests in hexadecimal. */
export async function findSessions(
  client: pg.ClientBase,
  now: string | null,
  digests: readonly Buffer[],
): Promise<Map<string, SessionRow>> {
  const { rows } = await client.query<SessionRow & { digest: string }>({
    name: 'find-sessions',
    text: FIND,
    values: [digests, now],
  });
  return new Map(rows.map(({ digest, ...session }) => [digest, session]));
}

export async function touchSession(client: pg.ClientBase, now: string | null, digest: Buffer): Promise<void> {
  await client.query(`UPDATE sessions SET seen_at = greatest(seen_at, ${NOW(2)}) WHERE digest = $1`, [digest, now]);
}

export async function setSessionRole(client: pg.ClientBase, digest: Buffer, role: Role): Promise<void> {
  await client.query('UPDATE sessions SET role = $2 WHERE digest = $1', [digest, role]);
  await announce(client, digest);
}

export async function deleteSession(client: pg.ClientBase, digest: Buffer): Promise<void> {
  await client.query('DELETE FROM sessions WHERE digest = $1', [digest]);
  await announce(client, digest);
}

export async function deleteExpiredSessions(client: pg.ClientBase, now: string | null): Promise<void> {
  await client.query(`DELETE FROM sessions WHERE expires_at < ${NOW(1)}`, [now]);
}

// Other processes hold live streams of the session, which end when they hear this.
const announce = async (client: pg.ClientBase, digest: Buffer): Promise<void> => {
  await client.query(`SELECT pg_notify('remit_session', $1)`, [digest.toString('hex')]);
};
