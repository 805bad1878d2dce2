import { ADMIN_ROLES, holdersOf, isRefusal, type Party, type PartyCommandData, type Refusal } from '@remit/protocol';
import type { Store } from '../store/store.ts';
import { working } from '../store/working/working.ts';
import type { CommandRequest, CommandResult } from './request.ts';

type Give = { readonly execute: (request: CommandRequest) => Promise<CommandResult> };

/** The hubs of this database, and whether each has an administrator: one without may start its ceremony again. */
export async function hubs(store: Store): Promise<readonly { readonly id: string; readonly administered: boolean }[]> {
  const { rows } = await working(store, (client) =>
    client.query<{ organisation: string; state: Party }>(
      `SELECT organisation, state FROM organisation_rows WHERE kind = 'HUB' ORDER BY organisation`,
    ),
  );
  return rows.map(({ organisation, state }) => ({
    id: organisation,
    administered: holdersOf(state, ADMIN_ROLES.HUB).length > 0,
  }));
}

export type Registration = Omit<PartyCommandData<'RegisterOrganisation'>, 'kind'>;

/**
 * The one thing that the operator does inside the protocol, under the rule `enrolment-ceremony`: everybody else is
 * admitted by the hub's administrators, and they by nobody but the two codes.
 */
export async function foundHub(
  give: Give,
  hub: Registration | null,
  id: string,
  ceremony: PartyCommandData<'StartCeremony'>,
): Promise<Refusal | null> {
  const common = {
    actor: { type: 'system', rule: 'enrolment-ceremony' },
    subject: { type: 'organisation', id },
    idempotencyKey: null,
    expectedVersion: null,
  } as const;
  if (hub !== null) {
    const registered = await give.execute({ ...common, kind: 'RegisterOrganisation', data: { ...hub, kind: 'HUB' } });
    if (isRefusal(registered)) return registered;
  }
  const started = await give.execute({ ...common, kind: 'StartCeremony', data: ceremony });
  return isRefusal(started) ? started : null;
}
