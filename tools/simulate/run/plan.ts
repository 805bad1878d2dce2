import { addCover, instantOf, millisecondsOf } from '@remit/protocol';
import type { Plan, Step } from '../cases/case.ts';
import { EXCHANGE } from '../cases/exchange.ts';
import { linkedPlans } from '../cases/linked.ts';
import { LOCK_2 } from '../cases/lock-2.ts';
import { makeCase } from '../cases/make-case.ts';
import { OPEN } from '../cases/open.ts';
import { ORDINARY } from '../cases/ordinary.ts';
import { STOPPED } from '../cases/stopped.ts';
import type { Story } from '../cases/story.ts';
import { organisationOf, type PlatformId, type UnitId, UNITS } from '../people/organisations.ts';
import type { Chances } from './chance.ts';

const STORIES: readonly Story[] = [...ORDINARY, ...STOPPED, ...LOCK_2, ...EXCHANGE, ...OPEN];
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const WHERE: readonly (readonly [PlatformId, number])[] = [
  ['lantern', 58],
  ['archive', 22],
  ['pebble', 20],
];
const WHO: readonly (readonly [UnitId, number])[] = [
  ['nru', 58],
  ['bru', 42],
];

/** All cases of the two months, each with its story; at least one of every story, however small the scale. */
export function plansOf(end: string, scale: number, chances: Chances): Plan[] {
  const plans = STORIES.flatMap((story) =>
    Array.from({ length: Math.max(story.open ? 2 : 1, Math.round(story.count * scale)) }, (_, nth) =>
      planOf(story, nth, end, chances),
    ),
  );
  return [...plans, ...linkedPlans(end, chances).map(startingAtWork)];
}

function planOf(story: Story, nth: number, end: string, chances: Chances): Plan {
  const { all } = chances;
  // Open cases go to each unit in turn, so that no desk is empty at the end.
  const unit = story.open ? WHO[nth % WHO.length]![0] : all.weighted(WHO);
  const platform = all.weighted(WHERE.filter(([id]) => !story.platforms || story.platforms.includes(id)));
  const chance = chances[unit];
  const [oldest, youngest] = story.begins;
  const days = youngest + chance.share() * (oldest - youngest);
  const at = instantOf(Math.round(millisecondsOf(end) - days * DAY));
  const kit = makeCase({ unit, platform, at, items: story.items?.(chance) ?? 1 }, chance);
  const plan = { story: story.name, c: kit.c, start: at, steps: story.build(kit) };
  if (!story.open) return startingAtWork(plan);
  const minutes = story.open === 'today' ? chance.between(10, 20 * 60) : chance.between(10, 90);
  return endingBefore(plan, instantOf(millisecondsOf(end) - minutes * 60_000));
}

/** When a step is taken: so many of the person's working minutes after the one before it. */
export const timeOf = (after: string, { by, minutes, duty }: Pick<Step, 'by' | 'minutes' | 'duty'>): string =>
  duty
    ? instantOf(millisecondsOf(after) + minutes * 60_000)
    : addCover(after, Math.max(1, minutes), organisationOf(by.organisation).cover);

/** Nobody begins at night: the first act falls into the unit's working hours. */
const startingAtWork = (plan: Plan): Plan => ({ ...plan, start: addCover(plan.start, 3, UNITS[plan.c.unit].cover) });

/** People are some seconds slower than planned; near the close of a desk that must not cost the case a day. */
const later = (at: string): string => instantOf(millisecondsOf(at) + 90_000);

/** As late as its steps allow, so that the desks are full of recent work whatever day it is. */
function endingBefore(plan: Plan, goal: string): Plan {
  for (let hours = 0; hours < 30 * 24; hours += 1) {
    const start = instantOf(millisecondsOf(goal) - hours * HOUR);
    if (plan.steps.reduce((at, step) => timeOf(later(at), step), start) <= goal) return movedTo(plan, start);
  }
  return plan;
}

/** What was seen before the case began is still seen before it when it begins at another time. */
function movedTo(plan: Plan, start: string): Plan {
  const by = millisecondsOf(start) - millisecondsOf(plan.start);
  const moved = (at: string): string => instantOf(millisecondsOf(at) + by);
  plan.c.items = plan.c.items.map(({ id, content }) => {
    const { capturedAt, reach } = content;
    const seen = {
      capturedAt: capturedAt === null ? null : moved(capturedAt),
      reach: reach && { ...reach, countedAt: moved(reach.countedAt) },
    };
    return { id, content: { ...content, ...seen } };
  });
  return { ...plan, start };
}
