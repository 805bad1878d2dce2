import { REFUSALS, type CommandKind, type RefusalCode, type Status } from '@remit/protocol';
import i18next from 'i18next';
import type { CaseView } from '../../api/index.ts';
import type { Blocked } from '../../kit/action-button.tsx';

/** For whom a refusal is worded: units and oversight, or a platform's desk. */
export type Listener = 'officer' | 'analyst';

const isKnown = (code: string): code is RefusalCode => code in REFUSALS;

/**
 * A rule's "no" as a button shows it: the sentence, and what would change it. In the reader's language where the screens
 * have the words, else as the protocol's own table says it.
 */
export function blockedBy(code: string, listener: Listener, status?: Status): Blocked {
  const key = `refusals:${code}`;
  if (i18next.isInitialized && i18next.exists(`${key}.sentence`)) {
    const values = status ? { status: i18next.t(`states:status.${status}`) } : {};
    return {
      sentence: i18next.t(`${key}.sentence` as 'refusals:own-draft.sentence', values),
      change: i18next.t(`${key}.change` as 'refusals:own-draft.change', values),
      code,
    };
  }
  if (!isKnown(code)) return { sentence: code, code };
  const row = REFUSALS[code];
  return { sentence: row[listener], change: row.remedy, code };
}

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
