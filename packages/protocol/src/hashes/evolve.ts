import { reachesOthers } from './audience.ts';
import type { EntryFact, EntryFactData, EntryFactKind } from './facts.ts';
import { type Entry, type EntryStatus, NO_ENTRY } from './state.ts';

type Envelope = Pick<EntryFact, 'at' | 'actor'>;
type Evolver<K extends EntryFactKind> = (entry: Entry, data: EntryFactData[K], fact: Envelope) => Partial<Entry>;

const withoutOpinion = (entry: Entry, organisation: string) =>
  entry.opinions.filter(({ document }) => document.organisation !== organisation);
const withoutProposal = (entry: Entry, organisation: string) =>
  entry.proposals.filter(({ opinion }) => opinion.organisation !== organisation);
const joined = (entry: Entry, ...names: readonly string[]) => [...new Set([...entry.parties, ...names])];

/** How each fact moves the state. Nothing here decides: whatever is on record has happened. */
const EVOLVERS: { [K in EntryFactKind]: Evolver<K> } = {
  OpinionProposed: (entry, data, { actor, at }) => ({
    fingerprint: entry.fingerprint ?? data.opinion.fingerprint,
    proposals: [...entry.proposals, { ...data, by: actor.type === 'person' ? actor.person : '', from: at }],
    parties: joined(entry, data.opinion.organisation),
  }),
  OpinionConfirmed: (entry, { organisation, digest }, { at }) => {
    const proposal = entry.proposals.find(({ opinion }) => opinion.organisation === organisation);
    return {
      proposals: withoutProposal(entry, organisation),
      opinions: proposal ? [...entry.opinions, { document: proposal.opinion, digest, from: at }] : entry.opinions,
      // Who is asked learns of it when the organisation stands behind it, not when one person wrote it.
      parties: joined(entry, ...(proposal?.asked ?? [])),
    };
  },
  ProposalDropped: (entry, { organisation }) => ({ proposals: withoutProposal(entry, organisation) }),
  EntryDisputed: (entry, { opinion, digest }, { at }) => ({
    opinions: [...entry.opinions, { document: opinion, digest, from: at }],
    parties: joined(entry, opinion.organisation),
  }),
  OpinionWithdrawn: (entry, { organisation, digest, cause, owed }, { at }) => ({
    opinions: withoutOpinion(entry, organisation),
    withdrawals: [...entry.withdrawals, { organisation, digest, cause, at, owed, received: [] }],
  }),
  WithdrawalReceived: (entry, { organisation, by }) => ({
    withdrawals: entry.withdrawals.map((each) =>
      each.organisation === organisation && each.owed.includes(by) && !each.received.includes(by)
        ? { ...each, received: [...each.received, by] }
        : each,
    ),
  }),
  MatchesReported: (entry, { by, day }) => ({ reported: [...entry.reported, `${by} ${day}`] }),
  EntryQuarantined: (_, { matched, usual }, { at }) => ({ quarantine: { from: at, matched, usual } }),
  QuarantineAnswered: (entry) => ({
    quarantine: null,
    answeredFor: entry.quarantine?.matched ?? entry.answeredFor,
  }),
  OpinionExpired: (entry, { organisation }) => ({ opinions: withoutOpinion(entry, organisation) }),
};

/** Where the opinions leave the entry: the state is never kept beside them. */
export function statusOfEntry(entry: Pick<Entry, 'opinions' | 'proposals' | 'quarantine'>): EntryStatus {
  const positive = entry.opinions.filter(({ document }) => document.says === 'POSITIVE');
  if (positive.length === 0) return entry.proposals.length > 0 ? 'PROPOSED' : 'ENDED';
  if (entry.quarantine !== null) return 'QUARANTINED';
  if (positive.length < entry.opinions.length) return 'DISPUTED';
  return positive.filter(({ document }) => reachesOthers(document.tlp)).length >= 2 ? 'SHARED' : 'HELD';
}

/** The next state. Pure; accepts any fact that is on record. */
export function evolveEntry(
  entry: Entry,
  fact: Pick<EntryFact, 'kind' | 'data' | 'at' | 'actor'> & { readonly version?: number },
): Entry {
  const evolver = EVOLVERS[fact.kind] as Evolver<EntryFactKind>;
  const next = { ...entry, ...evolver(entry, fact.data, fact), version: fact.version ?? entry.version + 1 };
  // What nobody holds has nothing left to be quarantined.
  const held = next.opinions.some(({ document }) => document.says === 'POSITIVE');
  const settled = held ? next : { ...next, quarantine: null };
  return { ...settled, status: statusOfEntry(settled) };
}

export const replayEntry = (facts: readonly EntryFact[]): Entry => facts.reduce<Entry>(evolveEntry, NO_ENTRY);
