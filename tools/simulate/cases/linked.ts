import { daysAfter } from '@remit/protocol';
import type { PlatformId, UnitId } from '../people/organisations.ts';
import type { Chances } from '../run/chance.ts';
import { handleOf } from '../words/locators.ts';
import type { Plan } from './case.ts';
import { changeItem } from './lock-2.ts';
import { makeCase } from './make-case.ts';
import { decided, inReview, type Kit, mixedOutcomes, throughLock1, toReview } from './story.ts';

type Spot = { readonly unit: UnitId; readonly platform: PlatformId; readonly at: string };
type Make = (
  story: string,
  spot: Spot,
  items: number,
  build: (kit: Kit) => Plan['steps'],
  shape?: (kit: Kit) => void,
) => Plan;

const make =
  (chances: Chances): Make =>
  (story, spot, items, build, shape) => {
    const kit = makeCase({ ...spot, items }, chances[spot.unit]);
    shape?.(kit);
    return { story, c: kit.c, start: spot.at, steps: build(kit) };
  };

const locatorFrom =
  (plan: Plan) =>
  (kit: Kit): void =>
    changeItem(kit, 0, { locator: plan.c.items[0]!.content.locator });
const NEW_FACT = {
  en: 'A later upload by the same hand names a day and a place.',
  de: 'Ein späterer Beitrag derselben Hand nennt Tag und Ort.',
} as const;
const withNewFact =
  (plan: Plan) =>
  (kit: Kit): void => {
    locatorFrom(plan)(kit);
    const claims = [...kit.c.items[0]!.content.claims, { label: 'FACT' as const, text: NEW_FACT[kit.c.language] }];
    changeItem(kit, 0, { claims });
  };
const handle =
  (name: string) =>
  (kit: Kit): void =>
    changeItem(kit, 0, { accountHandle: name });
const fully = (kit: Kit) => [...inReview(kit), ...decided(kit, mixedOutcomes(kit))];

/** Stories in which one case meets another. */
export function linkedPlans(end: string, chances: Chances): Plan[] {
  const before = (days: number): string => daysAfter(end, -days);
  const plan = make(chances);
  return [
    ...refusedBefore(plan, before),
    ...strikes(plan, before, handleOf(chances.nru)),
    ...touching(plan, before),
    ...imported(plan, before, chances),
  ];
}

/** What a platform did not act on comes back only with a new fact, and through lock 2 (G7). */
function refusedBefore(plan: Make, before: (days: number) => string): Plan[] {
  return (
    [
      ['nru', 'lantern', 48],
      ['bru', 'lantern', 41],
      ['nru', 'archive', 44],
    ] as const
  ).flatMap(([unit, platform, days]) => {
    const first = plan('not violating, later asked again', { unit, platform, at: before(days) }, 1, (kit) => [
      ...inReview(kit),
      kit.acts.decide(() => 'NO_ACTION_NOT_VIOLATING'),
    ]);
    const again = plan(
      'asked again with a new fact',
      { unit, platform, at: before(days - 24) },
      1,
      (kit) => [...throughLock1(kit), kit.acts.lock2(), ...toReview(kit), ...decided(kit, ['ACT_REMOVED'])],
      withNewFact(first),
    );
    return [first, again];
  });
}

/** The platform's strike policy would turn a third removal into the loss of an account: lock 2 looks first (D1). */
function strikes(plan: Make, before: (days: number) => string, name: string): Plan[] {
  const spot = (days: number): Spot => ({ unit: 'nru', platform: 'lantern', at: before(days) });
  const removed = (kit: Kit) => [...inReview(kit), ...decided(kit, ['ACT_REMOVED'])];
  return [
    plan('first strike', spot(47), 1, removed, handle(name)),
    plan('second strike', spot(38), 1, removed, handle(name)),
    plan(
      'a third strike would cost the account',
      spot(26),
      1,
      (kit) => [...throughLock1(kit), kit.acts.lock2(), ...toReview(kit), ...decided(kit, ['ACT_INTERSTITIAL'])],
      handle(name),
    ),
  ];
}

/** Two units come upon the same item; who holds it learns nothing of the other, who only hears "delayed" (D10). */
function touching(plan: Make, before: (days: number) => string): Plan[] {
  return (
    [
      [36, 13],
      [10, 13],
    ] as const
  ).flatMap(([days, length], n) => {
    const spot = (unit: UnitId, from: number): Spot => ({ unit, platform: 'lantern', at: before(from) });
    const holding = plan('held for an investigation', spot(n === 0 ? 'nru' : 'bru', days), 1, (kit) => [
      ...throughLock1(kit),
      kit.acts.hold('supervisor', 'DECONFLICTION', length),
    ]);
    const delayed = plan(
      'delayed by another unit',
      spot(n === 0 ? 'bru' : 'nru', days - 6),
      1,
      (kit) => {
        const [create, submit, read, approve] = throughLock1(kit);
        const hours = (minutes: number) => ({ ...approve!, minutes });
        const waiting = [create!, submit!, read!, kit.acts.approve('gates-open')];
        return n === 0 ? [...waiting, hours(7 * 600), ...toReview(kit), ...decided(kit, ['ACT_REMOVED'])] : waiting;
      },
      locatorFrom(holding),
    );
    return [holding, delayed];
  });
}

/** Lists that were split by platform into drafts under one import. */
function imported(plan: Make, before: (days: number) => string, chances: Chances): Plan[] {
  const lists = [
    {
      unit: 'nru',
      days: 33,
      sizes: [
        ['lantern', 22],
        ['pebble', 9],
        ['archive', 6],
      ],
    },
    {
      unit: 'bru',
      days: 19,
      sizes: [
        ['lantern', 17],
        ['pebble', 5],
      ],
    },
    {
      unit: 'nru',
      days: 6,
      sizes: [
        ['lantern', 12],
        ['archive', 14],
      ],
    },
  ] as const;
  return lists.flatMap(({ unit, days, sizes }) => {
    const parts = sizes.map(([platform, items]) =>
      plan('imported', { unit, platform, at: before(days) }, items, fully),
    );
    const importId = makeCase({ unit, platform: 'lantern', at: before(days), items: 0 }, chances[unit]).c.id;
    const officer = parts[0]!.c.officer;
    return parts.map((part) => ({ ...part, c: Object.assign(part.c, { importId, officer }) }));
  });
}
