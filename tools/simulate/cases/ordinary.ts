import type { Outcome } from '@remit/protocol';
import { decided, few, inReview, type Kit, mixedOutcomes, one, type Story, throughLock1 } from './story.ts';
import type { Step } from './case.ts';

const actedOn = (kit: Kit): Step[] => [...inReview(kit), ...decided(kit, mixedOutcomes(kit))];

/** Every item gets the same answer, and nothing is acted on. */
const without =
  (outcome: Outcome) =>
  (kit: Kit): Step[] => [...inReview(kit), kit.acts.decide(() => outcome)];

/** The ordinary run of things: most referrals are about one item or a few, and most are acted on. */
export const ORDINARY: readonly Story[] = [
  { name: 'acted on', count: 45, begins: [60, 1], items: few, build: actedOn },
  { name: 'acted on, closed after monitoring', count: 11, begins: [60, 46], items: few, build: actedOn },
  { name: 'a longer list', count: 6, begins: [58, 6], items: (chance) => chance.between(13, 30), build: actedOn },
  {
    name: 'looked at again after the effect',
    count: 6,
    begins: [55, 8],
    items: few,
    build: (kit) => [
      ...actedOn(kit),
      kit.acts.recheck('GONE', 'analyst'),
      kit.acts.recheck(kit.chance.percent(40) ? 'BACK' : 'GONE'),
    ],
  },
  { name: 'not violating', count: 11, begins: [60, 2], items: few, build: without('NO_ACTION_NOT_VIOLATING') },
  { name: 'exempt', count: 7, begins: [60, 2], items: one, build: without('NO_ACTION_EXEMPT') },
  { name: 'insufficient', count: 3, begins: [60, 2], items: one, build: without('NO_ACTION_INSUFFICIENT') },
  { name: 'disproportionate', count: 2, begins: [60, 2], items: one, build: without('NO_ACTION_DISPROPORTIONATE') },
  { name: 'only under an order', count: 3, begins: [60, 2], items: one, build: without('NO_ACTION_LEGAL_POLICY') },
  { name: 'not on its hosts', count: 2, begins: [60, 2], items: one, build: without('NO_ACTION_NOT_OURS') },
  { name: 'encrypted', count: 2, begins: [60, 2], items: one, platforms: ['pebble'], build: without('UNABLE_E2EE') },
  { name: 'not found', count: 3, begins: [60, 2], items: one, build: without('UNABLE_NOT_FOUND') },
  {
    name: 'technically not possible',
    count: 1,
    begins: [60, 4],
    items: one,
    platforms: ['archive'],
    build: without('UNABLE_TECHNICAL'),
  },
  { name: 'gone before it was read', count: 4, begins: [60, 2], items: one, build: without('ALREADY_REMOVED') },
  { name: 'passed to another team', count: 4, begins: [60, 2], items: one, build: without('REDIRECTED') },
  {
    name: 'interstitial instead of removal',
    count: 4,
    begins: [60, 3],
    items: one,
    build: (kit) => [...inReview(kit), ...decided(kit, ['ACT_INTERSTITIAL'])],
  },
  {
    name: 'unanswered until it no longer helps',
    count: 6,
    begins: [58, 12],
    items: few,
    platforms: ['archive', 'pebble'],
    build: (kit) => {
      kit.c.header = { ...kit.c.header, usefulForHours: kit.chance.pick([120, 168]) };
      return [...throughLock1(kit), ...(kit.chance.percent(50) ? [kit.acts.acknowledge()] : [])];
    },
  },
  {
    name: 'for information, nothing asked',
    count: 3,
    begins: [50, 8],
    items: () => 0,
    build: (kit) => {
      kit.c.header = {
        ...kit.c.header,
        title:
          kit.c.language === 'de'
            ? 'Zur Kenntnis: Muster der letzten vier Wochen'
            : 'For information: pattern of the last four weeks',
        publicGist: kit.c.language === 'de' ? 'Zahlen ohne Adressen.' : 'Counts without addresses.',
        instrument: 'INFORMATION_ONLY',
        requestedAction: 'PRESERVE',
        usefulForHours: 168,
      };
      return [kit.acts.create(), kit.acts.submit(), kit.acts.approve(), kit.acts.acknowledge()];
    },
  },
];
