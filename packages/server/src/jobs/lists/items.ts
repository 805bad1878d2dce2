import { type ListContent, type ListKind, type ListLine, contentOf } from '@remit/match';
import { canonical, type Entry, listedFor, opinionInList, type Recipient } from '@remit/protocol';
import type pg from 'pg';

/** An entry as the store keeps it for the lists. */
export type Known = {
  readonly entry: string;
  readonly version: number;
  readonly kind: string;
  readonly hash: Buffer;
  readonly state: Entry;
};
/** What stands in one recipient's list of one entry; `opinions` is null where it is there no longer. */
export type Item = {
  readonly entry: string;
  readonly entryVersion: number;
  readonly since: number;
  readonly kind: string;
  readonly hash: Buffer;
  readonly opinions: string | null;
};

export const kindOf = (kind: string): ListKind => kind.toLowerCase() as ListKind;

/** What a recipient reads of an entry, in its one spelling; null where the entry has no place in its list. */
export function wordsFor({ state }: Known, recipient: Recipient): string | null {
  const listed = listedFor(state, recipient);
  return listed && canonical(listed.map(({ document }) => opinionInList(document)));
}

/** The list as it stands, from its items; `once` gives a text that was met before from where it lies already. */
export async function contentIn(
  client: pg.ClientBase,
  organisation: string,
  once: (text: string) => string,
): Promise<ListContent> {
  const { rows } = await client.query<{ kind: string; hash: Buffer; opinions: string }>(
    "SELECT kind, hash, opinions #>> '{}' AS opinions FROM list_items WHERE organisation = $1 AND opinions IS NOT NULL",
    [organisation],
  );
  return contentOf(
    rows.map(({ kind, hash, opinions }): ListLine => ({ kind: kindOf(kind), hash, words: once(opinions) })),
  );
}

export async function knownEntries(client: pg.ClientBase, among: readonly string[] | null): Promise<Known[]> {
  const { rows } = await client.query<Known>(
    `SELECT entry, version, kind, hash, state FROM entry_states WHERE $1::text[] IS NULL OR entry = ANY ($1)`,
    [among],
  );
  return rows;
}

export async function itemsOf(
  client: pg.ClientBase,
  organisation: string,
  among: readonly string[],
): Promise<Map<string, Item>> {
  const { rows } = await client.query<Item>(
    `SELECT entry, entry_version AS "entryVersion", since, kind, hash, opinions #>> '{}' AS opinions
     FROM list_items WHERE organisation = $1 AND entry = ANY ($2)`,
    [organisation, among],
  );
  return new Map(rows.map((item) => [item.entry, item]));
}

export async function putItems(client: pg.ClientBase, organisation: string, items: readonly Item[]): Promise<void> {
  if (items.length === 0) return;
  const column = <K extends keyof Item>(name: K): Item[K][] => items.map((item) => item[name]);
  await client.query(
    `INSERT INTO list_items (organisation, entry, entry_version, since, kind, hash, opinions)
     SELECT $1, e, v, s, k, h, to_jsonb(o)
     FROM unnest($2::text[], $3::int[], $4::int[], $5::text[], $6::bytea[], $7::text[]) AS i (e, v, s, k, h, o)
     ON CONFLICT (organisation, entry) DO UPDATE SET entry_version = excluded.entry_version, since = excluded.since,
       opinions = excluded.opinions`,
    [
      organisation,
      column('entry'),
      column('entryVersion'),
      column('since'),
      column('kind'),
      column('hash'),
      column('opinions'),
    ],
  );
}
