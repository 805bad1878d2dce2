import type pg from 'pg';
import type { Instrument, LockTrigger, Party, Priority, Status, Turn } from '@remit/protocol';
import type { Store } from '../store/store.ts';
import { organisationsById } from './organisations.ts';
import { reading, type Reader } from './reader.ts';

/** Which kinds of organisation and role stand before which queue; anybody else's question has an empty answer. */
const QUEUES: Readonly<Record<string, readonly Reader['kind'][]>> = {
  unit: ['LE_UNIT'],
  lock1: ['LE_UNIT'],
  oversight: ['OVERSIGHT'],
  sample: ['OVERSIGHT'],
  platform: ['PLATFORM'],
  audit: ['AUDIT'],
};

export type QueueQuestion = {
  readonly queue: string;
  readonly after?: string | undefined;
  readonly limit: number;
  readonly status?: string | undefined;
  readonly search?: string | undefined;
  readonly order: 'due' | 'newest';
};

type Row = {
  referral: string;
  due_at: string;
  reference: string;
  title: string;
  status: Status;
  instrument: Instrument | null;
  priority: Priority | null;
  unit: string;
  platform: string;
  officer: string | null;
  items: number;
  open_items: number;
  turn: Turn['owner'];
  due: { operationalDue: string; legalLatest: string } | null;
  due_for: string | null;
  triggers: LockTrigger[];
  flags: string[];
  proof: 'LOCK1' | 'LOCK1_AND_2' | null;
  updated_at: string;
};

/**
 * One page of a queue by keyset: the index gives the rows, so that a deep page costs what the first one costs.
 * A `search` looks at references by prefix and at titles, newest first, and is bounded.
 */
export async function queuePage(store: Store, reader: Reader, question: QueueQuestion) {
  if (!QUEUES[question.queue]?.includes(reader.kind)) return { rows: [], next: null, total: 0 };
  return reading(store, reader, async (client) => {
    const { rows } = await client.query<Row>(pageQuery(reader.organisation, question));
    const parties = await organisationsById(client);
    const page = rows.slice(0, question.limit);
    const last = page.at(-1);
    return {
      rows: page.map((row) => rowView(row, parties)),
      next: rows.length > question.limit && last ? cursorOf(last, question.order) : null,
      total: null,
    };
  });
}

const COLUMNS = `c.referral, q.due_at::text AS due_at, c.reference, c.title, c.status, c.instrument, c.priority, c.unit, c.platform, c.officer,
  c.items, c.open_items, c.turn, c.due, c.due_for, c.triggers, c.flags, c.proof, c.updated_at`;

function pageQuery(
  organisation: string,
  { queue, after, limit, status, search, order }: QueueQuestion,
): pg.QueryConfig {
  const values: unknown[] = [organisation, queue, limit + 1];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const where = ['q.organisation = d.organisation', 'q.queue = $2'];
  if (status) where.push(`q.status = ${bind(status)}`);
  const cursor = after === undefined ? null : parseCursor(after);
  if (cursor && order === 'due')
    where.push(`(q.due_at, q.referral) > (${bind(cursor.due)}::timestamptz, ${bind(cursor.referral)})`);
  if (cursor && order === 'newest') where.push(`q.referral < ${bind(cursor.referral)}`);
  if (search) {
    const pattern = search.replace(/[\\%_]/g, '\\$&');
    where.push(`(c.reference LIKE upper(${bind(`${pattern}%`)}) OR c.title ILIKE ${bind(`%${pattern}%`)})`);
  }
  const sort = order === 'due' ? 'q.due_at, q.referral' : 'q.referral DESC';
  const withCase = 'JOIN case_rows c ON c.organisation = q.organisation AND c.referral = q.referral';
  // A body reads one queue for each unit that it oversees: each gives its first rows in order, and the first of those
  // are the page. Only a search has to look at a case before it knows whether it belongs to them.
  const text = `SELECT ${COLUMNS} FROM unnest(desks_of($1)) AS d (organisation),
      LATERAL (SELECT q.* FROM queue_entries q ${search ? withCase : ''}
        WHERE ${where.join(' AND ')} ORDER BY ${sort} LIMIT $3) AS q
    ${withCase} ORDER BY ${sort} LIMIT $3`;
  // Named, it is planned once; a search is planned for its words.
  const name = ['queue', order, status && 'status', cursor && 'after'].filter(Boolean).join('-');
  return search ? { text, values } : { name, text, values };
}

const cursorOf = (row: Row, order: string): string =>
  Buffer.from(JSON.stringify(order === 'due' ? [row.due_at, row.referral] : ['', row.referral])).toString('base64url');

/** A cursor that is not ours begins at the start: it can only ever come from a stale or edited address. */
function parseCursor(text: string): { due: string; referral: string } | null {
  try {
    const [due, referral] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    const plain =
      typeof due === 'string' && /^(-?infinity|[0-9:. +-]{10,40}|)$/.test(due) && typeof referral === 'string';
    return plain ? { due: due === '' ? '-infinity' : due, referral } : null;
  } catch {
    return null;
  }
}

function rowView(row: Row, parties: ReadonlyMap<string, Party>) {
  const {
    referral: id,
    due_at: _due,
    open_items: openItems,
    due_for: dueFor,
    updated_at: updatedAt,
    officer,
    ...rest
  } = row;
  const name = (organisation: string): string => parties.get(organisation)?.name ?? organisation;
  const pseudonym = officer && parties.get(row.unit)?.people.find((person) => person.person === officer)?.pseudonym;
  return {
    ...rest,
    id,
    openItems,
    dueFor,
    timesDeclared: parties.get(row.platform)?.card?.declaredTimes ?? false,
    updatedAt,
    officer: pseudonym ?? officer,
    unitName: name(row.unit),
    platformName: name(row.platform),
  };
}

/** Counts stop at this number: a place in the navigation says "999+", and no count scans a large queue. */
const COUNTED = 1000;

export async function queueCounts(store: Store, reader: Reader) {
  const queues = Object.keys(QUEUES).filter((queue) => QUEUES[queue]!.includes(reader.kind));
  return reading(store, reader, async (client) => {
    const { rows } = await client.query<{ queue: string; total: number; due: number }>(
      `SELECT queue, (SELECT count(*)::int FROM (SELECT FROM queue_entries e WHERE e.organisation = ANY (desks_of($1)) AND e.queue = q.queue LIMIT $3) AS t) AS total,
        (SELECT count(*)::int FROM (SELECT FROM queue_entries e WHERE e.organisation = ANY (desks_of($1)) AND e.queue = q.queue AND e.due_at < 'infinity' LIMIT $3) AS t) AS due
       FROM unnest($2::text[]) AS q (queue)`,
      [reader.organisation, queues, COUNTED],
    );
    return { counts: Object.fromEntries(rows.map(({ queue, total, due }) => [queue, { total, due }])) };
  });
}
