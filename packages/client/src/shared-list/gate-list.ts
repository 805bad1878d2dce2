import {
  type ListContent,
  type ListEntry,
  type ListLine,
  linesOf,
  type MatchList,
  type Opinion,
  toHex,
} from '@remit/match';
import { entryIdOf, type FingerprintKind } from '@remit/protocol';
import type { Synced } from './sync.ts';

/** A gate's own name for an entry: cheap to make for every line of a large list. */
const idOf = ({ kind, hash }: Pick<ListLine, 'kind' | 'hash'>): string => `${kind}:${toHex(hash)}`;

/** The identifier under which the service knows what a gate found: for feedback, disputes and receipts. */
export function entryOfMatch({ id }: Pick<ListEntry, 'id'>): string {
  const [kind = '', hash = ''] = id.split(':');
  return entryIdOf({ kind: kind.toUpperCase() as FingerprintKind, hash });
}

/** Opinions are the same for many entries: each text is read once. */
function reader(): (line: ListLine) => ListEntry {
  const known = new Map<string, readonly Opinion[]>();
  return ({ kind, hash, words }) => {
    let opinions = known.get(words);
    if (opinions === undefined) known.set(words, (opinions = JSON.parse(words) as readonly Opinion[]));
    return { id: idOf({ kind, hash }), fingerprint: { kind, hash }, opinions };
  };
}

/** The entries of a list, as a gate takes them. */
export function* gateEntries(content: ListContent): Generator<ListEntry> {
  const read = reader();
  for (const line of linesOf(content)) yield read(line);
}

/** Brings a gate's list up to what a sync brought, while it is searched. */
export function updateGate(gate: MatchList, { put, gone, list }: Synced): void {
  const read = reader();
  for (const line of gone) gate.remove(idOf(line));
  for (const line of put) gate.put(read(line));
  gate.refreshed(list.head.at);
}
