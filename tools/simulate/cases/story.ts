import type { Outcome } from '@remit/protocol';
import type { PlatformId } from '../people/organisations.ts';
import type { Chance } from '../run/chance.ts';
import type { Subject } from '../words/compose.ts';
import type { Acts } from './acts.ts';
import type { Case, Step } from './case.ts';

export type Kit = { readonly c: Case; readonly acts: Acts; readonly chance: Chance; readonly subject: Subject };

/** One kind of case, how often it occurs in the two months, and how many days before the end it begins. */
export type Story = {
  readonly name: string;
  readonly count: number;
  /** Days before the end between which such a case begins; the first is the older. */
  readonly begins: readonly [oldest: number, youngest: number];
  readonly items?: (chance: Chance) => number;
  readonly platforms?: readonly PlatformId[];
  /** Cases that are still under way: they begin as late as their last step allows, which was today or just now. */
  readonly open?: 'today' | 'just now';
  readonly build: (kit: Kit) => Step[];
};

export const few = (chance: Chance): number =>
  chance.weighted<() => number>([
    [() => 1, 50],
    [() => chance.between(2, 4), 34],
    [() => chance.between(5, 8), 14],
    [() => chance.between(9, 12), 2],
  ])();
export const one = (): number => 1;

/** How many items a supervisor reads again (G10). */
const drawn = (items: number): number => (items < 10 ? items : Math.max(3, Math.ceil(items / 50)));

/** Through lock 1, as the most ordinary of days. */
export const throughLock1 = ({ c, acts }: Kit, differing = false): Step[] => [
  acts.create(),
  acts.submit(),
  ...readingsOf(c, acts, differing),
  acts.approve(),
];
export const readingsOf = (c: Case, acts: Acts, differing = false): Step[] =>
  acts.readings(drawn(c.items.length - c.gone.size), differing);

export const toReview = ({ acts }: Kit): Step[] => [acts.acknowledge(), acts.start()];
/** The way that most cases take: locked, acknowledged, under review. */
export const inReview = (kit: Kit): Step[] => [...throughLock1(kit), ...toReview(kit)];

/** What this platform can do short of removal, by its card. */
const GENTLER: Record<PlatformId, readonly Outcome[]> = {
  lantern: ['ACT_DISABLED_GEO', 'ACT_AGE_GATED', 'ACT_INTERSTITIAL', 'ACT_LABELLED', 'ACT_DEMOTED'],
  archive: ['ACT_INTERSTITIAL', 'ACT_LABELLED', 'ACT_DEMOTED'],
  pebble: ['ACT_INTERSTITIAL', 'ACT_DISABLED_GEO'],
};

/** Outcomes of one case in which something is acted on: mostly removed, the rest as such lists turn out. */
export function mixedOutcomes({ c, chance }: Kit): Outcome[] {
  const rest: readonly (readonly [Outcome, number])[] = [
    ['ACT_REMOVED', 62],
    [chance.pick(GENTLER[c.platform]), 14],
    ['ALREADY_REMOVED', 8],
    ['NO_ACTION_NOT_VIOLATING', 6],
    ['UNABLE_NOT_FOUND', 4],
    ['NO_ACTION_INSUFFICIENT', 3],
    ['NO_ACTION_EXEMPT', 3],
  ];
  const first = chance.percent(82) ? 'ACT_REMOVED' : chance.pick(GENTLER[c.platform]);
  return c.items.map((_, n) => (n === 0 ? first : chance.weighted(rest)));
}

/** Decision, effect and notice for given outcomes, of which the first at least is an act. */
export function decided({ acts, chance }: Kit, outcomes: readonly Outcome[]): Step[] {
  const acted = (n: number): boolean => outcomes[n]?.startsWith('ACT_') === true;
  const inTwo = outcomes.length > 3 && chance.percent(40);
  const decisions = inTwo
    ? [acts.decide((n) => outcomes[n]!, 'first-half'), acts.decide((n) => outcomes[n]!, 'rest')]
    : [acts.decide((n) => outcomes[n]!)];
  const several = outcomes.filter((_, n) => acted(n)).length > 1 && chance.percent(25);
  const effects = several ? [acts.effect(acted, 'first'), acts.effect(acted, 'rest')] : [acts.effect(acted)];
  return [...decisions, ...effects, acts.notice()];
}

/** An urgent case waits for nobody's morning. */
export const onDuty = (steps: readonly Step[]): Step[] =>
  steps.map((step) => ({ ...step, duty: true, minutes: Math.min(step.minutes, 45) }));
