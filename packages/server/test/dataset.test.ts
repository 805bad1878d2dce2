import { hash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { audit, type AuditReport, type TileReader } from '@remit/log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportViews } from '../../client/src/contract/index.ts';
import {
  checkDataset,
  comparePublished,
  type DatasetFiles,
  type DatasetReport,
} from '../../client/src/verify/index.ts';
import { historyPool } from '../../../tools/simulate/fill.ts';
import { simulate } from '../../../tools/simulate/simulate.ts';
import { publishDataset } from '../src/jobs/dataset.ts';
import { auditEntries } from '../src/queries/audit-entries.ts';
import { datasetIndex } from '../src/queries/dataset-file.ts';
import { readLogFile } from '../src/queries/log-tile.ts';
import { publishedTotals } from '../src/queries/totals.ts';
import { createDatabase, type TestDatabase } from '../src/store/embedded/for-tests.ts';
import { sha256 } from '../src/store/log/sha256.ts';
import { custodyOf } from '../src/store/sealing.ts';
import type { Store } from '../src/store/store.ts';
import { signer, trust, verify } from './log/fixture.ts';

const PATIENCE = 180_000;
const END = '2026-11-22T17:40:00.000Z';
/** So that the month in which the history ends is published whole. */
const DELAYS = { entriesDays: -10, partiesDays: -10 };
let database: TestDatabase;
let store: Store;
let erased: string;
let files: DatasetFiles[];
let report: AuditReport;
const read: TileReader = async (path) => (await readLogFile(store, path))?.bytes;

async function superuser(statement: string, values: unknown[] = []): Promise<void> {
  const client = await store.pool.connect();
  try {
    await client.query(`RESET ROLE`);
    await client.query(statement, values);
  } finally {
    client.release();
  }
}

beforeAll(async () => {
  database = await createDatabase();
  const pool = historyPool(database.config);
  store = { pool, custody: custodyOf(hash('sha256', 'custody', 'buffer')) };
  const log = { signer, cadenceSeconds: 10, paddingMultiple: 16, keepers: [] };
  await simulate(store, { seed: 'dataset', end: END, scale: 0.2, log });
  const { rows } = await pool.query<{ stream: string }>(
    `SELECT stream FROM facts WHERE kind = 'ReferralSent' AND at < '2026-10-01' ORDER BY at LIMIT 1`,
  );
  erased = rows[0]!.stream;
  // An erasure destroys the key of the case (spec/evidence-log.md, Erasure).
  await superuser('ALTER TABLE case_keys DISABLE TRIGGER keys_go_by_erasure');
  await superuser('DELETE FROM case_keys WHERE stream = $1', [erased]);
  while (await publishDataset(store, DELAYS));
  files = await Promise.all(
    (await datasetIndex(store)).map(async ({ month, parties }) => ({
      month,
      entries: await text(`dataset/${month}/entries.jsonl.gz`),
      parties: parties && (await text(`dataset/${month}/parties.jsonl.gz`)),
    })),
  );
  const checkpoint = (await read('checkpoint'))!;
  report = await audit({ read, trust, verify, checkpoint: Buffer.from(checkpoint), hash: sha256 });
}, PATIENCE);
afterAll(async () => {
  await store.pool.end();
  await database.drop();
});

const text = async (path: string): Promise<string> => gunzipSync((await read(path))!).toString('utf8');
const check = (changed: readonly DatasetFiles[] = files): Promise<DatasetReport> =>
  checkDataset({ files: changed, read, size: report.size, incidents: report.incidents, fromStart: true, hash: sha256 });
const edited = (month: number, change: (lines: string[]) => void, part: 'entries' | 'parties' = 'entries') =>
  files.map((each, i) => {
    if (i !== month) return each;
    const lines = (each[part] ?? '').split('\n');
    change(lines);
    return { ...each, [part]: lines.join('\n') };
  });
type Line = Record<string, [string, string]> & { index: number };
const parsed = (lines: readonly string[], at: number): Line => JSON.parse(lines[at]!) as Line;
const find = (lines: readonly string[], has: (line: Line) => boolean): number =>
  lines.findIndex((line, i) => i > 0 && line !== '' && has(JSON.parse(line) as Line));
const otherHex = (salt: string): string => (salt.startsWith('0') ? '1' : '0') + salt.slice(1);

describe('the dataset of a simulated history', () => {
  it('verifies: every entry of the published months has one line, fillers included', async () => {
    const checked = await check();
    expect(checked).toMatchObject({ ok: true, first: null });
    expect(checked.months).toEqual(['2026-09', '2026-10', '2026-11']);
    expect(checked.through).toBe(report.size);
    expect(checked.fillers).toBeGreaterThan(0);
    const opened = new Set(checked.counts.map(({ attribute }) => attribute));
    expect([...opened].sort()).toEqual(['all', 'class', 'origin', 'recipient', 'result']);
  });

  it('waits for a checkpoint of the day on which a month is due', async () => {
    expect(await publishDataset(store, { entriesDays: -8, partiesDays: 0 })).toBe(false);
    expect(await publishDataset(store, DELAYS)).toBe(false);
  });

  it('says of every month and kind what the facts say, also of the case that was erased', async () => {
    const { rows } = await store.pool.query<{ month: string; n: number }>(
      `SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, count(*)::int AS n FROM facts
       WHERE kind = 'ReferralSent' GROUP BY 1 ORDER BY 1`,
    );
    const sent = (await check()).counts.filter(({ kind, attribute }) => kind === 'ReferralSent' && attribute === 'all');
    expect(sent.map(({ month, count }) => ({ month, n: count }))).toEqual(rows);
    const { rows: at } = await store.pool.query<{ index: number }>(`SELECT index FROM log_entries WHERE stream = $1`, [
      erased,
    ]);
    const lines = files
      .flatMap(({ entries }) => entries.split('\n').slice(1, -1))
      .map((line) => JSON.parse(line) as Line);
    for (const { index } of at) {
      expect(Object.keys(lines[index]!).sort()).toEqual(['index', 'kind', 'month']);
      expect(lines[index]!.index).toBe(index);
    }
    expect(at.length).toBeGreaterThan(3);
  });

  it('opens no value that stands for fewer than five cases', async () => {
    const entries = new Map<number, string>();
    for (let from = 0; from < report.size; from += 2_000) {
      const page = await auditEntries(store, { kind: 'AUDIT' }, { from, limit: 2_000 });
      for (const entry of page!.entries) entries.set(entry.index, entry.fact?.stream ?? '');
    }
    const cells = new Map<string, Set<string>>();
    for (const { entries: file, parties } of files) {
      const later = new Map(
        (parties ?? '')
          .split('\n')
          .slice(1, -1)
          .map((line) => [parsed([line], 0).index, line]),
      );
      for (const line of file.split('\n').slice(1, -1)) {
        const { index, kind, month, class: instrument, result } = JSON.parse(line) as Line;
        const { origin, recipient } = JSON.parse(later.get(index) ?? '{}') as Line;
        const opened = [instrument, result, origin, recipient].map((each) => each?.[0] ?? null);
        if (opened.every((each) => each === null)) continue;
        const name = JSON.stringify([kind![0], month![0], ...opened]);
        cells.set(name, (cells.get(name) ?? new Set()).add(entries.get(index)!));
      }
    }
    expect(cells.size).toBeGreaterThan(3);
    for (const [name, cases] of cells) expect(cases.size, name).toBeGreaterThanOrEqual(5);
  });

  it('is what the published totals of its years rest on', async () => {
    const view = reportViews.totalsView.parse(await publishedTotals(store, { from: '2026', to: '2026' }));
    expect(view.basis).toMatchObject({ checkpoint: report.size, dataset: '2026-11', fromEntries: ['referrals-sent'] });
    const checked = await check();
    expect(comparePublished(view, checked)).toEqual([]);
    const [first, ...rest] = view.basis.counts;
    const forged = { ...view, basis: { ...view.basis, counts: [{ ...first!, count: first!.count + 1 }, ...rest] } };
    expect(comparePublished(forged, checked)).toHaveLength(1);
    expect(comparePublished({ ...view, basis: { ...view.basis, counts: rest } }, checked)).toHaveLength(1);
    const rows = view.rows.map((row) => (row.measure === 'referrals-sent' && row.count ? { ...row, count: 1 } : row));
    expect(comparePublished({ ...view, rows }, checked)).toMatchObject([{ what: 'referrals-sent' }]);
  });
});

describe('each way in which a dataset can be false is found, with its line', () => {
  it.each(['kind', 'month', 'class', 'result'])('another value of %s', async (name) => {
    let at = 0;
    const changed = edited(1, (lines) => {
      at = find(lines, (line) => name in line);
      const line = parsed(lines, at);
      lines[at] = JSON.stringify({ ...line, [name]: [name === 'month' ? '2026-12' : 'OTHER', line[name]![1]] });
    });
    expect(at).toBeGreaterThan(0);
    expect((await check(changed)).first).toMatchObject({
      month: '2026-10',
      part: 'entries',
      line: at + 1,
      code: 'value-wrong',
    });
  });

  it.each(['origin', 'recipient'])('another %s', async (name) => {
    let at = 0;
    const change = (lines: string[]): void => {
      at = find(lines, (line) => name in line);
      const line = parsed(lines, at);
      lines[at] = JSON.stringify(
        Object.fromEntries(Object.entries({ ...line, [name]: ['other', line[name]![1]] }).sort()),
      );
    };
    expect((await check(edited(1, change, 'parties'))).first).toMatchObject({
      ...{ month: '2026-10', part: 'parties', line: at + 1, code: 'value-wrong' },
    });
  });

  it('salts that are swapped or changed', async () => {
    const swap = (lines: string[]): void => {
      const line = parsed(lines, 5);
      lines[5] = JSON.stringify({
        ...line,
        kind: [line['kind']![0], line['month']![1]],
        month: [line['month']![0], line['kind']![1]],
      });
    };
    expect((await check(edited(0, swap))).first).toMatchObject({ line: 6, code: 'value-wrong' });
    const change = (lines: string[]): void => {
      const line = parsed(lines, 9);
      lines[9] = JSON.stringify({ ...line, kind: [line['kind']![0], otherHex(line['kind']![1])] });
    };
    expect((await check(edited(0, change))).first).toMatchObject({ line: 10, code: 'value-wrong' });
  });

  it('a line dropped, added, doubled or hidden as lost', async () => {
    expect((await check(edited(0, (lines) => lines.splice(4, 1)))).first).toMatchObject({
      line: 5,
      code: 'entry-missing',
    });
    expect((await check(edited(0, (lines) => lines.splice(4, 0, lines[4]!)))).first).toMatchObject({
      line: 6,
      code: 'entry-missing',
    });
    const last = (lines: string[]): void => void lines.splice(-1, 0, lines.at(-2)!);
    expect((await check(edited(0, last))).first).toMatchObject({ code: 'entry-missing' });
    const lost = (lines: string[]): void => {
      lines[4] = JSON.stringify({ index: parsed(lines, 4).index, lost: true });
    };
    expect((await check(edited(0, lost))).first).toMatchObject({ line: 5, code: 'lost-undeclared' });
  });

  it('a filler that is left out, also when the range is made to fit', async () => {
    const hide = (lines: string[]): void => {
      const at = lines.findLastIndex((line) => line.includes('"filler"'));
      lines.splice(at, 1);
      const header = JSON.parse(lines[0]!) as Record<string, unknown>;
      lines[0] = JSON.stringify({ ...header, to: Number(header['to']) - 1 });
    };
    expect((await check(edited(1, hide))).ok).toBe(false);
  });

  it('an entry moved to another month', async () => {
    const [first, second] = [files[0]!.entries.split('\n'), files[1]!.entries.split('\n')];
    const from = first.findLastIndex((line, i) => i < first.length - 2 && line.includes('["2026-09"')) + 1;
    const moved = first.splice(from, first.length - 1 - from);
    second.splice(1, 0, ...moved);
    const shift = (lines: string[], key: string): void => {
      const header = JSON.parse(lines[0]!) as Record<string, unknown>;
      lines[0] = JSON.stringify({ ...header, [key]: Number(header[key]) - moved.length });
    };
    shift(first, 'to');
    shift(second, 'from');
    const changed = [
      { ...files[0]!, entries: first.join('\n'), parties: null },
      { ...files[1]!, entries: second.join('\n'), parties: null },
      files[2]!,
    ];
    expect((await check(changed)).first).toMatchObject({ month: '2026-10', code: 'entry-moved' });
  });

  it('a first month that is withheld, and one between', async () => {
    expect((await check(files.slice(1))).first).toMatchObject({ month: '2026-10', line: 1, code: 'range-wrong' });
    expect((await check([files[0]!, files[2]!])).first).toMatchObject({ month: '2026-11', code: 'range-wrong' });
  });
});
