import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { servedIncidents } from './incidents.ts';
import { servedDataset } from './served-dataset.ts';

const packed = gzipSync('lines\n');
const index = [{ month: '2026-11', from: 0, to: 1, entries: hash('sha256', packed), parties: null }];
const serving = (files: Readonly<Record<string, Uint8Array>>) => (path: string) => Promise.resolve(files[path]);

it('a dataset is read as its index names it, and a file that is another is empty', async () => {
  const files = { 'dataset/index': Buffer.from(JSON.stringify(index)), 'dataset/2026-11/entries.jsonl.gz': packed };
  expect(await servedDataset(serving(files))).toEqual([{ month: '2026-11', entries: 'lines\n', parties: null }]);
  const other = { ...files, 'dataset/2026-11/entries.jsonl.gz': gzipSync('other\n') };
  expect(await servedDataset(serving(other))).toMatchObject([{ entries: '' }]);
});

it.each(['', 'no JSON', '{}', '[{"month":"2026-11"}]'])('an index that is none is no dataset: %j', async (text) => {
  expect(await servedDataset(serving({ 'dataset/index': Buffer.from(text) }))).toBeNull();
});

it('a server without an index has no dataset, and one without incidents declares none', async () => {
  expect(await servedDataset(serving({}))).toBeNull();
  expect(await servedIncidents(serving({}))).toEqual([]);
  expect(await servedIncidents(serving({ incidents: Buffer.from('{}') }))).toEqual([]);
});
