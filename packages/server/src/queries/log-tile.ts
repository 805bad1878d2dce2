import { isPublished, parseTilePath } from '@remit/log';
import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';
import { readDatasetFile } from './dataset-file.ts';

export type LogFile = {
  readonly bytes: Buffer;
  /** Whether it never changes, and may be cached for good. A checkpoint does. */
  readonly immutable: boolean;
};

/**
 * A file of the public log by its path below `/log/`: `checkpoint`, `incidents`, a tile, a bundle or a file of the
 * dataset; null when the published log has no such file, or the path is not spelt as C2SP tlog-tiles spells it.
 */
export async function readLogFile(store: Store, path: string): Promise<LogFile | null> {
  if (path === 'checkpoint') {
    const note = (await latestCheckpoint(store))?.note;
    return note === undefined ? null : { bytes: Buffer.from(note), immutable: false };
  }
  if (path === 'incidents') return { bytes: Buffer.from(JSON.stringify(await incidents(store))), immutable: false };
  if (path.startsWith('dataset/')) return readDatasetFile(store, path.slice('dataset/'.length));
  const tile = parseTilePath(path);
  if (!tile.ok) return null;
  const { rows } = await asPublic<{ bytes: Buffer; size: number }>(
    store,
    'SELECT t.bytes, (SELECT max(size) FROM checkpoints) AS size FROM log_tiles t WHERE t.path = $1',
    [path],
  );
  const row = rows[0];
  return row && isPublished(tile.value, row.size) ? { bytes: row.bytes, immutable: true } : null;
}

/** What the operator declared about damage to the log, where the checkpoint covers it (spec/evidence-log.md, Incidents). */
async function incidents(store: Store): Promise<{ index: number; text: string }[]> {
  const { rows } = await asPublic<{ index: number; text: string }>(
    store,
    'SELECT index, text FROM log_incidents WHERE index < (SELECT max(size) FROM checkpoints) ORDER BY index',
    [],
  );
  return rows;
}

export type PublishedCheckpoint = { readonly size: number; readonly note: string; readonly at: string };

export async function latestCheckpoint(store: Store): Promise<PublishedCheckpoint | null> {
  const { rows } = await asPublic<PublishedCheckpoint>(
    store,
    'SELECT size, note, at FROM checkpoints ORDER BY size DESC LIMIT 1',
    [],
  );
  return rows[0] ?? null;
}

const asPublic = <R extends object>(store: Store, text: string, values: unknown[]) =>
  inTransaction(store.pool, { role: 'remit_public', readOnly: true }, (client) => client.query<R>(text, values));
