import { decided, few, inReview, mixedOutcomes, onDuty, one, type Story, throughLock1, toReview } from './story.ts';

const WITHDRAWALS = [
  'NO_LONGER_USEFUL',
  'ALREADY_GONE',
  'ERROR_LE',
  'INVESTIGATION_INTEREST',
  'NOTICE_RISK',
  'STATUTORY_ROUTE',
  'DUPLICATE',
] as const;

/** Questions and answers, pauses, second thoughts and corrections between the two desks. */
export const EXCHANGE: readonly Story[] = [
  {
    name: 'asked and answered',
    count: 7,
    begins: [59, 5],
    items: few,
    build: (kit) => [
      ...inReview(kit),
      kit.acts.ask(['C_DURATION'], true),
      kit.acts.answer(),
      ...decided(kit, mixedOutcomes(kit)),
    ],
  },
  {
    name: 'asked what the record already says',
    count: 4,
    begins: [59, 4],
    items: few,
    build: (kit) => [
      ...inReview(kit),
      kit.acts.ask(['C_LANGUAGE', 'C_EXEMPTION', 'C_OFFENCE_ELEMENT']),
      ...decided(kit, mixedOutcomes(kit)),
    ],
  },
  {
    name: 'asked twice',
    count: 3,
    begins: [59, 9],
    items: one,
    build: (kit) => [
      ...inReview(kit),
      kit.acts.ask([], true),
      kit.acts.answer(),
      kit.acts.ask(['C_USER_NOTICE', 'C_CONTEXT']),
      kit.acts.answer(),
      kit.acts.decide(() => 'NO_ACTION_NOT_VIOLATING'),
    ],
  },
  {
    name: 'asked, never answered, decided all the same',
    count: 3,
    begins: [59, 14],
    items: one,
    platforms: ['lantern'],
    build: (kit) => {
      const late = kit.acts.decide(() => 'NO_ACTION_INSUFFICIENT');
      return [...inReview(kit), kit.acts.ask([], true), { ...late, minutes: 9 * 24 * 60 }];
    },
  },
  {
    name: 'asked, never answered, run out',
    count: 3,
    begins: [59, 20],
    items: one,
    build: (kit) => {
      kit.c.header = { ...kit.c.header, usefulForHours: 240 };
      return [...inReview(kit), kit.acts.ask([], true)];
    },
  },
  {
    name: 'paused by the unit and resumed',
    count: 3,
    begins: [59, 9],
    items: one,
    build: (kit) => [
      ...throughLock1(kit),
      kit.acts.acknowledge(),
      kit.acts.hold('supervisor', 'SAFETY', 10),
      kit.acts.release('supervisor'),
      kit.acts.start(),
      ...decided(kit, mixedOutcomes(kit)),
    ],
  },
  {
    name: 'paused by counsel until the pause ran out',
    count: 3,
    begins: [58, 12],
    items: one,
    platforms: ['lantern', 'pebble'],
    build: (kit) => {
      const [decision, ...rest] = decided(kit, mixedOutcomes(kit));
      return [
        ...throughLock1(kit),
        ...toReview(kit),
        kit.acts.hold('legal', 'LEGAL_HOLD', 3),
        { ...decision!, minutes: kit.c.platform === 'lantern' ? 6 * 24 * 60 : 6 * 480 },
        ...rest,
      ];
    },
  },
  {
    name: 'paused and renewed once',
    count: 1,
    begins: [55, 25],
    items: one,
    build: (kit) => [
      ...throughLock1(kit),
      kit.acts.acknowledge(),
      kit.acts.hold('supervisor', 'SAFETY', 12),
      kit.acts.renew(10),
      kit.acts.release('supervisor'),
      kit.acts.start(),
      ...decided(kit, mixedOutcomes(kit)),
    ],
  },
  ...WITHDRAWALS.map(
    (code): Story => ({
      name: `withdrawn: ${code}`,
      count: code === 'INVESTIGATION_INTEREST' || code === 'ALREADY_GONE' ? 2 : 1,
      begins: [58, 3],
      items: few,
      build: (kit) => [...throughLock1(kit), ...(kit.chance.percent(60) ? toReview(kit) : []), kit.acts.withdraw(code)],
    }),
  ),
  {
    name: 'given back after a complaint',
    count: 3,
    begins: [57, 14],
    items: few,
    build: (kit) => [
      ...inReview(kit),
      ...decided(kit, mixedOutcomes(kit)),
      kit.acts.reinstate('COMPLAINT', 'The uploader has shown that it is a rehearsal of a play; we were wrong.'),
    ],
  },
  {
    name: 'corrected by the unit and given back',
    count: 3,
    begins: [57, 14],
    items: few,
    build: (kit) => [
      ...inReview(kit),
      ...decided(kit, mixedOutcomes(kit)),
      kit.acts.correct('WRONG_ITEM', 'The address of the neighbouring upload was copied.'),
      kit.acts.reinstate('LE_CORRECTION', 'Restored on the unit’s correction.'),
    ],
  },
  {
    name: 'corrected, kept on the platform’s own terms',
    count: 2,
    begins: [50, 8],
    items: one,
    build: (kit) => [
      ...inReview(kit),
      ...decided(kit, mixedOutcomes(kit)),
      kit.acts.correct('WRONG_CATEGORY', 'A threat, and not a call.'),
    ],
  },
  {
    name: 'restored by the platform’s own review',
    count: 2,
    begins: [50, 12],
    items: one,
    build: (kit) => [
      ...inReview(kit),
      ...decided(kit, ['ACT_REMOVED']),
      kit.acts.reinstate('OWN_REVIEW', 'Our weekly second reading disagrees with the first.'),
    ],
  },
  {
    name: 'urgent',
    count: 6,
    begins: [58, 3],
    items: one,
    platforms: ['lantern'],
    build: (kit) => {
      kit.c.header = { ...kit.c.header, priority: 'P1_HIGH', usefulForHours: 72 };
      return onDuty([...inReview(kit), ...decided(kit, ['ACT_REMOVED'])]);
    },
  },
];
