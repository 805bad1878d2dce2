import { canonical, listHeadSchema, type ListHead } from '@remit/protocol';
import { loadStreams, type StoredFact } from '../store/facts.ts';
import { inTransaction } from '../store/transaction.ts';
import { nameOf, openableEntries } from './bundle-entries.ts';
import { reading, type Reader, type Store } from './reader.ts';

/** Heads in one answer: a client that was away for long asks again. */
const PAGE = 500;

/**
 * Heads of the reader's own list after a version, as far as the published log includes them. Only the last carries a
 * proof: each head names the one before it, so one proof holds for all (spec/list.md, Checks).
 */
export async function listHeads(
  store: Store,
  reader: Reader,
  { after: given, whole }: { readonly after: number; readonly whole?: 'newest' | undefined },
) {
  const after = whole === undefined ? given : (await newestWhole(store, reader)) - 1;
  const made = await reading(store, reader, async (client) => {
    const { rows } = await client.query<{ version: number; head: string }>(
      `SELECT version, head FROM list_versions WHERE organisation = $1 AND version > $2 AND recorded
       ORDER BY version LIMIT ${PAGE}`,
      [reader.organisation, after],
    );
    return rows;
  });
  const stream = `list:${reader.organisation}`;
  // The log includes versions in their order, so those that it does not include yet are the last.
  const openable = await openableEntries(
    store,
    made.map(({ version }) => ({ stream, version })),
  );
  const proven = made.filter(({ version }) => openable?.entries.has(nameOf({ stream, version })));
  const last = proven.at(-1);
  if (!openable || !last) return { heads: [], proof: null };
  const entry = openable.entries.get(nameOf({ stream, version: last.version }))!;
  const { actor, at, previous, digest: body } = await factAt(store, stream, last.version);
  const values = { kind: 'ListMade', stream, version: String(last.version), actor: canonical(actor), at, body };
  return {
    heads: proven.map(({ head }): ListHead => listHeadSchema.parse(JSON.parse(head))),
    proof: {
      checkpoint: openable.note,
      ...entry.place,
      opened: entry.opened(values),
      previous,
    },
  };
}

/** Bursts of versions may have made more than one that no checkpoint includes yet. */
const NEWEST = 16;

/** The newest version with the whole list that the published log includes; the first one, which has it, where none does. */
async function newestWhole(store: Store, reader: Reader): Promise<number> {
  const { organisation } = reader;
  const made = await reading(store, reader, async (client) => {
    const { rows } = await client.query<{ version: number }>(
      `SELECT version FROM list_versions
       WHERE organisation = $1 AND recorded AND head::jsonb ->> 'snapshot' IS NOT NULL ORDER BY version DESC LIMIT ${NEWEST}`,
      [organisation],
    );
    return rows.map(({ version }) => ({ stream: `list:${organisation}`, version }));
  });
  const openable = await openableEntries(store, made);
  return made.find((fact) => openable?.entries.has(nameOf(fact)))?.version ?? 1;
}

function factAt(store: Store, stream: string, version: number): Promise<StoredFact> {
  return inTransaction(store.pool, { role: 'remit_writer', readOnly: true }, async (client) => {
    const known = new Map([[stream, { version: version - 1, key: null }]]);
    return (await loadStreams(client, store.custody, known)).get(stream)!.facts[0]!;
  });
}
