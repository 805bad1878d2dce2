import type { FingerprintKind } from '@remit/protocol';
import type { Chance } from '../run/chance.ts';
import type { EntryActs, EntryStep, Party, Source } from './entry-acts.ts';

export type EntryKit = {
  readonly source: Source;
  readonly acts: EntryActs;
  readonly chance: Chance;
  /** A platform that had no part in the referral. */
  readonly third: Party;
};

/** One way that a fingerprint goes, how often in the two months, and how many days before the end it begins. */
export type EntryStory = {
  readonly name: string;
  readonly count: number;
  readonly begins: readonly [oldest: number, youngest: number];
  /** Where the story needs one: what floods is compared with its own kind. */
  readonly print?: FingerprintKind;
  readonly build: (kit: EntryKit) => EntryStep[];
};

/** Held by both sides of the referral, so that it stands in the lists of others. */
const shared = ({ source: { unit, platform }, acts }: EntryKit): EntryStep[] => [
  ...acts.hold(platform),
  ...acts.hold(unit),
];
const reported = ({ source: { platform }, acts, chance, third }: EntryKit): EntryStep[] =>
  ([platform, third, third] as const).slice(chance.between(0, 1)).map((each) => acts.report(each));

const NEWS = 'A broadcaster showed it in its evening news; the copies that we see are of that programme.';
const LESSON = 'It stands in a teaching pack about recruitment, with the comments of its authors.';

/** From a proposal that nobody confirmed yet to one that everybody has taken back. */
export const ENTRY_STORIES: readonly EntryStory[] = [
  {
    name: 'held by the platform alone',
    count: 5,
    begins: [52, 3],
    build: ({ source: { platform }, acts, chance }) => acts.hold(platform, chance.pick(['GREEN', 'AMBER'])),
  },
  {
    name: 'held by the unit alone',
    count: 3,
    begins: [50, 4],
    build: ({ source: { unit }, acts }) => acts.hold(unit),
  },
  { name: 'shared', count: 10, begins: [52, 8], build: (kit) => [...shared(kit), ...reported(kit)] },
  {
    name: 'shared, the unit first',
    count: 5,
    begins: [50, 8],
    build: (kit) => [...kit.acts.hold(kit.source.unit), ...kit.acts.hold(kit.source.platform), ...reported(kit)],
  },
  {
    name: 'disputed',
    count: 3,
    begins: [45, 10],
    build: (kit) => [
      ...shared(kit),
      kit.acts.report(kit.third),
      kit.chance.percent(60)
        ? kit.acts.dispute(kit.third, 'JOURNALISTIC', NEWS)
        : kit.acts.dispute(kit.third, 'EDUCATIONAL', LESSON),
    ],
  },
  {
    name: 'withdrawn after an appeal, receipts missing',
    count: 4,
    begins: [40, 11],
    build: (kit) => [
      ...shared(kit),
      ...reported(kit),
      kit.acts.withdraw(kit.source.platform, 'APPEAL_UPHELD', 'The appeal of the account was upheld.'),
      ...kit.acts.receipts(kit.source.platform, [kit.third, ...(kit.chance.percent(50) ? [kit.source.unit] : [])]),
    ],
  },
  {
    name: 'withdrawn by both, all receipts in',
    count: 2,
    begins: [48, 20],
    build: (kit) => [
      ...shared(kit),
      kit.acts.withdraw(kit.source.platform, 'FINGERPRINT_WRONG', null),
      ...kit.acts.receipts(kit.source.platform, []),
      kit.acts.withdraw(kit.source.unit, 'NO_LONGER_HELD', null),
      ...kit.acts.receipts(kit.source.unit, []),
    ],
  },
  {
    name: 'a flood, answered',
    count: 1,
    begins: [42, 24],
    print: 'MD5',
    build: (kit) => [
      ...shared(kit),
      kit.acts.flood(kit.source.platform),
      kit.acts.answer(kit.source.unit, 'A channel uploaded the same file over and over; each copy is what we judged.'),
      kit.acts.report(kit.third),
    ],
  },
  {
    name: 'a flood, in quarantine',
    count: 1,
    begins: [15, 11],
    print: 'PDQ',
    build: (kit) => [...shared(kit), kit.acts.flood(kit.source.platform)],
  },
  {
    name: 'proposed and dropped',
    count: 1,
    begins: [40, 10],
    build: ({ source: { platform }, acts }) => [
      acts.propose(platform, 'GREEN'),
      acts.drop(platform, 'The file has a second part that nobody has read yet.'),
    ],
  },
  {
    name: 'proposed by the platform',
    count: 2,
    begins: [7, 4],
    build: ({ source: { platform }, acts }) => [acts.propose(platform, 'GREEN')],
  },
  {
    name: 'proposed by the unit',
    count: 1,
    begins: [6, 4],
    build: ({ source: { unit }, acts }) => [acts.propose(unit, 'AMBER')],
  },
];
