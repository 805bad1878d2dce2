import { activeKeys, type KeyRecord, type OrganisationKind, type Party } from '@remit/protocol';
import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { NOW, working } from '../store/working/working.ts';

/** A key that may act now, of the organisation that added it, and the instant at which that was asked. */
export type KnownKey = {
  readonly organisation: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  /** The organisation's state, as a code of two letters. */
  readonly state: string;
  readonly key: KeyRecord;
  readonly now: string;
};

/** The key by its id, unless it is revoked, has run out, or its person no longer holds the role. */
export async function machineKey(store: Store, ports: Ports, keyId: string): Promise<KnownKey | null> {
  const { rows } = await working(store, (client) =>
    client.query<{ organisation: string; kind: OrganisationKind; state: Party; now: string }>(
      `SELECT organisation, kind, state, ${NOW(2)} AS now FROM organisation_rows
       WHERE state -> 'keys' @> jsonb_build_array(jsonb_build_object('keyId', $1::text))`,
      [keyId, ports.now?.() ?? null],
    ),
  );
  for (const { organisation, kind, state, now } of rows) {
    const key = activeKeys(state, now).find((known) => known.keyId === keyId);
    if (key) return { organisation, kind, name: state.name, state: state.jurisdiction, key, now };
  }
  return null;
}
