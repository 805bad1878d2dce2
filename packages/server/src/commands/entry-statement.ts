import {
  type Actor,
  type EntryFact,
  type EntryStatement,
  expectedEntryStatement,
  isRefusal,
  mayActOnEntry,
  mayKnowEntry,
  personOf,
  recipientOf,
  type Refusal,
  refuse,
  replayEntry,
  type SignedEntryAct,
} from '@remit/protocol';
import { loadStreams } from '../store/facts.ts';
import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';
import { Organisations } from './organisations.ts';

type Question = {
  readonly actor: Exclude<Actor, { type: 'system' }>;
  readonly id: string;
  readonly kind: SignedEntryAct;
  readonly data: unknown;
};
export type ProposedEntryStatement = {
  readonly statement: Omit<EntryStatement, 'nonce' | 'notAfter'>;
  readonly now: string;
};

/** What would be signed for an act on an entry; nothing is written, and whoever signs compares it with what was read. */
export function proposeEntryStatement(
  store: Store,
  { actor, id, kind, data }: Question,
): Promise<ProposedEntryStatement | Refusal> {
  return inTransaction(store.pool, { role: 'remit_writer', readOnly: true }, async (client) => {
    const { rows } = await client.query<{ now: string }>('SELECT now()::timestamptz(3) AS now');
    const at = rows[0]!.now;
    const parties = await new Organisations().refresh(client);
    const party = parties.get(actor.organisation);
    const own = party && recipientOf(party);
    const stream = `entry:${id}`;
    const loaded = await loadStreams(client, store.custody, new Map([[stream, { version: 0, key: null }]]));
    const { facts } = loaded.get(stream)!;
    const before = replayEntry(facts as unknown as EntryFact[]);
    if (!own || !mayKnowEntry(before, own)) return refuse('entry-unknown');
    const cell = mayActOnEntry(before, kind, actor);
    if (isRefusal(cell)) return cell;
    const as = actor.type === 'key' ? actor.key : (personOf(party, actor.person)?.pseudonym ?? '');
    const previous = facts.at(-1)?.digest ?? '';
    const statement = expectedEntryStatement({ kind, entry: id, data, actor, as, before, previous, at });
    return statement ? { statement, now: at } : refuse('opinion-unknown');
  });
}
