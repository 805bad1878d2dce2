import { createHash } from 'node:crypto';
import type { Store } from '../../packages/server/src/store/store.ts';
import { founded, IDS, type Seat } from '../../test/service/parties.ts';
import { placeOrganisation } from '../../test/service/place.ts';

const FAR = '2100-01-01T00:00:00.000Z';

/** The parties of the drills, and for each token an officer who is signed in with it. */
export async function enrolOfficers(store: Store, tokens: readonly string[]): Promise<void> {
  const officers = tokens.map(
    (_, i): Seat => ({ person: `drill-officer-${i}`, organisation: IDS.LE_UNIT.ours, roles: ['LE_OFFICER'] }),
  );
  for (const { party, facts } of await founded(officers, 'none')) await placeOrganisation(store, party, facts);
  for (const [i, { person, organisation }] of officers.entries())
    await store.pool.query(
      `INSERT INTO sessions (digest, organisation, person, role, software_key, started_at, seen_at, expires_at)
       VALUES ($1, $2, $3, 'LE_OFFICER', true, now(), $4, $4)`,
      [createHash('sha256').update(tokens[i]!).digest(), organisation, person, FAR],
    );
}
