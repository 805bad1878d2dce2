import type { PartyFactKind } from '@remit/protocol';
import type pg from 'pg';
import type { Change } from './changes.ts';

/** Facts after which somebody, or a key, may do less than a moment before. */
const TAKES_AWAY: ReadonlySet<string> = new Set<PartyFactKind>([
  'PersonRemoved',
  'RoleRevoked',
  'PasskeysRevoked',
  'KeyRevoked',
  'OrganisationSuspended',
]);

/**
 * Tells every process whose live streams are to be looked at again; requests are looked at anyway. Inside the transaction, unlike the
 * announcer's hints: this must not be lost between the commit and the telling, and it is rare enough for the lock that
 * NOTIFY takes at commit.
 */
export async function announceTaken(client: pg.ClientBase, changes: readonly Change[]): Promise<void> {
  const organisations = changes
    .filter(({ facts }) => facts.some(({ fact }) => TAKES_AWAY.has(fact.kind)))
    .flatMap(({ organisation }) => organisation?.organisation ?? []);
  if (organisations.length === 0) return;
  const each = 'SELECT pg_notify($1, o) FROM unnest($2::text[]) AS o';
  await client.query(each, ['remit_organisation', [...new Set(organisations)]]);
}
