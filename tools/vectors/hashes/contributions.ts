import type { EntryCommandData, EntryWorld } from '@remit/protocol';
import { completeItem, itemId } from '../../../packages/protocol/src/referral/fixtures/sample-case.ts';
import type { Example } from './example.ts';
import { AT, by, contribution, COVE, EXEMPTIONS_NO, FINGERPRINT, PLATFORM, UNIT } from './people.ts';

const officer = by('LE_OFFICER', UNIT);
const REFERRAL = '01K00000000000000000000700';
const FROM_REFERRAL = { type: 'REFERRAL', referral: REFERRAL, itemId: itemId(1) } as const;
const decided = { acted: true, grounds: completeItem(1).contentTypes, parties: [UNIT, PLATFORM] };

type Change = Partial<EntryCommandData<'ContributeOpinion'>>;
type Owed = Example[4];
const contributes = (name: string, spec: string, change: Change, owed: Owed, world?: Partial<EntryWorld>): Example => [
  name,
  `hashes#${spec}`,
  'none',
  { kind: 'ContributeOpinion', actor: officer, at: AT, data: contribution(change), ...(world && { world }) },
  owed,
];
const no = (refusal: string, field?: string): Owed => ({ refusal, ...(field !== undefined && { field }) });
const OK = 'OpinionProposed' as const;
const ground = decided.grounds[0]!;

export const contributions = (): Example[] => [
  contributes('an opinion from the own decision is proposed', 'contribution', {}, OK),
  contributes(
    'an opinion from a decided referral takes one action, and the other side is asked',
    'contribution',
    { source: FROM_REFERRAL, ground, exemptions: null },
    OK,
    { source: decided },
  ),
  contributes(
    'a referral on which nothing was done gives no opinion',
    'contribution',
    { source: FROM_REFERRAL, ground, exemptions: null },
    no('source-not-decided', 'source'),
    { source: { ...decided, acted: false } },
  ),
  contributes(
    'a referral of others gives no opinion',
    'contribution',
    { source: FROM_REFERRAL, ground, exemptions: null },
    no('source-not-decided', 'source'),
  ),
  contributes(
    'a referral gives no opinion on another ground than its own',
    'contribution',
    { source: FROM_REFERRAL, ground: 'TERMS_ONLY', exemptions: null },
    no('source-not-decided', 'ground'),
    { source: decided },
  ),
  contributes(
    'a decision of tomorrow is no decision',
    'contribution',
    { source: { type: 'DECISION', reference: 'case-17', decidedAt: '2026-03-04T00:00:00.000Z' } },
    no('source-not-decided', 'source.decidedAt'),
  ),
  contributes('hate alone is not for this list', 'scope', { ground: 'HATE' }, no('opinion-out-of-scope', 'ground')),
  contributes(
    'an exemption that is arguable keeps it out',
    'exemptions',
    { exemptions: { ...EXEMPTIONS_NO, JOURNALISTIC: { answer: 'ARGUABLE', evidence: 'A logo of a broadcaster.' } } },
    no('opinion-exempt', 'exemptions.JOURNALISTIC'),
  ),
  contributes(
    'an own decision has assessed every exemption',
    'exemptions',
    { exemptions: null },
    no('opinion-exempt', 'exemptions'),
  ),
  contributes(
    'a picture with little to see is not shared',
    'quality',
    { fingerprint: { ...FINGERPRINT, quality: 49 } },
    no('fingerprint-unfit', 'fingerprint.quality'),
  ),
  contributes('a picture with just enough to see is', 'quality', { fingerprint: { ...FINGERPRINT, quality: 50 } }, OK),
  contributes(
    'a fingerprint from a shrinking decoder is not shared',
    'quality',
    { fingerprint: { ...FINGERPRINT, decoder: 'SHRINKING' } },
    no('fingerprint-unfit', 'fingerprint.decoder'),
  ),
  contributes('an opinion that has ended already is none', 'opinion-expires', { until: AT }, no('term-ended', 'until')),
  contributes(
    'an opinion ends within twelve months',
    'opinion-expires',
    { until: '2027-03-03T12:00:00.001Z' },
    no('opinion-too-long', 'until'),
  ),
  contributes('twelve months to the instant are allowed', 'opinion-expires', { until: '2027-03-03T12:00:00.000Z' }, OK),
  contributes(
    'nobody is asked about what nobody may see',
    'audience',
    { tlp: 'AMBER_STRICT', asks: [PLATFORM] },
    no('tlp-too-narrow', 'tlp'),
  ),
  contributes('what nobody else may see is still recorded', 'audience', { tlp: 'RED' }, OK),
  contributes(
    'whom nobody knows cannot be asked',
    'audience',
    { asks: ['nobody'] },
    no('organisation-unknown', 'asks.0'),
  ),
  contributes('nobody asks the own organisation', 'audience', { asks: [UNIT] }, no('organisation-unknown', 'asks.0')),
  [
    'a low tier contributes nothing',
    'hashes#recipients',
    'none',
    {
      kind: 'ContributeOpinion',
      actor: by('PLAT_REVIEWER', COVE),
      at: AT,
      data: contribution(),
      world: { own: { organisation: COVE, tier: 'LOW' } },
    },
    no('list-not-admitted'),
  ],
  [
    'an opinion lands on the entry of its fingerprint and on no other',
    'hashes#fingerprints',
    'none',
    { kind: 'ContributeOpinion', actor: officer, at: AT, data: contribution(), entry: REFERRAL },
    no('fingerprint-differs', 'fingerprint'),
  ],
  [
    'an organisation has one voice',
    'hashes#contribution',
    'held',
    { kind: 'ContributeOpinion', actor: officer, at: AT, data: contribution() },
    no('opinion-exists'),
  ],
  [
    'a proposal stands for the voice until it is confirmed or dropped',
    'hashes#contribution',
    'proposed',
    { kind: 'ContributeOpinion', actor: officer, at: AT, data: contribution() },
    no('opinion-exists'),
  ],
  [
    'whoever withdrew may judge anew',
    'hashes#contribution',
    'ended',
    { kind: 'ContributeOpinion', actor: officer, at: AT, data: contribution() },
    OK,
  ],
];
