import type { Recipient } from './audience.ts';
import { visibleTo } from './audience.ts';
import { statusOfEntry } from './evolve.ts';
import type { EntryFact } from './facts.ts';
import type { Entry } from './state.ts';

/**
 * The entry as an organisation may see it: the opinions that their markings let it see, its own proposal, what it
 * withdrew or owes a receipt for. The state is that of what is shown, so that it does not tell of the rest.
 */
export function entrySeenBy(entry: Entry, reader: Recipient): Entry {
  const own = reader.organisation;
  const seen = {
    ...entry,
    opinions: visibleTo(entry, reader),
    proposals: entry.proposals.filter(({ opinion }) => opinion.organisation === own),
    withdrawals: entry.withdrawals.flatMap((each) => {
      if (each.organisation === own) return [each];
      const owes = each.owed.includes(own);
      return owes ? [{ ...each, owed: [own], received: each.received.filter((by) => by === own) }] : [];
    }),
    parties: entry.parties.filter((party) => party === own),
    reported: entry.reported.filter((report) => report.startsWith(`${own} `)),
  };
  return { ...seen, status: statusOfEntry(seen) };
}

/** Facts that the reader may see of the entry, in order, each with the organisation that acted; null: not to be named. */
export function entryFactsSeenBy(facts: readonly EntryFact[], entry: Entry, { organisation: own }: Recipient) {
  const shown = new Set([
    own,
    ...entry.opinions.map(({ document }) => document.organisation),
    ...entry.withdrawals.map((each) => each.organisation),
  ]);
  return facts.flatMap((fact) => {
    const by = actingIn(fact);
    const told = fact.kind === 'EntryQuarantined' || (isTold(fact) ? shown.has(by) : by === own);
    if (!told) return [];
    const { version, kind, at } = fact;
    return [{ version, kind, at, organisation: shown.has(by) ? by : null, data: shownData(fact, own) }];
  });
}

/** What an organisation does within itself, and how often it matched, is nobody else's to read. */
const isTold = ({ kind }: EntryFact): boolean =>
  kind !== 'OpinionProposed' &&
  kind !== 'ProposalDropped' &&
  kind !== 'MatchesReported' &&
  kind !== 'WithdrawalReceived';

/** The organisation by which a fact came about. */
export function actingIn({ data }: EntryFact): string {
  if ('opinion' in data) return data.opinion.organisation;
  return 'by' in data ? data.by : data.organisation;
}

function shownData(fact: EntryFact, own: string): Record<string, unknown> {
  switch (fact.kind) {
    case 'OpinionWithdrawn': {
      const { owed, ...data } = fact.data;
      return data.organisation === own ? { ...data, owed } : data;
    }
    case 'EntryQuarantined':
      return { matched: fact.data.matched, usual: fact.data.usual };
    case 'OpinionProposed':
      return { digest: fact.data.digest, asked: fact.data.asked, lapses: fact.data.lapses };
    case 'EntryDisputed':
      return { ground: fact.data.opinion.ground, note: fact.data.note };
    default:
      return { ...fact.data };
  }
}
