import { type Party, personOf, type Refusal, refuse } from '@remit/protocol';
import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { insertCode } from '../store/working/enrolments.ts';
import { working } from '../store/working/working.ts';

export const CODE_HOURS = 72;

/** Whoever administers an organisation invites in it; a machine has no person and invites nobody. */
export type Inviter = { readonly organisation: string; readonly person: string | null };
export type Invitation = { readonly organisation: string; readonly person: string; readonly codeDigest: string };

/**
 * Keeps the digest of a one-time code for an enrolled person, valid for 72 hours; the one before is void. The code
 * itself was made where the administrator sits and never comes here.
 *
 * Only for who has no passkey yet: an administrator who could give a second one could come back as a supervisor, and
 * hold both ends of a lock.
 */
export async function invite(
  store: Store,
  ports: Ports,
  by: Inviter,
  { organisation, person, codeDigest }: Invitation,
): Promise<{ readonly given: boolean } | Refusal> {
  if (by.organisation !== organisation) return refuse('not-your-organisation');
  if (by.person === null) return refuse('role-needs-a-person');
  return working(store, async (client) => {
    const { rows } = await client.query<{ state: Party }>(
      'SELECT state FROM organisation_rows WHERE organisation = $1',
      [organisation],
    );
    const party = rows[0]?.state;
    if (party?.status !== 'ADMITTED') return refuse('organisation-suspended');
    const known = personOf(party, person);
    if (known?.status !== 'ENROLLED') return refuse('person-unknown', 'person');
    if ((known.passkeys ?? []).length > 0) return { given: false };
    await insertCode(client, ports.now?.() ?? null, { digest: codeDigest, organisation, person, hours: CODE_HOURS });
    return { given: true };
  });
}
