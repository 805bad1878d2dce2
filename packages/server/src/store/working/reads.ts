import type pg from 'pg';
import { NOW } from './working.ts';

/** One line of the record of reads: who, in which role, what, of which object. */
export type Read = {
  readonly organisation: string;
  readonly person: string;
  readonly role: string;
  readonly what: string;
  readonly object: string | null;
};

export async function insertReads(client: pg.ClientBase, now: string | null, reads: readonly Read[]): Promise<void> {
  const column = (name: keyof Read): (string | null)[] => reads.map((read) => read[name]);
  await client.query(
    `INSERT INTO reads (organisation, person, role, what, object, at)
     SELECT r.*, t.now FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS r
     CROSS JOIN (SELECT ${NOW(6)} AS now) t`,
    [column('organisation'), column('person'), column('role'), column('what'), column('object'), now],
  );
}

export type RecordedRead = Read & { readonly id: number; readonly at: string };

/** Newest first. */
export async function pageOfReads(
  client: pg.ClientBase,
  before: number | null,
  object: string | null,
  limit: number,
): Promise<RecordedRead[]> {
  const { rows } = await client.query<RecordedRead>(
    `SELECT id, organisation, person, role, what, object, at FROM reads
     WHERE ($1::bigint IS NULL OR id < $1) AND ($2::text IS NULL OR object = $2) ORDER BY id DESC LIMIT $3`,
    [before, object, limit],
  );
  return rows;
}
