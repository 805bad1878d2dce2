import {
  type CommandKind,
  type EntryCommandKind,
  id as identifier,
  isRefusal,
  isSignedAct,
  isSignedEntryAct,
  type PartyCommandKind,
  type Signatures,
} from '@remit/protocol';
import type { CommandResult } from '../../commands/request.ts';
import { isCaseKnown } from '../../queries/case-known.ts';
import { actorOf, readerOf, type SignedIn } from '../asker.ts';
import type { Deps } from '../deps.ts';

/** What the two families of commands have in common, checked against the row's schemas. */
export type CommandCall = {
  readonly deps: Deps;
  readonly asker: SignedIn;
  readonly id: string | null;
  readonly body: unknown;
  readonly idempotencyKey: string | null;
  readonly expectedVersion: number | null;
};

/** Every command on a referral. A new draft gets its identifier here. */
export async function giveReferralCommand(kind: CommandKind, call: CommandCall): Promise<CommandResult | null> {
  const { deps, asker, idempotencyKey, expectedVersion } = call;
  const { data, signatures } = isSignedAct(kind) ? apart(call.body) : { data: call.body, signatures: null };
  const id = call.id ?? deps.ports.newId();
  const subject = { type: 'referral', id } as const;
  const result = await deps.executor.execute({
    actor: actorOf(asker),
    kind,
    subject,
    data,
    signatures,
    idempotencyKey,
    expectedVersion,
  });
  // Why a step is refused would tell of the case; whoever may not know it learns what they would learn of none.
  const isHidden = isRefusal(result) && call.id !== null && !(await isCaseKnown(deps.store, readerOf(asker), id));
  return isHidden ? null : result;
}

/** Signatures travel in the body beside what they are given for, and are no part of it. */
function apart(body: unknown): { data: unknown; signatures: Signatures | null } {
  const { signatures = null, ...data } = body as { signatures?: Signatures };
  return { data, signatures };
}

/** Every command on an organisation, all of which every signed-in desk may know by name. */
export async function giveOrganisationCommand(
  kind: PartyCommandKind,
  call: CommandCall,
): Promise<CommandResult | null> {
  const { deps, asker, id, body, idempotencyKey, expectedVersion } = call;
  if (id === null) return null;
  const subject = { type: 'organisation', id } as const;
  return deps.executor.execute({ actor: actorOf(asker), kind, subject, data: body, idempotencyKey, expectedVersion });
}

/**
 * Every command on an entry. Whoever may not know of it is told by the rules themselves that there is none; an address
 * that could not be an entry's is never asked about.
 */
export async function giveEntryCommand(kind: EntryCommandKind, call: CommandCall): Promise<CommandResult | null> {
  const { deps, asker, id, idempotencyKey, expectedVersion } = call;
  if (id === null || !identifier.safeParse(id).success) return null;
  const { data, signatures } = isSignedEntryAct(kind) ? apart(call.body) : { data: call.body, signatures: null };
  const result = await deps.executor.execute({
    actor: actorOf(asker),
    kind,
    subject: { type: 'entry', id },
    data,
    signatures,
    idempotencyKey,
    expectedVersion,
  });
  return isRefusal(result) && result.code === 'entry-unknown' ? null : result;
}
