import type { DatasetCount } from '@remit/protocol';
import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';
import type { LogFile } from './log-tile.ts';

const FILE = /^(\d{4}-\d{2})\/(entries|parties)\.jsonl\.gz$/;

/** A file of the dataset by its path below `/log/dataset/`: `index`, or a part of a month (spec/dataset.md, Files). */
export async function readDatasetFile(store: Store, path: string): Promise<LogFile | null> {
  if (path === 'index') return { bytes: Buffer.from(JSON.stringify(await datasetIndex(store))), immutable: false };
  const [, month, part] = FILE.exec(path) ?? [];
  const rows = await asPublic<{ bytes: Buffer }>(
    store,
    'SELECT bytes FROM dataset_files WHERE month = $1 AND part = $2',
    [month, part],
  );
  return rows[0] ? { bytes: rows[0].bytes, immutable: true } : null;
}

export type DatasetMonth = {
  readonly month: string;
  readonly from: number;
  readonly to: number;
  /** SHA-256 of the files as they are served. */
  readonly entries: string;
  readonly parties: string | null;
};

export const datasetIndex = (store: Store): Promise<DatasetMonth[]> =>
  asPublic<DatasetMonth>(
    store,
    `SELECT e.month, e.start AS from, e.stop AS to, encode(e.digest, 'hex') AS entries, encode(p.digest, 'hex') AS parties
     FROM dataset_files e LEFT JOIN dataset_files p ON p.month = e.month AND p.part = 'parties'
     WHERE e.part = 'entries' ORDER BY e.month`,
    [],
  );

/** What can be counted in all published files. */
export const datasetCounts = (store: Store): Promise<DatasetCount[]> =>
  asPublic<DatasetCount>(
    store,
    `SELECT month, kind, attribute, value, sum(count)::bigint AS count FROM dataset_counts
     GROUP BY month, kind, attribute, value ORDER BY month, kind, attribute, value`,
    [],
  );

const asPublic = async <R extends object>(store: Store, text: string, values: unknown[]): Promise<R[]> =>
  (await inTransaction(store.pool, { role: 'remit_public', readOnly: true }, (client) => client.query<R>(text, values)))
    .rows;
