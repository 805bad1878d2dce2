import { aboutAccount } from './lock-2.ts';
import {
  decided,
  few,
  inReview,
  mixedOutcomes,
  onDuty,
  one,
  readingsOf,
  type Story,
  throughLock1,
  toReview,
} from './story.ts';

const open = (
  name: string,
  count: number,
  build: Story['build'],
  items: Story['items'] = few,
  rest: Partial<Story> = {},
): Story => ({
  name: `at the end: ${name}`,
  count,
  begins: [12, 0],
  open: 'today',
  items,
  build,
  ...rest,
});

/** What lies on the desks when the two months end, so that every queue has something to do. */
export const OPEN: readonly Story[] = [
  open('a draft hardly begun', 4, ({ acts }) => [acts.createUnfinished()], one),
  open('a draft', 4, ({ acts }) => [acts.create()]),
  open('waiting for lock 1', 6, ({ acts }) => [acts.create(), acts.submit()]),
  open(
    'half read again',
    2,
    ({ c, acts }) => [acts.create(), acts.submit(), ...readingsOf(c, acts).slice(0, 1)],
    () => 3,
  ),
  open(
    'returned to its officer',
    2,
    ({ c, acts }) => [acts.create(), acts.submit(), ...readingsOf(c, acts), acts.returned()],
    one,
  ),
  open(
    'an account waiting for lock 2',
    3,
    (kit) => {
      aboutAccount(kit);
      return throughLock1(kit);
    },
    () => 2,
    { platforms: ['lantern'] },
  ),
  open('waiting for lock 2, readings differ', 3, (kit) => throughLock1(kit, true)),
  open(
    'refused, reconsideration asked',
    1,
    (kit) => [...throughLock1(kit, true), kit.acts.refuse(['EXEMPT'], ['EXEMPTION']), kit.acts.askAgain('officer')],
    one,
  ),
  open(
    'refused yesterday',
    2,
    (kit) => [...throughLock1(kit, true), kit.acts.refuse(['NOT_NECESSARY'], ['NECESSITY'])],
    one,
  ),
  open('delivered', 8, (kit) => throughLock1(kit)),
  open(
    'delivered, urgent',
    2,
    (kit) => {
      kit.c.header = { ...kit.c.header, priority: 'P1_HIGH', usefulForHours: 72 };
      return onDuty(throughLock1(kit));
    },
    one,
    { platforms: ['lantern'], open: 'just now' },
  ),
  open('acknowledged', 4, (kit) => [...throughLock1(kit), kit.acts.acknowledge()]),
  open('under review', 7, (kit) => [...throughLock1(kit), ...toReview(kit)]),
  open(
    'partly decided',
    3,
    (kit) => [...inReview(kit), kit.acts.decide(() => 'ACT_REMOVED', 'first-half')],
    () => 4,
  ),
  open('a question open', 4, (kit) => [
    ...throughLock1(kit),
    ...toReview(kit),
    kit.acts.ask(['C_TIME_RANGE', 'C_DURATION'], true),
  ]),
  open('paused by the unit', 2, (kit) => [...inReview(kit), kit.acts.hold('supervisor', 'SAFETY', 13)], one),
  open('paused by counsel', 1, (kit) => [...inReview(kit), kit.acts.hold('legal', 'LEGAL_HOLD', 13)], one),
  open('decided, not in effect', 4, (kit) => [
    ...throughLock1(kit),
    ...toReview(kit),
    kit.acts.decide(() => 'ACT_REMOVED'),
  ]),
  open('in effect, notice open', 4, (kit) => [
    ...throughLock1(kit),
    ...toReview(kit),
    ...decided(kit, mixedOutcomes(kit)).slice(0, -1),
  ]),
  open(
    'reconsideration asked by counsel',
    1,
    (kit) => {
      aboutAccount(kit);
      return [...throughLock1(kit), kit.acts.lock2(), ...toReview(kit), kit.acts.askAgain('legal')];
    },
    () => 2,
    { platforms: ['lantern'] },
  ),
];
