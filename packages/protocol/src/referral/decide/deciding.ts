import { refuse, type Refusal } from '../../refusals.ts';
import { isAct, type Outcome } from '../codes.ts';
import type { CommandData } from '../commands.ts';
import { platformDue } from '../deadlines.ts';
import type { NewFact } from '../facts.ts';
import type { Referral } from '../state.ts';
import type { World } from '../world.ts';
import type { Action } from '../../parties/card.ts';
import { nameOf, type Decider } from './request.ts';

export const acknowledge: Decider<'Acknowledge'> = (_, { command: { data }, world }) => {
  const named = [data.owner, data.deputy].filter((person) => person !== null);
  if (named.some((person) => !world.platform.people.includes(person))) return refuse('owner-not-of-desk', 'owner');
  if (data.deputy === data.owner) return refuse('owner-not-of-desk', 'deputy');
  return [{ kind: 'ReferralAcknowledged', data }];
};

export const startReview: Decider<'StartReview'> = (referral) =>
  referral.owner ? [{ kind: 'ReviewStarted', data: {} }] : refuse('owner-not-named', 'owner');

type ItemDecision = CommandData<'DecideItems'>['decisions'][number];

/** C15: each item has its own outcome, ground and reason; the referral is decided when each item is (D24). */
export const decideItems: Decider<'DecideItems'> = (referral, { command: { data }, actor, world, at }) => {
  if (world.formerOrganisations.includes(referral.unit)) return refuse('former-employer');
  if (referral.authors.includes(nameOf(actor))) return refuse('own-draft');
  const ids = data.decisions.map((decision) => decision.itemId);
  if (new Set(ids).size !== ids.length) return refuse('duplicate-item-id', 'decisions');
  for (const [i, decision] of data.decisions.entries()) {
    const no = itemRefusal(referral, decision, world);
    if (no) return { ...no, field: `decisions.${i}.${no.field ?? 'itemId'}` };
  }
  const facts: NewFact[] = [{ kind: 'ItemsDecided', data: { decisions: data.decisions } }];
  const left = referral.items.filter((item) => item.state === 'PENDING' && !ids.includes(item.id));
  if (left.length > 0) return facts;
  const acts = [
    ...referral.items.flatMap((item) => item.decision?.outcome ?? []),
    ...data.decisions.map(({ outcome }) => outcome),
  ];
  const effectDue = acts.some(isAct) ? platformDue('EFFECT', referral, world, at) : null;
  return [...facts, { kind: 'ReferralDecided', data: { effectDue } }];
};

const ACTION_OF: Partial<Record<Outcome, Action>> = {
  ACT_REMOVED: 'REMOVE',
  ACT_DISABLED_GEO: 'DISABLE_GEO',
  ACT_ACCOUNT_SUSPENDED: 'ACCOUNT_SUSPEND',
  ACT_ACCOUNT_TERMINATED: 'ACCOUNT_TERMINATE',
  ACT_LABELLED: 'LABEL',
  ACT_AGE_GATED: 'AGE_GATE',
  ACT_INTERSTITIAL: 'INTERSTITIAL',
  ACT_DEMOTED: 'DEMOTE',
  ACT_LINK_BLOCKED: 'LINK_BLOCK',
};

function itemRefusal(referral: Referral, decision: ItemDecision, { platform }: World): Refusal | undefined {
  const item = referral.items.find(({ id }) => id === decision.itemId);
  if (!item) return refuse('unknown-item');
  if (item.state !== 'PENDING') return refuse('item-not-open');
  if (isAct(decision.outcome) && decision.ground === null) return refuse('outcome-needs-ground', 'ground');
  if (decision.ground === 'TERMS' && decision.clause === null) return refuse('outcome-needs-clause', 'clause');
  if (decision.ground === 'TERMS' && !platform.card?.clauses.some(({ code }) => code === decision.clause))
    return refuse('clause-not-on-card', 'clause');
  if (decision.outcome === 'NO_ACTION_EXEMPT' && decision.exemption === null)
    return refuse('outcome-needs-exemption', 'exemption');
  if (decision.outcome === 'REDIRECTED' && decision.redirectTo === null)
    return refuse('outcome-needs-team', 'redirectTo');
  const action = ACTION_OF[decision.outcome];
  return action && platform.card?.actions[action] === 'IMPOSSIBLE'
    ? refuse('action-not-on-card', 'outcome')
    : undefined;
}
