import { ACTIONS, type Action } from '../parties/card.ts';
import { canonical, type Json } from '../wire/canonical.ts';
import type { Territory } from '../referral/header.ts';
import { liveItems, type Referral } from '../referral/state.ts';

/**
 * Whether `after` asks for no more than `before` in every respect and for less in at least one (D2). Only then may a
 * lock 1 that was held on `before` stand for `after`.
 */
export function isNarrowing(before: Referral, after: Referral): boolean {
  return (
    sameBut(before, after) &&
    itemsWithin(before, after) &&
    actionWithin(before.header.requestedAction, after.header.requestedAction) &&
    territoryWithin(before.header.territory, after.header.territory) &&
    (after.header.usefulForHours ?? 0) <= (before.header.usefulForHours ?? 0) &&
    text(before) !== text(after)
  );
}

const NARROWABLE = new Set(['requestedAction', 'territory', 'usefulForHours']);
/** What is asked, whatever the order in which it is written: the same states in another order ask for no less. */
const text = (referral: Referral): string =>
  canonical({
    header: { ...referral.header, territory: inOrder(referral.header.territory) } as Json,
    items: liveItems(referral)
      .map((item) => item.id)
      .sort(),
  });

const inOrder = (territory: Territory | undefined): Territory | undefined =>
  territory?.kind === 'states' ? { ...territory, states: [...new Set(territory.states)].sort() } : territory;

function sameBut(before: Referral, after: Referral): boolean {
  const rest = (referral: Referral): string =>
    canonical(Object.fromEntries(Object.entries(referral.header).filter(([field]) => !NARROWABLE.has(field))));
  return before.unit === after.unit && before.platform === after.platform && rest(before) === rest(after);
}

function itemsWithin(before: Referral, after: Referral): boolean {
  const contents = new Map(liveItems(before).map((item) => [item.id, canonical(item.content as Json)]));
  return liveItems(after).every((item) => contents.get(item.id) === canonical(item.content as Json));
}

const rank = (action: Action | undefined): number => (action ? ACTIONS.indexOf(action) : -1);
const actionWithin = (before: Action | undefined, after: Action | undefined): boolean => rank(after) <= rank(before);

function territoryWithin(before: Territory | undefined, after: Territory | undefined): boolean {
  if (!before || !after) return before === after;
  if (before.kind === 'global') return after.kind === 'states' || canonical(before) === canonical(after);
  return after.kind === 'states' && after.states.every((state) => before.states.includes(state));
}
