import { PROPOSAL_DAYS, daysAfter } from '../../parties/terms.ts';
import { listedFor, reachesOthers } from '../audience.ts';
import type { EntryCommandKind } from '../commands.ts';
import { contributedOpinion, disputingOpinion, opinionDigest } from '../document.ts';
import type { NewEntryFact } from '../facts.ts';
import * as rule from '../rules/index.ts';
import type { Entry, LiveOpinion } from '../state.ts';
import { type EntryDecider, type EntryRequest, obeying, organisationOf } from './request.ts';

/** For each command its rules, in order, and the facts that follow. */
export const ENTRY_DECIDERS: { readonly [K in EntryCommandKind]: EntryDecider<K> } = {
  ContributeOpinion: obeying(
    [
      rule.fingerprintNamed,
      rule.fingerprintFit,
      rule.inScope,
      rule.notExempt,
      rule.sourceDecided,
      rule.endAhead,
      rule.opinionLength,
      rule.oneOpinion,
      rule.askedMaySee,
    ],
    contributed,
  ),
  ConfirmOpinion: obeying(
    [rule.proposalOpen, rule.secondColleague, rule.digestRead],
    ({ actor, command: { data } }) => [
      { kind: 'OpinionConfirmed', data: { organisation: organisationOf(actor), digest: data.digest } },
    ],
  ),
  DropProposal: obeying([rule.proposalOpen], ({ actor, command: { data } }) => [
    { kind: 'ProposalDropped', data: { organisation: organisationOf(actor), reason: data.reason } },
  ]),
  DisputeEntry: obeying([rule.endAhead, rule.opinionLength, rule.oneOpinion], ({ actor, command: { data } }, entry) => {
    const opinion = disputingOpinion(data, entry.fingerprint!, organisationOf(actor));
    return [{ kind: 'EntryDisputed', data: { opinion, digest: opinionDigest(opinion), note: data.note } }];
  }),
  WithdrawOpinion: obeying([rule.ownOpinion], withdrawn),
  ReceiveWithdrawal: obeying([rule.receiptOwed, rule.listWithoutIt], ({ actor, command: { data } }) => [
    { kind: 'WithdrawalReceived', data: { ...data, by: organisationOf(actor) } },
  ]),
  ReportMatches: obeying([rule.listedHere, rule.dayOver, rule.reportedOnce], reported),
  AnswerQuarantine: obeying([rule.holdsIt], ({ actor, command: { data } }) => [
    { kind: 'QuarantineAnswered', data: { organisation: organisationOf(actor), ...data } },
  ]),
  ExpireOpinions: obeying([rule.somethingDue], ended),
};

function contributed({ actor, at, command: { data }, world }: EntryRequest<'ContributeOpinion'>): NewEntryFact[] {
  const own = organisationOf(actor);
  const opinion = contributedOpinion(data, own);
  // The other side of the referral has judged it too, so it is the first to be asked.
  const asked = reachesOthers(data.tlp) ? [...(world.source?.parties ?? []), ...data.asks] : [];
  return [
    {
      kind: 'OpinionProposed',
      data: {
        opinion,
        digest: opinionDigest(opinion),
        exemptions: data.exemptions,
        asked: [...new Set(asked)].filter((each) => each !== own),
        lapses: daysAfter(at, PROPOSAL_DAYS),
      },
    },
  ];
}

function withdrawn({ command: { data }, world }: EntryRequest<'WithdrawOpinion'>, entry: Entry): NewEntryFact[] {
  const opinion = rule.opinionOf(entry, data.organisation);
  if (!opinion) throw new Error('an opinion that the rules saw is gone');
  const owing = world.recipients.filter((each) => hasInList(entry, opinion, each));
  // By name: whatever order a store gave them in, the same history makes the same fact.
  const owed = owing.map((each) => each.organisation).sort();
  return [{ kind: 'OpinionWithdrawn', data: { ...data, digest: opinion.digest, owed } }];
}

/** A quarantined entry has left the lists, and its gates still have to be told that it does not come back. */
const hasInList = (entry: Entry, opinion: LiveOpinion, recipient: Parameters<typeof listedFor>[1]): boolean =>
  listedFor({ ...entry, quarantine: null }, recipient)?.includes(opinion) ?? false;

function reported({ actor, command: { data }, world }: EntryRequest<'ReportMatches'>, entry: Entry): NewEntryFact[] {
  const by = organisationOf(actor);
  const report: NewEntryFact = { kind: 'MatchesReported', data: { ...data, by } };
  if (!rule.isFlood(entry, data, world.usual)) return [report];
  return [report, { kind: 'EntryQuarantined', data: { by, matched: data.matched, usual: world.usual } }];
}

function ended({ at }: EntryRequest<'ExpireOpinions'>, entry: Entry): NewEntryFact[] {
  return [
    ...rule.expiredAt(entry, at).map(
      ({ document: { organisation }, digest }): NewEntryFact => ({
        kind: 'OpinionExpired',
        data: { organisation, digest },
      }),
    ),
    ...rule.lapsedAt(entry, at).map(
      ({ opinion: { organisation } }): NewEntryFact => ({
        kind: 'ProposalDropped',
        data: { organisation, reason: null },
      }),
    ),
  ];
}
