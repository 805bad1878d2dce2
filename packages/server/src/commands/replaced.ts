import { binaryArray } from '../store/binary-array.ts';
import type { Part } from '../store/write.ts';
import { type CaseRow, type Change, timedOf } from './changes.ts';

// What a case had and has no longer. Rows that stay are left alone here: they are replaced in the same statement, whose
// parts may not touch the same row twice.

/** Takes away the timers that a case no longer has. */
export function clearedTimers(changes: readonly Change[]): Part[] {
  const referrals = changes.flatMap((change) => timedOf(change) ?? []);
  if (referrals.length === 0) return [];
  const kept = changes.flatMap((change) => change.timers.map((timer) => ({ referral: timedOf(change), ...timer })));
  return [
    {
      name: '-timers',
      columns: [
        binaryArray('text', referrals),
        binaryArray(
          'text',
          kept.map(({ referral }) => referral),
        ),
        binaryArray(
          'text',
          kept.map(({ kind }) => kind),
        ),
        binaryArray(
          'int4',
          kept.map(({ percent }) => percent),
        ),
      ],
      sql: ([all, referral, kind, percent]) => `DELETE FROM timers t WHERE t.referral = ANY (${all}::text[])
        AND NOT EXISTS (SELECT FROM unnest(${referral}::text[], ${kind}::text[], ${percent}::int4[])
          AS k (referral, kind, percent) WHERE (k.referral, k.kind, k.percent) = (t.referral, t.kind, t.percent))`,
    },
  ];
}

/** Takes cases out of the queues in which they stand no longer. */
export function leftQueues(cases: readonly CaseRow[]): Part[] {
  if (cases.length === 0) return [];
  return [
    {
      name: '-queues',
      columns: [
        binaryArray(
          'text',
          cases.map(({ organisation }) => organisation),
        ),
        binaryArray(
          'text',
          cases.map(({ referral }) => referral),
        ),
        binaryArray(
          'text[]',
          cases.map(({ queues }) => queues),
        ),
      ],
      sql: ([organisation, referral, queues]) => `DELETE FROM queue_entries q
        USING unnest(${organisation}::text[], ${referral}::text[], ${queues}::text[]) AS c (organisation, referral, queues)
        WHERE q.organisation = c.organisation AND q.referral = c.referral AND NOT q.queue = ANY (c.queues::text[])`,
    },
  ];
}

/**
 * Takes cases from a body that has no reason to know of them any more (`mayKnow`): the question it could have answered
 * is answered, the draft went back. Without this it would go on reading the last state that it was shown.
 */
export function leftCases(changes: readonly Change[]): Part[] {
  const referrals = changes.flatMap(({ referral }) => referral ?? []);
  if (referrals.length === 0) return [];
  const kept = changes.flatMap(({ cases }) => cases.filter(({ party }) => party === 'oversight'));
  const columns = [
    binaryArray('text', referrals),
    binaryArray(
      'text',
      kept.map(({ organisation }) => organisation),
    ),
    binaryArray(
      'text',
      kept.map(({ referral }) => referral),
    ),
  ];
  const gone = ([
    all,
    organisation,
    referral,
  ]: readonly string[]) => `c.referral = ANY (${all}::text[]) AND c.party = 'oversight'
        AND NOT EXISTS (SELECT FROM unnest(${organisation}::text[], ${referral}::text[]) AS k (organisation, referral)
          WHERE (k.organisation, k.referral) = (c.organisation, c.referral))`;
  return [
    { name: '-cases', columns, sql: (parameters) => `DELETE FROM case_rows c WHERE ${gone(parameters)}` },
    {
      name: '-cases-queues',
      columns,
      sql: (parameters) => `DELETE FROM queue_entries q USING case_rows c WHERE ${gone(parameters)}
        AND q.organisation = c.organisation AND q.referral = c.referral AND q.queue = ANY ('{oversight,sample}')`,
    },
  ];
}
