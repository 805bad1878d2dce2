import { type Party, recipientOf } from '@remit/protocol';
import type pg from 'pg';
import { organisationsById } from './organisations.ts';
import { reading, type Reader, type Store } from './reader.ts';

export type EntriesQuestion = {
  readonly view: 'all' | 'confirm' | 'asked' | 'disputed' | 'quarantined' | 'withdrawn' | 'owed';
  readonly party?: string | undefined;
  readonly ground?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

export type EntryLineRow = {
  entry: string;
  version: number;
  status: string;
  kind: string;
  ground: string | null;
  parties: string[];
  own: string | null;
  missing: number;
  owes: boolean;
  matched: number;
  confirmed: number;
  rejected: number;
  first_at: string;
  until: string | null;
  updated_at: string;
};

export const LINE_COLUMNS = `entry, version, status, kind, ground, parties, own, missing, owes, matched, confirmed, rejected,
  first_at, until, updated_at`;

const VIEWS: Readonly<Record<EntriesQuestion['view'], string>> = {
  all: 'true',
  confirm: `own = 'PROPOSED'`,
  asked: `own = 'ASKED' AND status NOT IN ('ENDED', 'NONE')`,
  disputed: `status = 'DISPUTED'`,
  quarantined: `status = 'QUARANTINED'`,
  withdrawn: 'missing > 0',
  owed: 'owes',
};

/** Whose rows a reader sees: its own, and those that all recipients of its tier share. */
export const rowsOfReader = (parties: ReadonlyMap<string, Party>, { organisation }: Reader): readonly string[] => {
  const party = parties.get(organisation);
  const recipient = party && recipientOf(party);
  return recipient && recipient.tier !== 'LOW' ? [organisation, `*${recipient.tier}`] : [organisation];
};

/** One page of entries, the newest first. Where a desk has a row of its own, it stands for the shared one. */
export function entriesPage(store: Store, reader: Reader, question: EntriesQuestion) {
  return reading(store, reader, async (client) => {
    const whose = rowsOfReader(await organisationsById(client), reader);
    const { text, values } = pageQuery(whose, question);
    const { rows } = await client.query<EntryLineRow>(text, values);
    const page = rows.slice(0, question.limit);
    const last = page.at(-1);
    return {
      rows: page.map(lineView),
      next: rows.length > question.limit && last ? `${last.updated_at} ${last.entry}` : null,
    };
  });
}

export const lineView = ({ entry: id, first_at: firstAt, updated_at: updatedAt, ...rest }: EntryLineRow) => ({
  ...rest,
  id,
  firstAt,
  updatedAt,
});

const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9A-Z]{26})$/;

function pageQuery(
  whose: readonly string[],
  { view, party, ground, after, limit }: EntriesQuestion,
): { text: string; values: unknown[] } {
  const values: unknown[] = [whose, limit + 1];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const where = ['organisation = ANY ($1)', ownFirst('r'), VIEWS[view]];
  if (party !== undefined) where.push(`${bind(party)} = ANY (parties)`);
  if (ground !== undefined) where.push(`ground = ${bind(ground)}`);
  const cursor = after === undefined ? null : CURSOR.exec(after);
  if (cursor) where.push(`(updated_at, entry) < (${bind(cursor[1])}::timestamptz, ${bind(cursor[2])})`);
  const text = `SELECT ${LINE_COLUMNS} FROM entry_rows r
    WHERE ${where.join(' AND ')} ORDER BY updated_at DESC, entry DESC LIMIT $2`;
  return { text, values };
}

/** Leaves out the shared row of an entry of which the first of `$1` has a row of its own. */
export const ownFirst = (row: string): string => `(${row}.organisation = ($1::text[])[1] OR NOT EXISTS (
  SELECT FROM entry_rows o WHERE o.entry = ${row}.entry AND o.organisation = ($1::text[])[1]))`;

/** What lists hold, by who holds it, ground, state and age: from what this desk may see, and nothing else. */
export function listHealth(store: Store, reader: Reader) {
  return reading(store, reader, async (client) => {
    const whose = rowsOfReader(await organisationsById(client), reader);
    const total = await count(client, whose);
    const { rows } = await client.query<HealthRow>(HEALTH, [whose]);
    return { total, groups: rows };
  });
}

type HealthRow = {
  party: string;
  ground: string;
  status: string;
  age: 'WEEK' | 'MONTH' | 'QUARTER' | 'OLDER';
  entries: number;
  matched: number;
  confirmed: number;
  rejected: number;
};

const HEALTH = `
  SELECT p.party, coalesce(r.ground, '') AS ground, r.status,
    CASE WHEN r.first_at > now() - interval '7 days' THEN 'WEEK' WHEN r.first_at > now() - interval '30 days' THEN 'MONTH'
      WHEN r.first_at > now() - interval '91 days' THEN 'QUARTER' ELSE 'OLDER' END AS age,
    count(*)::int AS entries, sum(r.matched)::int AS matched, sum(r.confirmed)::int AS confirmed,
    sum(r.rejected)::int AS rejected
  FROM entry_rows r, unnest(r.parties) AS p (party)
  WHERE r.organisation = ANY ($1) AND ${ownFirst('r')} AND r.status NOT IN ('NONE', 'ENDED')
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;

async function count(client: pg.ClientBase, whose: readonly string[]): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM entry_rows r
     WHERE organisation = ANY ($1) AND ${ownFirst('r')} AND status NOT IN ('NONE', 'ENDED')`,
    [whose],
  );
  return rows[0]!.n;
}
