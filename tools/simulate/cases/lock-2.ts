import type { Item } from '@remit/protocol';
import { accountHeader, accountItem, everywhere } from '../words/compose.ts';
import { handleOf, locatorOf } from '../words/locators.ts';
import type { Step } from './case.ts';
import { decided, few, type Kit, mixedOutcomes, one, readingsOf, type Story, throughLock1, toReview } from './story.ts';

export const changeItem = ({ c }: Pick<Kit, 'c'>, index: number, patch: Partial<Item>): void => {
  const { id, content } = c.items[index]!;
  c.items[index] = { id, content: { ...content, ...patch } };
};

/** The whole account first, its items as evidence behind it. */
export const aboutAccount = ({ c, chance }: Kit): void => {
  const handle = handleOf(chance);
  c.header = accountHeader(c.header, chance);
  const evidence = c.items.slice(1).map(({ id, content }) => ({ id, content: { ...content, accountHandle: handle } }));
  const account = accountItem(
    c.items[0]!.content,
    locatorOf(c.platform, 'account', chance).replace(/[^/]+$/, handle),
    handle,
  );
  c.items = [{ id: c.items[0]!.id, content: account }, ...evidence];
};
const account = (kit: Kit): Step[] => {
  aboutAccount(kit);
  return [...throughLock1(kit), kit.acts.lock2(), ...toReview(kit)];
};
const suspended = (kit: Kit): Step[] =>
  decided(
    kit,
    kit.c.items.map((_, n) => (n === 0 ? 'ACT_ACCOUNT_SUSPENDED' : 'ACT_REMOVED')),
  );
const sensitive = (kit: Kit): void =>
  changeItem(kit, 0, {
    sensitiveCategory: kit.chance.pick(['JOURNALIST', 'ELECTED', 'NGO', 'RELIGIOUS_BODY', 'ACADEMIC'] as const),
  });
const arguable = (kit: Kit): void => {
  const { exemptions } = kit.c.items[0]!.content;
  changeItem(kit, 0, {
    exemptions: {
      ...exemptions,
      ARTISTIC: { answer: 'ARGUABLE', evidence: 'Set to music; it may be meant as a performance.' },
    },
  });
};
const refused = (kit: Kit): Step[] => {
  if (kit.chance.percent(50)) sensitive(kit);
  else arguable(kit);
  const [code, question] = kit.chance.pick([
    ['EXEMPT', 'EXEMPTION'],
    ['NOT_PROPORTIONATE', 'PROPORTIONALITY'],
    ['NOT_NECESSARY', 'NECESSITY'],
    ['IMPRECISE', 'PRECISION'],
  ] as const);
  return [...throughLock1(kit), kit.acts.refuse([code], [question])];
};

/** What the independent reviewers see before anything is sent. */
export const LOCK_2: readonly Story[] = [
  {
    name: 'account suspended',
    count: 6,
    begins: [59, 4],
    items: (chance) => chance.between(2, 4),
    platforms: ['lantern'],
    build: (kit) => [...account(kit), ...suspended(kit)],
  },
  {
    name: 'account suspended and given back after a complaint',
    count: 3,
    begins: [57, 20],
    items: () => 2,
    platforms: ['lantern'],
    build: (kit) => [
      ...account(kit),
      ...suspended(kit),
      kit.acts.reinstate('COMPLAINT', 'The complaint shows that the account was taken over for a day.'),
    ],
  },
  {
    name: 'sensitive, approved',
    count: 3,
    begins: [58, 5],
    items: one,
    build: (kit) => {
      sensitive(kit);
      return [
        ...throughLock1(kit),
        kit.acts.lock2(),
        ...toReview(kit),
        kit.acts.decide(() => 'NO_ACTION_NOT_VIOLATING'),
      ];
    },
  },
  {
    name: 'arguably art, approved',
    count: 3,
    begins: [58, 5],
    items: few,
    build: (kit) => {
      arguable(kit);
      return [...throughLock1(kit), kit.acts.lock2(), ...toReview(kit), ...decided(kit, mixedOutcomes(kit))];
    },
  },
  {
    name: 'the two readings differ',
    count: 3,
    begins: [58, 4],
    items: few,
    build: (kit) => [
      ...throughLock1(kit, true),
      kit.acts.lock2(),
      ...toReview(kit),
      ...decided(kit, mixedOutcomes(kit)),
    ],
  },
  {
    name: 'narrowed from everywhere to one state',
    count: 3,
    begins: [58, 5],
    items: few,
    build: (kit) => {
      kit.c.header = everywhere(kit.c.header);
      return [...throughLock1(kit), kit.acts.narrow('reach'), ...toReview(kit), ...decided(kit, mixedOutcomes(kit))];
    },
  },
  {
    name: 'narrowed by an item',
    count: 3,
    begins: [58, 5],
    items: (chance) => chance.between(3, 5),
    build: (kit) => {
      arguable(kit);
      const outcomes = mixedOutcomes(kit).slice(0, -1);
      return [...throughLock1(kit), kit.acts.narrow('items'), ...toReview(kit), ...decided(kit, outcomes)];
    },
  },
  {
    name: 'narrowed in time',
    count: 2,
    begins: [58, 18],
    items: one,
    build: (kit) => {
      arguable(kit);
      return [...throughLock1(kit), kit.acts.narrow('time'), ...toReview(kit), ...decided(kit, mixedOutcomes(kit))];
    },
  },
  { name: 'refused', count: 5, begins: [59, 2], items: few, build: refused },
  {
    name: 'refused, and again on reconsideration',
    count: 2,
    begins: [56, 10],
    items: one,
    build: (kit) => [...refused(kit), kit.acts.askAgain('officer'), kit.acts.reconsider('UPHELD')],
  },
  {
    name: 'refused, let through on reconsideration',
    count: 2,
    begins: [56, 14],
    items: one,
    build: (kit) => [
      ...refused(kit),
      kit.acts.askAgain('officer'),
      kit.acts.reconsider('REVERSED'),
      ...toReview(kit),
      ...decided(kit, mixedOutcomes(kit)),
    ],
  },
  {
    name: 'returned by lock 2 with a question',
    count: 3,
    begins: [57, 8],
    items: one,
    build: (kit) => {
      arguable(kit);
      const { acts, c } = kit;
      const reason = {
        action: 'INTERSTITIAL' as const,
        reason: 'Tried on the last two uploads; both were seen past it within the hour.',
      };
      const again = [
        acts.revise(() => ({ alternatives: [reason] })),
        acts.submit(),
        ...readingsOf(c, acts),
        acts.approve(),
        acts.lock2(),
      ];
      return [
        ...throughLock1(kit),
        acts.returnFromLock2(),
        ...again,
        ...toReview(kit),
        ...decided(kit, mixedOutcomes(kit)),
      ];
    },
  },
  {
    name: 'approval upheld after the platform asked',
    count: 2,
    begins: [50, 12],
    items: () => 2,
    platforms: ['lantern'],
    build: (kit) => [...account(kit), kit.acts.askAgain('legal'), kit.acts.reconsider('UPHELD'), ...suspended(kit)],
  },
  {
    name: 'ceased after the platform asked',
    count: 3,
    begins: [50, 10],
    items: () => 2,
    platforms: ['lantern', 'archive'],
    build: (kit) => [...account(kit), kit.acts.askAgain('legal'), kit.acts.reconsider('REVERSED')],
  },
  {
    name: 'a collection let through with a reason',
    count: 2,
    begins: [50, 10],
    items: () => 2,
    build: (kit) => {
      changeItem(kit, 1, { locator: locatorOf(kit.c.platform, 'list', kit.chance) });
      const { acts, c } = kit;
      return [
        acts.create(),
        acts.override(1),
        acts.submit(),
        ...readingsOf(c, acts),
        acts.approve(),
        acts.lock2(),
        ...toReview(kit),
        ...decided(kit, mixedOutcomes(kit)),
      ];
    },
  },
  {
    name: 'for information, with addresses',
    count: 3,
    begins: [50, 6],
    items: (chance) => chance.between(1, 3),
    build: (kit) => {
      kit.c.header = {
        ...kit.c.header,
        title:
          kit.c.language === 'de' ? 'Zur Kenntnis: Beispiele eines Musters' : 'For information: examples of a pattern',
        instrument: 'INFORMATION_ONLY',
        requestedAction: 'PRESERVE',
      };
      return [
        ...throughLock1(kit),
        kit.acts.lock2(),
        ...toReview(kit),
        kit.acts.decide(() => 'NO_ACTION_NOT_VIOLATING'),
      ];
    },
  },
  {
    name: 'a list above the batch limit',
    count: 2,
    begins: [45, 12],
    items: (chance) => chance.between(48, 64),
    platforms: ['lantern', 'archive'],
    build: (kit) => [...throughLock1(kit), kit.acts.lock2(), ...toReview(kit), ...decided(kit, mixedOutcomes(kit))],
  },
];
