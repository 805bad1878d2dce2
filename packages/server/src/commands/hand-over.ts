import {
  activeKeys,
  DESK_KEY_ROLES,
  type Party,
  personOf,
  type Refusal,
  refuse,
  type Role,
  SIGNING_ROLES,
} from '@remit/protocol';
import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';
import { insertWrap } from '../store/working/desk-keys.ts';

type HandOver = { readonly keyId: string; readonly person: string; readonly wrapped: unknown };

/**
 * Keeps the desk's key as one member sealed it to another, or to the own wrapping key. It opens for nobody but that
 * member, so nothing secret passes here; that it is the desk's own key shows when it is opened, by its public half.
 */
export async function handOver(
  store: Store,
  ports: Ports,
  by: { readonly organisation: string; readonly person: string | null; readonly role: Role },
  { keyId, person, wrapped }: HandOver,
): Promise<{ kept: boolean } | Refusal> {
  const { organisation } = by;
  if (by.person === null) return refuse('role-needs-a-person');
  const giver = by.person;
  const settings = { 'remit.organisation': organisation };
  return inTransaction(store.pool, { role: 'remit_working', settings }, async (client) => {
    const { rows } = await client.query<{ state: Party; now: string }>(
      'SELECT state, now()::timestamptz(3) AS now FROM organisation_rows WHERE organisation = $1',
      [organisation],
    );
    const [found] = rows;
    if (!found || !mayBeSealed(found, { ...by, keyId, to: person })) return refuse('key-unknown', 'keyId');
    const member = personOf(found.state, person);
    if (!member?.roles.some((role) => SIGNING_ROLES.includes(role))) return refuse('person-unknown', 'person');
    const to = activeKeys(found.state, found.now).findLast((k) => k.purpose === 'wrapping' && k.person === person);
    if (!to) return refuse('key-unknown', 'person');
    const wrap = { organisation, keyId, sealedTo: to.keyId, wrapped, by: giver };
    return { kept: await insertWrap(client, ports.now?.() ?? null, wrap) };
  });
}

type Sealing = { readonly keyId: string; readonly to: string; readonly person: string | null; readonly role: Role };

/**
 * A key in force; or one that the directory does not name yet, by who is about to make it, to the own wrapping key:
 * a key is kept before it is made known, so that no break in between leaves a key that nobody holds.
 */
function mayBeSealed({ state, now }: { state: Party; now: string }, { keyId, to, person, role }: Sealing): boolean {
  const known = state.keys.find((each) => each.keyId === keyId);
  if (!known) return to === person && DESK_KEY_ROLES.includes(role);
  return known.purpose === 'desk' && activeKeys(state, now).includes(known);
}
