import type { Example } from './example.ts';
import { AT, by, COVE, dispute, LATER, PLATFORM, SOUTH, system, UNIT } from './people.ts';

const officer = by('LE_OFFICER', UNIT);
const supervisor = by('LE_SUPERVISOR', UNIT);
type Owed = Example[4];
const no = (refusal: string, field?: string): Owed => ({ refusal, ...(field !== undefined && { field }) });

export const secondPerson = (): Example[] => [
  [
    'whoever proposed does not confirm',
    'hashes#second-person',
    'own-proposal',
    { kind: 'ConfirmOpinion', actor: supervisor, at: AT, data: 'digest' },
    no('second-colleague-needed'),
  ],
  [
    'what is confirmed is what was read',
    'hashes#second-person',
    'proposed',
    { kind: 'ConfirmOpinion', actor: supervisor, at: AT, data: { digest: '0'.repeat(64) } },
    no('digest-differs', 'digest'),
  ],
  [
    'a proposal lapses',
    'hashes#second-person',
    'proposed',
    { kind: 'ConfirmOpinion', actor: supervisor, at: '2026-03-17T09:00:00.000Z', data: 'digest' },
    no('opinion-not-proposed'),
  ],
  [
    'until then it is open',
    'hashes#second-person',
    'proposed',
    { kind: 'ConfirmOpinion', actor: supervisor, at: '2026-03-17T08:59:59.999Z', data: 'digest' },
    'OpinionConfirmed',
  ],
  [
    'nobody confirms for another organisation',
    'hashes#second-person',
    'held-cove-proposed',
    { kind: 'ConfirmOpinion', actor: by('PLAT_DECIDER', PLATFORM), at: AT, data: 'digest' },
    no('opinion-not-proposed'),
  ],
  [
    'nobody drops what nobody proposed',
    'hashes#second-person',
    'held',
    { kind: 'DropProposal', actor: officer, at: AT, data: { reason: 'Not sure enough.' } },
    no('opinion-not-proposed'),
  ],
];

export const disputes = (): Example[] => [
  [
    'one opinion of its own is enough for an organisation to judge otherwise',
    'hashes#disputes',
    'shared',
    { kind: 'DisputeEntry', actor: by('PLAT_DECIDER', COVE), at: AT, data: dispute() },
    'EntryDisputed',
  ],
  [
    'whoever holds it withdraws instead of disputing it',
    'hashes#disputes',
    'shared',
    { kind: 'DisputeEntry', actor: supervisor, at: AT, data: dispute() },
    no('opinion-exists'),
  ],
  [
    'a dispute ends within twelve months too',
    'hashes#disputes',
    'shared',
    {
      kind: 'DisputeEntry',
      actor: by('PLAT_DECIDER', COVE),
      at: AT,
      data: dispute({ until: '2027-03-04T00:00:00.000Z' }),
    },
    no('opinion-too-long', 'until'),
  ],
  [
    'a dispute that has ended is none',
    'hashes#disputes',
    'shared',
    { kind: 'DisputeEntry', actor: by('PLAT_DECIDER', COVE), at: AT, data: dispute({ until: AT }) },
    no('term-ended', 'until'),
  ],
  [
    'whoever was not asked and has it in no list learns nothing of it',
    'hashes#audience',
    'own-only',
    { kind: 'DisputeEntry', actor: by('PLAT_DECIDER', COVE), at: AT, data: dispute() },
    no('entry-unknown'),
  ],
  [
    'a marking for the highest tier does not reach a lower one',
    'hashes#audience',
    'seen-by-few',
    { kind: 'DisputeEntry', actor: by('PLAT_DECIDER', COVE), at: AT, data: dispute() },
    no('entry-unknown'),
  ],
];

const withdrawal = (organisation: string) => ({ organisation, cause: 'CORRECTION', note: null });
const receipt = (list: number) => ({ organisation: UNIT, list });
export const withdrawals = (): Example[] => [
  [
    'a withdrawal names everybody who has it in a list',
    'hashes#withdrawal',
    'shared',
    { kind: 'WithdrawOpinion', actor: supervisor, at: AT, data: withdrawal(UNIT) },
    'OpinionWithdrawn',
  ],
  [
    'of what nobody has in a list no receipt is owed',
    'hashes#withdrawal',
    'shared',
    { kind: 'WithdrawOpinion', actor: supervisor, at: AT, data: withdrawal(UNIT), world: { recipients: [] } },
    'OpinionWithdrawn',
  ],
  [
    'a quarantined opinion is withdrawn from those who had it',
    'hashes#withdrawal',
    'quarantined',
    { kind: 'WithdrawOpinion', actor: supervisor, at: AT, data: withdrawal(UNIT) },
    'OpinionWithdrawn',
  ],
  [
    'nobody withdraws the opinion of another',
    'hashes#withdrawal',
    'shared',
    { kind: 'WithdrawOpinion', actor: supervisor, at: AT, data: withdrawal(PLATFORM) },
    no('opinion-unknown', 'organisation'),
  ],
  [
    'what is not held cannot be withdrawn',
    'hashes#withdrawal',
    'ended',
    { kind: 'WithdrawOpinion', actor: supervisor, at: AT, data: withdrawal(UNIT) },
    no('opinion-unknown', 'organisation'),
  ],
  [
    'a correction of the source withdraws whose opinion rests on it',
    'hashes#source-corrected',
    'shared',
    { kind: 'WithdrawOpinion', actor: system('source-corrected'), at: AT, data: withdrawal(PLATFORM) },
    'OpinionWithdrawn',
  ],
  [
    'a receipt is given where one is owed',
    'hashes#receipts',
    'held-owing',
    {
      kind: 'ReceiveWithdrawal',
      actor: by('PLAT_REVIEWER', COVE),
      at: AT,
      data: receipt(4),
      world: { listWithout: 3 },
    },
    'WithdrawalReceived',
  ],
  [
    'a receipt does not name a list that may still have it',
    'hashes#receipts',
    'held-owing',
    {
      kind: 'ReceiveWithdrawal',
      actor: by('PLAT_REVIEWER', COVE),
      at: AT,
      data: receipt(2),
      world: { listWithout: 3 },
    },
    no('receipt-too-early', 'list'),
  ],
  [
    'no receipt before any list was made without it',
    'hashes#receipts',
    'held-owing',
    { kind: 'ReceiveWithdrawal', actor: by('PLAT_REVIEWER', COVE), at: AT, data: receipt(9) },
    no('receipt-too-early', 'list'),
  ],
  [
    'nobody acknowledges what was not withdrawn',
    'hashes#receipts',
    'shared',
    {
      kind: 'ReceiveWithdrawal',
      actor: by('PLAT_REVIEWER', COVE),
      at: AT,
      data: receipt(3),
      world: { listWithout: 3 },
    },
    no('receipt-not-owed', 'organisation'),
  ],
];

const day = (date: string, matched: string, confirmed = 'B0') => ({ day: date, matched, confirmed, rejected: 'B0' });
const cove = by('PLAT_REVIEWER', COVE);
export const feedback = (): Example[] => [
  [
    'counts of a day come a day after its end',
    'hashes#feedback',
    'shared',
    { kind: 'ReportMatches', actor: cove, at: AT, data: day('2026-03-01', 'B20', 'B5') },
    'MatchesReported',
  ],
  [
    'and not before',
    'hashes#feedback',
    'shared',
    { kind: 'ReportMatches', actor: cove, at: AT, data: day('2026-03-02', 'B20', 'B5') },
    no('report-too-early', 'day'),
  ],
  [
    'a day that has not begun is not reported, however many',
    'hashes#feedback',
    'shared',
    { kind: 'ReportMatches', actor: cove, at: AT, data: day('2026-03-04', 'B1000') },
    no('report-too-early', 'day'),
  ],
  [
    'a day is reported once',
    'hashes#feedback',
    'quarantined',
    { kind: 'ReportMatches', actor: cove, at: AT, data: day('2026-03-03', 'B1000') },
    no('report-repeated', 'day'),
  ],
  [
    'whoever has it in no list has matched nothing',
    'hashes#feedback',
    'held',
    { kind: 'ReportMatches', actor: cove, at: AT, data: day('2026-03-01', 'B20') },
    no('entry-unknown'),
  ],
  [
    'a flood is told at once, and quarantines the entry',
    'hashes#flood-guard',
    'shared',
    { kind: 'ReportMatches', actor: cove, at: AT, data: day('2026-03-03', 'B100') },
    ['MatchesReported', 'EntryQuarantined'],
  ],
  [
    'what is usual for its kind is no flood',
    'hashes#flood-guard',
    'shared',
    { kind: 'ReportMatches', actor: cove, at: AT, data: day('2026-03-03', 'B100'), world: { usual: 'B20' } },
    'MatchesReported',
  ],
  [
    'matches that people confirm are no flood',
    'hashes#flood-guard',
    'shared',
    { kind: 'ReportMatches', actor: cove, at: AT, data: day('2026-03-03', 'B100', 'B100') },
    'MatchesReported',
  ],
  [
    'what an author answered for is not asked again at the same size',
    'hashes#flood-guard',
    'answered',
    { kind: 'ReportMatches', actor: by('PLAT_REVIEWER', PLATFORM), at: AT, data: day('2026-03-03', 'B1000') },
    'MatchesReported',
  ],
  [
    'whoever holds it answers for it',
    'hashes#flood-guard',
    'quarantined',
    {
      kind: 'AnswerQuarantine',
      actor: supervisor,
      at: AT,
      data: { explanation: 'A clip that everybody posts today.' },
    },
    'QuarantineAnswered',
  ],
  [
    'whoever does not hold it cannot answer for it',
    'hashes#flood-guard',
    'quarantined',
    {
      kind: 'AnswerQuarantine',
      actor: by('LE_SUPERVISOR', SOUTH),
      at: AT,
      data: { explanation: 'A clip that everybody posts today.' },
    },
    no('opinion-unknown'),
  ],
];

export const expiry = (): Example[] => [
  [
    'nothing ends before its time',
    'hashes#opinion-expires',
    'shared',
    { kind: 'ExpireOpinions', actor: system('opinion-expires'), at: AT, data: {} },
    no('not-yet-due'),
  ],
  [
    'every opinion ends by itself',
    'hashes#opinion-expires',
    'disputed',
    { kind: 'ExpireOpinions', actor: system('opinion-expires'), at: LATER, data: {} },
    ['OpinionExpired', 'OpinionExpired'],
  ],
  [
    'a proposal that nobody confirmed lapses',
    'hashes#opinion-expires',
    'proposed',
    { kind: 'ExpireOpinions', actor: system('opinion-expires'), at: '2026-03-17T09:00:00.000Z', data: {} },
    'ProposalDropped',
  ],
];
