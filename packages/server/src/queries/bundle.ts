import type { Bundle } from '@remit/client/contract';
import {
  canonical,
  type DeskSignature,
  disclosedAttributes,
  documentOf,
  evolve,
  type Fact,
  instantOf,
  type Json,
  millisecondsOf,
  NONE,
  parseDeskSignature,
  provableTriggers,
  type Referral,
  type Refusal,
  refuse,
  replay,
} from '@remit/protocol';
import type { StoredFact } from '../store/facts.ts';
import { citedSet, directoryEntryOf, directoryOf } from './bundle-directory.ts';
import { nameOf, type Openable, openableEntries } from './bundle-entries.ts';
import { isBlind } from './case-items.ts';
import { caseKeyOf } from './case-key.ts';
import { factsOf } from './case.ts';
import type { Reader, Store } from './reader.ts';

/** From a checkpoint on, for how long a bundle made under it may be relied on. */
const FRESH_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Facts whose desk signature a bundle shows, beside the one of the submission. */
const SHOWN_SIGNED = new Set(['Lock1Approved', 'Lock2Approved', 'Lock2Narrowed', 'ReconsiderationDecided']);

type ChainFact = StoredFact & { readonly disclosed: { readonly kind: string; readonly result: string } };

/**
 * The bundle of a referral as its canonical text (spec/bundle.md), or why there is none yet. Null: not there, or not
 * yours. Nothing in it is vouched for by this server but what the specification names.
 */
export async function bundleOf(store: Store, reader: Reader, id: string): Promise<string | Refusal | null> {
  const key = await caseKeyOf(store, reader, id);
  if (key === null) return null;
  const facts = (await factsOf(store, `referral:${id}`, key)) as unknown as StoredFact[];
  const sending = facts.findIndex(({ kind }) => kind === 'ReferralSent');
  if (sending < 0) return refuse('bundle-not-yet');
  const now = replay(facts as unknown as Fact[]);
  if (now.items.some((item) => isBlind(item, now, reader))) return refuse('bundle-kept-blind');
  const sent = replay(facts.slice(0, sending + 1) as unknown as Fact[]);
  const chain = chainOf(facts.slice(0, sending + 1));
  return (await written(store, { id, key }, sent, chain)) ?? refuse('bundle-not-yet');
}

/** The facts from the last submission on, with what their leaves say of each. */
function chainOf(facts: readonly StoredFact[]): readonly ChainFact[] {
  let state = NONE;
  const all = facts.map((fact): ChainFact => {
    state = evolve(state, fact as unknown as Fact);
    return { ...fact, disclosed: disclosedAttributes(fact as unknown as Fact, state) };
  });
  let first = all.findLastIndex(({ kind }) => kind === 'DraftSubmitted');
  while (first > 0 && all[first - 1]!.kind === 'ItemStopped') first -= 1;
  return all.slice(first);
}

async function written(
  store: Store,
  { id, key }: { id: string; key: Buffer | undefined },
  sent: Referral,
  chain: readonly ChainFact[],
): Promise<string | null> {
  const held = key && new Map([[`referral:${id}`, key]]);
  const own = await openableEntries(store, chain, held);
  if (!own || own.entries.size < chain.length) return null;
  const directory = await directoryOf(store, sent, signaturesOf(chain, own));
  const logged = await openableEntries(store, [...chain, ...directory.map(({ fact }) => fact)], held);
  if (!logged || logged.entries.size < chain.length + directory.length) return null;
  const set = citedSet(directory);
  const document = documentOf(sent) as unknown as Bundle['document'];
  const required = chain.some(({ kind, disclosed }) => kind === 'Lock2Required' || disclosed.result === 'LOCK2');
  const bundle: Bundle = {
    type: 'remit/bundle/v1',
    referral: id,
    document,
    locks: {
      lock2: required || sent.lock2 ? 'REQUIRED' : 'NOT_REQUIRED',
      because: set ? [...provableTriggers(document, set)] : [],
    },
    chain: chain.map((fact, i) => chainEntry(fact, i === 0, logged)),
    directory: directory.map((each) => directoryEntryOf(each, logged)),
    checkpoint: logged.note,
    freshUntil: instantOf(millisecondsOf(logged.at) + FRESH_MILLISECONDS),
  };
  return canonical(bundle as unknown as Json);
}

const isShownSigned = ({ kind }: StoredFact, first: boolean): boolean => first || SHOWN_SIGNED.has(kind);

function signaturesOf(chain: readonly ChainFact[], { entries }: Openable): DeskSignature[] {
  return chain.flatMap((fact, i) => {
    const { desk } = entries.get(nameOf(fact))!;
    const read = isShownSigned(fact, i === 0) && desk !== null ? parseDeskSignature(desk) : null;
    return read ? [read] : [];
  });
}

function chainEntry(fact: ChainFact, first: boolean, { entries }: Openable): Bundle['chain'][number] {
  const { desk, place, opened } = entries.get(nameOf(fact))!;
  const signed = isShownSigned(fact, first) && desk !== null;
  return {
    ...place,
    opened: {
      ...opened({
        kind: fact.disclosed.kind,
        month: fact.at.slice(0, 7),
        stream: fact.stream,
        version: String(fact.version),
        previous: fact.previous ?? '',
        at: fact.at,
        body: fact.digest,
      }),
      ...(fact.kind === 'Lock1Approved' && opened({ result: fact.disclosed.result })),
      ...(signed && opened({ signature1: desk })),
    },
    ...(signed && { data: commandOf(fact) }),
  };
}

/** What was commanded, from the fact that it made: the statement names its digest. */
function commandOf({ kind, data }: StoredFact): Record<string, unknown> {
  if (kind === 'Lock1Approved') return { digest: data['digest'] };
  if (kind === 'Lock2Approved' || kind === 'ReconsiderationDecided') return data;
  if (kind !== 'Lock2Narrowed') return {};
  const { originalDigest, answers, removeItems, requestedAction, territory, usefulForHours } = data;
  return { digest: originalDigest, answers, narrowing: { removeItems, requestedAction, territory, usefulForHours } };
}
