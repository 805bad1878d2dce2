import type { OpinionProofs, ShownOpinion } from '@remit/client/contract';
import {
  type DeskSignature,
  type EntryFact,
  type EntryStatement,
  type LiveOpinion,
  mayKnowEntry,
  parseEntrySignature,
  type Recipient,
  recipientOf,
  replayEntry,
  visibleTo,
} from '@remit/protocol';
import { loadStreams, type StoredFact } from '../store/facts.ts';
import { inTransaction } from '../store/transaction.ts';
import { directoryEntryOf, directoryFacts } from './bundle-directory.ts';
import { nameOf, type Openable, openableEntries } from './bundle-entries.ts';
import { rowsOfReader } from './entries.ts';
import { organisationsById } from './organisations.ts';
import { reading, type Reader, type Store } from './reader.ts';

/** An opinion that was once signed, and the fact by which it came about. */
type Signed = { readonly opinion: LiveOpinion; readonly fact: StoredFact };
type Known = { readonly entry: string; readonly signed: readonly Signed[] };

/**
 * What opinions about entries rest on (spec/list.md, Proof of opinions): withdrawn ones too, because the list that the
 * asker holds may be older. An entry that the asker may not know of is not among the answers.
 */
export async function opinionProofs(
  store: Store,
  reader: Reader,
  { entries: asked }: { readonly entries: readonly string[] },
): Promise<OpinionProofs | null> {
  const { entries, own } = await entriesOfReader(store, reader, asked);
  const known = own === null ? [] : await knownEntries(store, own, entries);
  const facts = known.flatMap(({ signed }) => signed.map(({ fact }) => fact));
  const logged = await openableEntries(store, facts);
  if (logged === null) return null;
  const signatures = facts.flatMap((fact) => signatureOf(fact, logged) ?? []);
  const keys = new Set(signatures.map(({ header }) => header.kid));
  const organisations = [...new Set(signatures.map(({ statement }) => statement.organisation))];
  const directory = await directoryFacts(store, organisations, ({ kind, data }) =>
    kind === 'KeyAdded' || kind === 'KeyRevoked' ? keys.has(String(data['keyId'])) : kind === 'OrganisationRegistered',
  );
  // Once more, so that all of it is under one checkpoint.
  const all = await openableEntries(store, [...facts, ...directory.map(({ fact }) => fact)]);
  if (all === null) return null;
  return {
    checkpoint: all.note,
    entries: known.map(({ entry, signed }) => ({ entry, opinions: signed.flatMap((each) => shownOf(each, all)) })),
    directory: directory.flatMap((shown) =>
      all.entries.has(nameOf(shown.fact)) ? [directoryEntryOf(shown, all)] : [],
    ),
  };
}

/** Those of the entries that the asker's own rows name, behind the database's wall, and how the asker takes part. */
function entriesOfReader(
  store: Store,
  reader: Reader,
  asked: readonly string[],
): Promise<{ readonly entries: string[]; readonly own: Recipient | null }> {
  return reading(store, reader, async (client) => {
    const parties = await organisationsById(client);
    const { rows } = await client.query<{ entry: string }>(
      'SELECT DISTINCT entry FROM entry_rows WHERE organisation = ANY ($1) AND entry = ANY ($2) ORDER BY entry',
      [rowsOfReader(parties, reader), asked],
    );
    const party = parties.get(reader.organisation);
    return { entries: rows.map(({ entry }) => entry), own: party ? recipientOf(party) : null };
  });
}

async function knownEntries(store: Store, own: Recipient, entries: readonly string[]): Promise<Known[]> {
  const streams = new Map(entries.map((entry) => [`entry:${entry}`, { version: 0, key: null }]));
  const loaded = await inTransaction(store.pool, { role: 'remit_writer', readOnly: true }, (client) =>
    loadStreams(client, store.custody, streams),
  );
  return entries.flatMap((entry) => {
    const facts = loaded.get(`entry:${entry}`)!.facts as unknown as (EntryFact & StoredFact)[];
    if (!mayKnowEntry(replayEntry(facts), own)) return [];
    const signed = signedIn(facts);
    const visible = new Set(visibleTo({ opinions: signed.map(({ opinion }) => opinion) }, own));
    return [{ entry, signed: signed.filter(({ opinion }) => visible.has(opinion)) }];
  });
}

/** Every opinion that an organisation stood behind at some time, with the fact that its desk signed. */
function signedIn(facts: readonly (EntryFact & StoredFact)[]): Signed[] {
  const proposed = new Map<string, LiveOpinion['document']>();
  return facts.flatMap((fact): Signed[] => {
    if (fact.kind === 'OpinionProposed') proposed.set(fact.data.digest, fact.data.opinion);
    if (fact.kind !== 'OpinionConfirmed' && fact.kind !== 'EntryDisputed') return [];
    const { digest } = fact.data;
    const document = fact.kind === 'EntryDisputed' ? fact.data.opinion : proposed.get(digest);
    return document ? [{ opinion: { document, digest, from: fact.at }, fact }] : [];
  });
}

const signatureOf = (fact: StoredFact, { entries }: Openable): DeskSignature<EntryStatement> | null => {
  const desk = entries.get(nameOf(fact))?.desk ?? null;
  return desk === null ? null : parseEntrySignature(desk);
};

/** What the log does not include yet, or nobody signed, is not shown. */
function shownOf({ opinion: { document }, fact }: Signed, { entries }: Openable): ShownOpinion[] {
  const entry = entries.get(nameOf(fact));
  if (!entry || entry.desk === null) return [];
  const { kind, stream, version, previous, at } = fact;
  const values = { kind, stream, version: String(version), previous: previous ?? '', at, signature1: entry.desk };
  return [{ document: { ...document }, ...entry.place, opened: entry.opened(values) }];
}
