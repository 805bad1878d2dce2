import type { EntryFactKind, NewEntryFact } from './facts.ts';
import type { Entry } from './state.ts';

/** Fields of each fact that may stand in the clear beside the record; fingerprints and words are sealed. */
export const OPEN_ENTRY_FIELDS: { readonly [K in EntryFactKind]: readonly string[] } = {
  OpinionProposed: ['digest', 'lapses'],
  OpinionConfirmed: ['organisation', 'digest'],
  ProposalDropped: ['organisation'],
  EntryDisputed: ['digest'],
  OpinionWithdrawn: ['organisation', 'digest', 'cause', 'owed'],
  WithdrawalReceived: ['organisation', 'by', 'list'],
  MatchesReported: ['by', 'day', 'matched', 'confirmed', 'rejected'],
  EntryQuarantined: ['by', 'matched', 'usual'],
  QuarantineAnswered: ['organisation'],
  OpinionExpired: ['organisation', 'digest'],
};

type Disclosed = { kind: string; class: string; result: string; origin: string; recipient: string };

/** What the log's leaf says of a fact for later disclosure: kind, kind of fingerprint, ground or cause, and whose act. */
export const disclosedOfEntry = (fact: NewEntryFact, entry: Entry): Disclosed => ({
  kind: fact.kind,
  class: entry.fingerprint?.kind ?? '',
  result: resultOf(fact),
  origin: originOf(fact),
  recipient: '',
});

/** Of a list's stream: that there is a version, and whose list it is. */
export const disclosedOfList = ({ kind }: { readonly kind: string }, recipient: string): Disclosed => ({
  ...{ kind, class: '', result: '', origin: '', recipient },
});

function resultOf(fact: NewEntryFact): string {
  if ('opinion' in fact.data) return fact.data.opinion.ground;
  return 'cause' in fact.data ? fact.data.cause : '';
}

function originOf({ data }: NewEntryFact): string {
  if ('opinion' in data) return data.opinion.organisation;
  return 'by' in data ? data.by : data.organisation;
}
