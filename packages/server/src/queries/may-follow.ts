import type { OrganisationStatus } from '@remit/protocol';
import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { working } from '../store/working/working.ts';
import { machineKey } from './machine-key.ts';
import { readSession } from './session.ts';

/**
 * Whether live changes still go to a session or a key: it holds now, and its organisation is not suspended. Following
 * is no sign of life, so an idle session ends all the same.
 */
export async function mayFollow(
  store: Store,
  ports: Ports,
  asker: { readonly token: string } | { readonly keyId: string },
): Promise<boolean> {
  const found =
    'token' in asker
      ? await readSession(store, ports, asker.token, false)
      : await machineKey(store, ports, asker.keyId);
  return found !== null && (await standing(store, found.organisation)) === 'ADMITTED';
}

async function standing(store: Store, organisation: string): Promise<OrganisationStatus> {
  const { rows } = await working(store, (client) =>
    client.query<{ status: OrganisationStatus }>(
      `SELECT state ->> 'status' AS status FROM organisation_rows WHERE organisation = $1`,
      [organisation],
    ),
  );
  return rows[0]?.status ?? 'NONE';
}
