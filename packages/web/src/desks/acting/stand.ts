import type { CommandKind, Reader } from '@remit/protocol';
import type { CaseView } from '../../api/index.ts';
import type { Blocked } from '../../kit/action-button.tsx';
import { blockedBy } from '../../words/blocked-by.ts';

export { blockedBy };

/** For whom a refusal is worded at a desk: units and oversight, or a platform. */
export type Listener = Exclude<Reader, 'public'>;

/** Whether this person's desk has an act at all, and the rule that stands against it now. */
export type Stand = { readonly offered: boolean; readonly blocked?: Blocked };

export function stand(view: Pick<CaseView, 'can' | 'status'>, kind: CommandKind, listener: Listener): Stand {
  const answer = view.can[kind];
  if (answer === undefined) return { offered: false };
  return answer === true ? { offered: true } : { offered: true, blocked: blockedBy(answer, listener, view.status) };
}

/** Allowed at this moment: what later steps of a case are offered by. */
export const allowed = (view: Pick<CaseView, 'can'>, kind: CommandKind): boolean => view.can[kind] === true;

/** The first thing that stands against an act, in the order in which they are asked. */
export const firstBlocked = (...reasons: readonly (Blocked | undefined)[]): Blocked | undefined =>
  reasons.find((reason) => reason !== undefined);
