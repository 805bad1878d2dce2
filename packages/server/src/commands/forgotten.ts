import { binaryArray } from '../store/binary-array.ts';
import type { Part } from '../store/write.ts';
import type { Change } from './changes.ts';

/**
 * What goes with an erasure, in the statement that writes its fact: every copy of the case's words outside the facts.
 * The facts keep them sealed until their key is destroyed (jobs/erasures.ts).
 */
export function forgotten(changes: readonly Change[]): Part[] {
  const erased = changes.filter(isErasure);
  if (erased.length === 0) return [];
  const cases = [
    binaryArray(
      'text',
      erased.map(({ referral }) => referral),
    ),
  ];
  const from = (table: string): Part => ({
    name: `-erased-${table}`,
    columns: cases,
    sql: ([all]) => `DELETE FROM ${table} WHERE referral = ANY (${all}::text[])`,
  });
  return [
    ...['queue_entries', 'item_rows', 'sample_due', 'annexes', 'annex_keys'].map(from),
    {
      name: '-erased-outbox',
      columns: cases,
      sql: ([all]) => `DELETE FROM outbox WHERE stream IN (SELECT 'referral:' || r FROM unnest(${all}::text[]) AS r)`,
    },
    { name: '-erased-lines', columns: cases, sql: ([all]) => FORGET_LINES(all!) },
    { name: '-erased-cases', columns: [...cases, erasedAt(erased)], sql: ([all, at]) => EMPTY_ROWS(all!, at!) },
  ];
}

export const isErasure = ({ facts }: Change): boolean => facts.at(-1)?.fact.kind === 'CaseErased';

const erasedAt = (changes: readonly Change[]): Buffer =>
  binaryArray(
    'timestamptz',
    changes.map(({ facts }) => facts.at(-1)!.fact.at),
  );

/** Whoever could see the case is told that it was erased and when; its reference is on paper, and stays. */
const EMPTY_ROWS = (all: string, at: string): string => `UPDATE case_rows c
  SET erased_at = e.at, title = '', officer = NULL, due = NULL, due_for = NULL, triggers = '{}', flags = '{}', view = '{}', key = ''
  FROM unnest(${all}::text[], ${at}::timestamptz[]) AS e (referral, at) WHERE c.referral = e.referral`;

/** The lines of a list from which a case was made keep their number and their result, and lose their words. */
const FORGET_LINES = (all: string): string => `UPDATE imports i SET view = jsonb_set(i.view, '{plan,items}', (
    SELECT jsonb_agg(CASE WHEN line ->> 'referral' = ANY (${all}::text[])
      THEN line || '{"url":"","sentence":""}' ELSE line END ORDER BY n)
    FROM jsonb_array_elements(i.view #> '{plan,items}') WITH ORDINALITY AS lines (line, n)))
  FROM unnest(${all}::text[]) AS e (referral)
  WHERE i.view #> '{plan,items}' @> jsonb_build_array(jsonb_build_object('referral', e.referral))`;
