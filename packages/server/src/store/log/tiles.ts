import { hash } from 'node:crypto';
import type { TileReader, TileWrite } from '@remit/log';
import type pg from 'pg';
import { LogUnsound } from './unsound.ts';

/** Reads stored tiles inside a transaction. */
export const tileReader =
  (client: pg.ClientBase): TileReader =>
  async (path) => {
    const { rows } = await client.query<{ bytes: Buffer }>({
      name: 'log-tile',
      text: 'SELECT bytes FROM log_tiles WHERE path = $1',
      values: [path],
    });
    return rows[0]?.bytes;
  };

/** Stores tiles and reads them back. */
export async function storeTiles(client: pg.ClientBase, writes: readonly TileWrite[]): Promise<void> {
  const paths = writes.map(({ path }) => path);
  const bytes = writes.map((write) => Buffer.from(write.bytes));
  await client.query('INSERT INTO log_tiles (path, bytes) SELECT * FROM unnest($1::text[], $2::bytea[])', [
    paths,
    bytes,
  ]);
  await readBack(client, paths, bytes);
}

/** Takes away the partial tiles that a published full one replaces; until then, readers of the last checkpoint ask for them. */
export async function removePartials(client: pg.ClientBase, full: readonly string[]): Promise<void> {
  await client.query(
    `DELETE FROM log_tiles t USING unnest($1::text[]) AS f (path)
     WHERE t.path > f.path || '.p/' AND t.path < f.path || '.p0'`,
    [full],
  );
}

/** Before anything is signed: what is stored is what was meant (spec/evidence-log.md, Checkpoints). */
async function readBack(client: pg.ClientBase, paths: readonly string[], bytes: readonly Buffer[]): Promise<void> {
  const { rows } = await client.query<{ path: string; digest: string }>(
    `SELECT path, encode(sha256(bytes), 'hex') AS digest FROM log_tiles WHERE path = ANY ($1)`,
    [paths],
  );
  const stored = new Map(rows.map(({ path, digest }) => [path, digest]));
  const wrong = paths.find((path, i) => stored.get(path) !== hash('sha256', bytes[i]!, 'hex'));
  if (wrong !== undefined) throw new LogUnsound('tile-not-stored', `${wrong} was not stored as written`);
}
