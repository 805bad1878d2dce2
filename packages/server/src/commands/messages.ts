import type { Fact, FactKind, Party, Referral } from '@remit/protocol';
import { mayKnow, overseesAt } from '@remit/protocol';

type Recipient = 'unit' | 'platform' | 'oversight';

/** Which desk is told of which fact. A platform hears of a case only once it may know of it. */
const TOLD: Partial<Record<FactKind, readonly [string, readonly Recipient[]]>> = {
  ReferralStopped: ['case.stopped', ['unit']],
  Lock1Returned: ['case.returned', ['unit']],
  Lock1Approved: ['case.lock2', ['oversight']],
  Lock2Required: ['case.lock2', ['oversight']],
  Lock2Refused: ['case.refused', ['unit']],
  Lock2Returned: ['case.returned', ['unit']],
  ReturnedAtSending: ['case.returned', ['unit']],
  ReconsiderationAsked: ['case.reconsideration', ['oversight']],
  ReconsiderationDecided: ['case.reconsidered', ['unit', 'platform']],
  ReferralSent: ['case.sent', ['platform']],
  ReferralAcknowledged: ['case.acknowledged', ['unit']],
  ClarificationAsked: ['case.question', ['unit', 'oversight']],
  ClarificationAnswered: ['case.answered', ['platform']],
  ClarificationLapsed: ['case.answer-lapsed', ['unit', 'platform']],
  HoldPlaced: ['case.paused', ['unit', 'platform']],
  HoldReleased: ['case.resumed', ['unit', 'platform']],
  ReferralDecided: ['case.decided', ['unit']],
  ReferralEffected: ['case.effected', ['unit']],
  ReferralWithdrawn: ['case.withdrawn', ['platform']],
  ReferralExpired: ['case.expired', ['unit', 'platform']],
  ReminderDue: ['case.reminder', ['platform']],
  ItemCorrected: ['case.corrected', ['platform']],
  ItemReinstated: ['case.reinstated', ['unit', 'oversight']],
  SampleDrawn: ['case.sampled', ['oversight']],
  SampleReviewed: ['case.sample-read', ['unit']],
};

export function messagesOf(
  facts: readonly Fact[],
  referral: Referral,
  parties: ReadonlyMap<string, Party>,
): { kind: string; organisation: string }[] {
  return facts.flatMap((fact) => {
    const [kind, recipients] = TOLD[fact.kind] ?? [];
    if (!kind || !recipients) return [];
    return recipients
      .flatMap((recipient) => organisationsOf(recipient, fact, referral, parties))
      .map((organisation) => ({ kind, organisation }));
  });
}

function organisationsOf(
  recipient: Recipient,
  fact: Fact,
  referral: Referral,
  parties: ReadonlyMap<string, Party>,
): string[] {
  if (recipient === 'unit') return [referral.unit];
  if (recipient === 'platform')
    return fact.kind === 'ReferralSent' || mayKnow('platform', referral) ? [referral.platform] : [];
  // Coded questions are the unit's alone; the one in free words a reviewer may answer too (D14).
  if (fact.kind === 'ClarificationAsked' && fact.data.freeText === null) return [];
  if (!mayKnow('oversight', referral)) return [];
  return [...parties]
    .filter(([, party]) => party.kind === 'OVERSIGHT' && overseesAt(party, referral.unit, fact.at))
    .map(([id]) => id);
}
