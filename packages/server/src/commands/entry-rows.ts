import {
  type Bucket,
  type Entry,
  type EntryFact,
  entryFactsSeenBy,
  entrySeenBy,
  listedFor,
  type Party,
  type Recipient,
  recipientOf,
} from '@remit/protocol';
import type { EntryChange, EntryRow, FeedbackRow, ReceiptRow, SourceRow } from '../store/entry-targets.ts';

type Parties = ReadonlyMap<string, Party>;
const leastOf = (bucket: Bucket): number => Number(bucket.slice(1));

/** Rows of an entry: of its own parties, of auditors, and one for each tier that has it in a list. */
export function entryRows(id: string, entry: Entry, facts: readonly EntryFact[], parties: Parties): EntryRow[] {
  const counted = countsOf(facts);
  const begun = facts[0]!.at;
  const own = [...partiesOf(entry)].flatMap((organisation) => {
    const party = parties.get(organisation);
    const reader = (party && recipientOf(party)) ?? { organisation, tier: 'LOW' as const };
    return [rowOf(id, entrySeenBy(entry, reader), entryFactsSeenBy(facts, entry, reader), reader, begun)];
  });
  const tiers = (['ADMITTED', 'VERIFIED'] as const).flatMap((tier) => {
    const reader: Recipient = { organisation: `*${tier}`, tier };
    if (listedFor({ ...entry, quarantine: null }, reader) === null) return [];
    return [rowOf(id, entrySeenBy(entry, reader), entryFactsSeenBy(facts, entry, reader), reader, begun)];
  });
  const auditors = [...parties.values()].flatMap((party) => {
    if (party.kind !== 'AUDIT' || party.status !== 'ADMITTED') return [];
    const whole = facts.map(({ version, kind, at, data }) => ({ version, kind, at, organisation: null, data }));
    return [rowOf(id, entry, whole, { organisation: party.id, tier: 'LOW' }, begun)];
  });
  return [...own, ...tiers, ...auditors].map((row) => {
    const holds = row.own === 'POSITIVE' || auditors.includes(row);
    return holds ? { ...row, ...counted, view: { ...row.view, counted } } : row;
  });
}

/** Whoever spoke of it, was asked, or owes a receipt; a proposal is its own organisation's alone. */
const partiesOf = (entry: Entry): Set<string> =>
  new Set([...entry.parties, ...entry.withdrawals.flatMap(({ owed }) => owed)]);

/** Lower ends of the buckets, added up: at least so many. */
function countsOf(facts: readonly EntryFact[]): Pick<EntryRow, 'matched' | 'confirmed' | 'rejected'> {
  const sum = { matched: 0, confirmed: 0, rejected: 0 };
  for (const fact of facts) {
    if (fact.kind !== 'MatchesReported') continue;
    sum.matched += leastOf(fact.data.matched);
    sum.confirmed += leastOf(fact.data.confirmed);
    sum.rejected += leastOf(fact.data.rejected);
  }
  return sum;
}

function rowOf(
  id: string,
  seen: Entry,
  timeline: readonly { at: string }[],
  { organisation }: Recipient,
  begun: string,
): EntryRow {
  const positive = seen.opinions.filter(({ document }) => document.says === 'POSITIVE');
  const withdrawn = seen.withdrawals.filter((each) => each.organisation === organisation);
  return {
    organisation,
    entry: id,
    version: seen.version,
    status: seen.status,
    kind: seen.fingerprint?.kind ?? '',
    ground: positive[0]?.document.ground ?? seen.proposals[0]?.opinion.ground ?? null,
    parties: positive.map(({ document }) => document.organisation),
    own: ownWord(seen, organisation),
    missing: withdrawn.reduce((sum, { owed, received }) => sum + owed.length - received.length, 0),
    owes: seen.withdrawals.some(
      ({ owed, received }) => owed.includes(organisation) && !received.includes(organisation),
    ),
    matched: 0,
    confirmed: 0,
    rejected: 0,
    first_at: timeline[0]?.at ?? begun,
    until: positive.map(({ document }) => document.until).sort()[0] ?? null,
    updated_at: timeline.at(-1)?.at ?? begun,
    view: { entry: seen, timeline },
  };
}

/** What the organisation itself has said, or was asked to say. */
function ownWord(seen: Entry, organisation: string): string | null {
  const opinion = seen.opinions.find(({ document }) => document.organisation === organisation);
  if (opinion) return opinion.document.says;
  if (seen.proposals.some((each) => each.opinion.organisation === organisation)) return 'PROPOSED';
  return seen.parties.includes(organisation) ? 'ASKED' : null;
}

/** Everything beside the facts that follows from an entry's record, of which `fresh` are new. */
export function entryChange(
  id: string,
  entry: Entry,
  facts: readonly EntryFact[],
  fresh: readonly EntryFact[],
  parties: Parties,
): EntryChange {
  const { fingerprint } = entry;
  if (fingerprint === null) throw new Error('an entry begins with its fingerprint');
  return {
    id,
    state: {
      entry: id,
      version: facts.at(-1)!.version,
      kind: fingerprint.kind,
      hash: Buffer.from(fingerprint.hash, 'hex'),
      state: entry,
    },
    rows: entryRows(id, entry, facts, parties),
    sources: entry.opinions.flatMap(({ document: { organisation, source } }): SourceRow[] =>
      source?.type === 'REFERRAL' ? [{ organisation, entry: id, referral: source.referral, item: source.itemId }] : [],
    ),
    receipts: receiptRows(id, fresh, entry),
    feedback: fresh.flatMap((fact): FeedbackRow[] =>
      fact.kind === 'MatchesReported'
        ? [
            {
              organisation: fact.data.by,
              entry: id,
              day: fact.data.day,
              kind: fingerprint.kind,
              matched: leastOf(fact.data.matched),
            },
          ]
        : [],
    ),
  };
}

function receiptRows(entry: string, fresh: readonly EntryFact[], { withdrawals }: Entry): ReceiptRow[] {
  return fresh.flatMap((fact): ReceiptRow[] => {
    if (fact.kind === 'OpinionWithdrawn')
      return fact.data.owed.map((organisation) => ({
        organisation,
        entry,
        author: fact.data.organisation,
        at: fact.at,
        received_at: null,
      }));
    if (fact.kind !== 'WithdrawalReceived') return [];
    const { by, organisation: author } = fact.data;
    // Whoever withdrew twice is acknowledged for both: the list that is named has neither.
    return withdrawals
      .filter((each) => each.organisation === author && each.owed.includes(by))
      .map(({ at }) => ({ organisation: by, entry, author, at, received_at: fact.at }));
  });
}
