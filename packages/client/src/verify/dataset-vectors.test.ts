import { readFileSync } from 'node:fs';
import { formatBundle, fromHex, type TileReader } from '@remit/log';
import { type Candidate, type DatasetCount, openings } from '@remit/protocol';
import { describe, expect, it } from 'vitest';
import { checkDataset, type DatasetFiles, type DatasetReport, steadyReader } from './dataset.ts';

const vectors = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../../../spec/vectors/dataset/${name}.json`, import.meta.url), 'utf8')) as T;
type Months = {
  readonly leaves: readonly string[];
  readonly good: readonly DatasetFiles[];
  readonly counts: readonly DatasetCount[];
  readonly bad: readonly { about: string; code: string; line: number; months: readonly DatasetFiles[] }[];
};
const { leaves, good, counts, bad } = vectors<Months>('months');
const bundle = formatBundle(leaves.map((leaf) => fromHex(leaf)!));
const read: TileReader = (path) => Promise.resolve(path === 'tile/entries/000.p/12' ? bundle : undefined);
const check = (files: readonly DatasetFiles[]): Promise<DatasetReport> =>
  checkDataset({ files, read, size: leaves.length, incidents: [], fromStart: true });
const sorted = (rows: readonly DatasetCount[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

describe('the vectors of the dataset', () => {
  it.each(vectors<{ about: string; below: number; candidates: Candidate[]; open: boolean[][] }[]>('openings'))(
    'open what they say: $about',
    ({ below, candidates, open }) => {
      expect(openings(candidates, below)).toEqual(open);
    },
  );

  it('verify where they are good, and count what they say', async () => {
    const report = await check(good);
    expect(report).toMatchObject({ ok: true, through: 12, fillers: 3, lost: 0 });
    const total = new Map<string, DatasetCount>();
    for (const row of report.counts) {
      const name = JSON.stringify({ ...row, count: 0 });
      total.set(name, { ...row, count: row.count + (total.get(name)?.count ?? 0) });
    }
    expect(sorted([...total.values()])).toEqual(sorted(counts));
  });

  it.each(bad)('are refused with their line: $about', async ({ code, line, months }) => {
    expect((await check(months)).first).toMatchObject({ code, line });
  });
});

describe('the reader that an audit leaves to the dataset', () => {
  it('does not take another answer the second time', async () => {
    let answer = bundle;
    const steady = steadyReader(() => Promise.resolve(answer));
    expect(await steady('tile/entries/000.p/12')).toEqual(bundle);
    answer = bundle.map((byte) => byte ^ 1);
    expect(await steady('tile/entries/000.p/12')).toBeUndefined();
  });
});
