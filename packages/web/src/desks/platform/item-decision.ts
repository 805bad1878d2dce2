import {
  isAct,
  type CapabilityCard,
  type CommandData,
  type ItemDraft,
  type Outcome,
  type RefusalCode,
} from '@remit/protocol';

export type Decision = CommandData<'DecideItems'>['decisions'][number];
/** A decision while it is being made: nothing is chosen until somebody chooses. */
export type DecisionDraft = {
  readonly outcome: Outcome | null;
  readonly ground: Decision['ground'];
  readonly clause: string | null;
  readonly exemption: Decision['exemption'];
  readonly redirectTo: Decision['redirectTo'];
  readonly reason: string;
};
export type DecisionDrafts = Readonly<Record<string, DecisionDraft>>;

export const UNDECIDED: DecisionDraft = {
  outcome: null,
  ground: null,
  clause: null,
  exemption: null,
  redirectTo: null,
  reason: '',
};

/** What an outcome asks for beside a reason. */
export const needsGround = (outcome: Outcome | null): boolean => outcome !== null && isAct(outcome);
export const needsExemption = (outcome: Outcome | null): boolean => outcome === 'NO_ACTION_EXEMPT';
export const needsTeam = (outcome: Outcome | null): boolean => outcome === 'REDIRECTED';

/**
 * Chooses an outcome. What it does not ask for is emptied, so that nothing unseen is recorded; the clause that the unit
 * cited is offered where the platform's card has it.
 */
export function withOutcome(
  draft: DecisionDraft,
  outcome: Outcome | null,
  cited: ItemDraft['clause'],
  card: CapabilityCard | null,
): DecisionDraft {
  const known = card?.clauses.some(({ code }) => code === cited) ? (cited ?? null) : null;
  const acting = needsGround(outcome);
  const ground = acting ? (draft.ground ?? (known ? 'TERMS' : null)) : null;
  return {
    outcome,
    ground,
    clause: ground === 'TERMS' ? (draft.clause ?? known) : null,
    exemption: needsExemption(outcome) ? draft.exemption : null,
    redirectTo: needsTeam(outcome) ? draft.redirectTo : null,
    reason: draft.reason,
  };
}

/** The rule that a draft does not meet yet, in the order in which the fields stand; null when it can be recorded. */
export function lacking(draft: DecisionDraft): RefusalCode | 'outcome' | 'reason' | null {
  const { outcome } = draft;
  if (outcome === null) return 'outcome';
  if (needsGround(outcome) && draft.ground === null) return 'outcome-needs-ground';
  if (draft.ground === 'TERMS' && !draft.clause) return 'outcome-needs-clause';
  if (needsExemption(outcome) && draft.exemption === null) return 'outcome-needs-exemption';
  if (needsTeam(outcome) && draft.redirectTo === null) return 'outcome-needs-team';
  return draft.reason.trim().length < 3 ? 'reason' : null;
}

/** The decisions that are whole, each with its own reason. */
export const wholeDecisions = (drafts: DecisionDrafts): readonly Decision[] =>
  Object.entries(drafts).flatMap(([itemId, draft]) =>
    lacking(draft) === null ? [{ ...draft, itemId, outcome: draft.outcome!, reason: draft.reason.trim() }] : [],
  );

/** Begun and not whole: recording would leave them out, and nobody is to lose them unawares. */
export const begunDecisions = (drafts: DecisionDrafts): number =>
  Object.values(drafts).filter((draft) => draft.outcome !== null && lacking(draft) !== null).length;
