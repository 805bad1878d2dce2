import type { Role } from '@remit/protocol';
import type pg from 'pg';

/** One of the demonstration's made-up people, as the sign-in page offers them. */
export type DemoAccount = {
  readonly account: string;
  readonly person: string;
  readonly organisation: string;
  readonly organisationName: string;
  readonly role: Role;
  readonly pseudonym: string;
  readonly purpose: string;
};

/** All of them, or the one asked for. */
export async function readDemoAccounts(client: pg.ClientBase, account: string | null): Promise<DemoAccount[]> {
  const { rows } = await client.query<DemoAccount>(
    `SELECT d.account, d.person, d.organisation, coalesce(o.state ->> 'name', d.organisation) AS "organisationName",
       d.role, d.pseudonym, d.purpose
     FROM demo_accounts d LEFT JOIN organisation_rows o ON o.organisation = d.organisation
     WHERE $1::text IS NULL OR d.account = $1 ORDER BY d.position`,
    [account],
  );
  return rows;
}
