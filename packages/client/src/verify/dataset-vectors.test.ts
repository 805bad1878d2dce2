import { readFileSync } from 'node:fs';
import { type DeclaredIncident, formatBundle, fromHex, type TileReader } from '@remit/log';
import { type Candidate, type DatasetCount, openings } from '@remit/protocol';
import { describe, expect, it } from 'vitest';
import { checkDataset, type DatasetFiles, type DatasetReport, type DatasetRequest, steadyReader } from './dataset.ts';

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
const check = (files: readonly DatasetFiles[], changes: Partial<DatasetRequest> = {}): Promise<DatasetReport> =>
  checkDataset({ files, read, size: leaves.length, incidents: [], fromStart: true, ...changes });
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

describe('a dataset', () => {
  const [first] = good;
  const withoutFact = (index: number): DatasetFiles => {
    const lines = first!.entries.split('\n');
    lines[index + 1] = `{"index":${index},"lost":true}`;
    return { ...first!, entries: lines.join('\n'), parties: null };
  };
  const declared = (lost: { from: number; to: number } | null): DeclaredIncident => {
    const origin = 'remit.example/log';
    const last = { origin, size: 7, root: new Uint8Array(32) };
    return { index: 8, incident: { origin, at: '2026-09-22T17:40:00.000Z', last, lost, reason: 'The disk was lost.' } };
  };

  it('may leave out what an incident declares lost', async () => {
    const report = await check([withoutFact(4)], { incidents: [declared(null), declared({ from: 4, to: 5 })] });
    expect(report).toMatchObject({ ok: true, lost: 1, through: 7 });
  });

  it.each([null, { from: 5, to: 7 }, { from: 0, to: 4 }])('may leave out nothing else: %j', async (lost) => {
    const report = await check([withoutFact(4)], { incidents: [declared(lost)] });
    expect(report.first).toMatchObject({ code: 'lost-undeclared', line: 6 });
  });

  it('is not said to be wrong where the log cannot be read', async () => {
    const outage = () => Promise.reject(new Error('offline'));
    await expect(check(good, { read: outage })).rejects.toThrow('offline');
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

  it('takes another answer where the log goes on', async () => {
    let answer = bundle;
    const steady = steadyReader(() => Promise.resolve(answer));
    await steady('checkpoint');
    answer = bundle.subarray(1);
    expect(await steady('checkpoint')).toEqual(answer);
  });
});
