import { locatorOf } from '../words/locators.ts';
import { decided, few, inReview, type Kit, mixedOutcomes, one, readingsOf, type Story, toReview } from './story.ts';
import type { Step } from './case.ts';

const replaceLocator = ({ c, chance }: Kit, index: number): void => {
  const { id, content } = c.items[index]!;
  c.items[index] = { id, content: { ...content, locator: locatorOf(c.platform, 'list', chance) } };
};

const complained = (kit: Kit, kind: 'HATE' | 'HARASSMENT' | 'OFFENSIVE'): void => {
  const { c } = kit;
  c.header = {
    ...c.header,
    fromComplaint: true,
    title: c.language === 'de' ? 'Beschwerde über eine Beleidigung' : 'Complaint about an insult',
  };
  c.items = c.items.map(({ id, content }) => ({
    id,
    content: { ...content, contentTypes: [kind], offence: null, designatedEntity: null, attributionBasis: null },
  }));
};

/** What never leaves the unit, and who stopped it. */
export const STOPPED: readonly Story[] = [
  {
    name: 'no matter of counter-terrorism',
    count: 4,
    begins: [60, 1],
    items: one,
    build: (kit) => {
      complained(kit, kit.chance.pick(['HATE', 'HARASSMENT', 'OFFENSIVE'] as const));
      return [kit.acts.create(), kit.acts.submit()];
    },
  },
  {
    name: 'nothing but a collection',
    count: 3,
    begins: [60, 1],
    items: one,
    build: (kit) => {
      replaceLocator(kit, 0);
      return [kit.acts.create(), kit.acts.submit()];
    },
  },
  {
    name: 'one of the items is a collection',
    count: 6,
    begins: [60, 3],
    items: (chance) => chance.between(3, 7),
    build: (kit) => {
      const last = kit.c.items.length - 1;
      replaceLocator(kit, last);
      kit.c.gone.add(kit.c.items[last]!.id);
      return [...inReview(kit), ...decided(kit, mixedOutcomes(kit).slice(0, last))];
    },
  },
  {
    name: 'exempt by the officer’s own answer',
    count: 3,
    begins: [60, 1],
    items: one,
    build: ({ c, acts }) => {
      const { id, content } = c.items[0]!;
      const exemptions = {
        ...content.exemptions,
        JOURNALISTIC: { answer: 'YES' as const, evidence: 'A news report with a byline shows the passage.' },
      };
      c.items[0] = { id, content: { ...content, exemptions } };
      return [acts.create(), acts.submit()];
    },
  },
  ...(['NOT_CT', 'EXEMPT', 'IMPRECISE', 'TOO_WIDE', 'NOT_NEEDED'] as const).map(
    (code): Story => ({
      name: `stopped at lock 1: ${code}`,
      count: 1,
      begins: [58, 1],
      items: one,
      build: (kit) => {
        kit.c.header = { ...kit.c.header, fromComplaint: code === 'NOT_CT' };
        return [kit.acts.create(), kit.acts.submit(), ...readingsOf(kit.c, kit.acts), kit.acts.stop(code)];
      },
    }),
  ),
  {
    name: 'returned at lock 1, mended and sent',
    count: 8,
    begins: [60, 4],
    items: few,
    build: (kit) => {
      const { acts, c } = kit;
      const before = [acts.create(), acts.submit(), ...readingsOf(c, acts), acts.returned()];
      const mended = {
        action: 'INTERSTITIAL' as const,
        reason:
          c.language === 'de'
            ? 'Erwogen; die Angesprochenen suchen gezielt danach.'
            : 'Considered; those who are addressed look for it by name.',
      };
      const again: Step[] = [
        acts.revise(() => ({ alternatives: [mended] })),
        acts.submit(),
        ...readingsOf(c, acts),
        acts.approve(),
      ];
      return [...before, ...again, ...toReview(kit), ...decided(kit, mixedOutcomes(kit))];
    },
  },
  {
    name: 'discarded',
    count: 4,
    begins: [60, 1],
    items: one,
    build: ({ acts }) => [acts.createUnfinished(), acts.discard()],
  },
];
