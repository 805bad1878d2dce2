import type pg from 'pg';

/** Published positions of a stream's facts in the log, by version. What is not published yet has only its promise. */
export async function leafIndexes(client: pg.ClientBase, stream: string): Promise<ReadonlyMap<number, number>> {
  const { rows } = await client.query<{ version: number; index: number }>(
    'SELECT version, index FROM published_entries($1) AS e (version, index)',
    [stream],
  );
  return new Map(rows.map(({ version, index }) => [version, index]));
}
