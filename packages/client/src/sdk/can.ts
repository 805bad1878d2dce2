import { type Actor, type CommandKind, type Refusal, mayAct, NONE, type Referral, type Status } from '@remit/protocol';
import type { z } from 'zod';
import type { views } from '../contract/index.ts';

type CaseView = z.output<typeof views.caseView>;
type SessionView = z.output<typeof views.sessionView>;

/** The actor that a session is, or null for a visitor. */
export function actorOf({ person, organisation }: SessionView): Actor | null {
  if (person === null || organisation === null) return null;
  return { type: 'person', person: person.id, organisation: organisation.id, role: person.role };
}

/** What of a case the matrix asks about; a whole case view serves. */
export type CaseStand = Pick<CaseView, 'receivedAt' | 'oversight'> & {
  readonly status: Status;
  readonly unit: { readonly id: string };
  readonly platform: { readonly id: string };
};

/**
 * Whether an actor may give a command on a case as it stands: true, or the refusal that a disabled button shows. It is
 * the matrix of the protocol, the same that the server asks first; the command's own rules may still refuse.
 *
 * ```ts
 * const may = can(caseView, 'ApproveLock1', actorOf(session)!);
 * if (may !== true) console.log(REFUSALS[may.code].officer);
 * ```
 */
export function can(stand: CaseStand, kind: CommandKind, actor: Actor): true | Refusal {
  const referral = {
    ...NONE,
    status: stand.status,
    unit: stand.unit.id,
    platform: stand.platform.id,
    receivedAt: stand.receivedAt ?? undefined,
  } as Referral;
  const cell = mayAct(referral, kind, actor, stand.oversight);
  return 'code' in cell ? cell : true;
}
