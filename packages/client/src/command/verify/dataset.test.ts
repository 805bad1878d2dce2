import { hash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { countDataset, type EntryLine, formatDataset } from '@remit/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeLog } from '../../../test/fake-log.ts';
import { type Asked, type Answered, FakeServer } from '../../../test/fake-server.ts';
import { EXIT } from '../exit-codes.ts';

const SIZE = 300;
let log: FakeLog;
let server: FakeServer;
let lines: EntryLine[];
let text: string;
let counted: ReturnType<typeof countDataset>;

function answer({ url }: Asked): Answered {
  const { pathname } = new URL(url, 'http://localhost');
  if (pathname === '/log/dataset/2026-11/entries.jsonl.gz') return { bytes: gzipSync(text) };
  if (pathname === '/log/dataset/index') return { bytes: Buffer.from(JSON.stringify(indexOf())) };
  if (pathname.startsWith('/log/')) {
    const bytes = log.files.get(pathname.slice('/log/'.length));
    return bytes && { bytes };
  }
  if (pathname === '/api/public/log')
    return {
      json: {
        ...{ checkpoint: null, verifierKey: log.verifierKey, origin: 'remit.example/log' },
        ...{ cadenceSeconds: 10, paddingMultiple: 8, sequencedSize: 0 },
      },
    };
  if (pathname === '/api/public/totals') return { json: totals() };
  return undefined;
}

const indexOf = () => [{ month: '2026-11', from: 0, to: SIZE, entries: hash('sha256', gzipSync(text)), parties: null }];
const totals = () => ({
  ...{ from: '2026-01', to: '2026-12', suppressedBelow: 5, suppressedCells: 0, rows: [], speeds: [] },
  basis: { checkpoint: SIZE, dataset: '2026-11', fromEntries: ['referrals-sent'], counts: counted },
});
const write = (): void => {
  text = formatDataset(
    {
      ...({ format: 'remit/dataset/v1', part: 'entries', month: '2026-11', from: 0, to: SIZE } as const),
      ...{ below: 5, checkpoint: 'note' },
    },
    lines,
  );
};

beforeEach(async () => {
  log = new FakeLog();
  await log.grow(SIZE);
  lines = log.entries.map(({ index, disclosed, salts }) => ({
    index,
    kind: [disclosed.kind, salts.kind!],
    month: [disclosed.month, salts.month!],
  }));
  counted = countDataset(lines);
  write();
  server = await new FakeServer(answer).open();
});
afterEach(() => server.close());

describe('remit verify --dataset', () => {
  it('accounts for every entry, fillers included, and recounts what is published', async () => {
    const { exit, said } = await server.remit('verify', '--dataset');
    expect(said).toContain('each entry up to 300 is accounted for, 37 of them fillers');
    expect(said).toContain('2 published counts were recounted');
    expect(exit).toBe(EXIT.ok);
    expect((await server.remit('verify', '--dataset', '2026-11')).exit).toBe(EXIT.ok);
  });

  it('names the first bad line, with exit code 1', async () => {
    lines[41] = { ...lines[41]!, kind: ['ReferralSent', lines[41]!.kind[1]] };
    write();
    const { exit, said } = await server.remit('verify', '--dataset', 'all');
    expect(exit).toBe(EXIT.found);
    expect(said).toContain('First: 2026-11 entries, line 43: entry 41 did not commit to this kind (value-wrong).');
  });

  it('finds a published total that the entries contradict', async () => {
    counted = counted.map((row) => ({ ...row, count: row.count + 1 }));
    const { exit, said } = await server.remit('verify', '--dataset');
    expect(exit).toBe(EXIT.found);
    expect(said).toContain('A published total is wrong.');
  });

  it('checks a file that somebody kept, and one at an address', async () => {
    const file = join(server.home, 'kept.jsonl');
    await writeFile(file, text);
    expect((await server.remit('verify', '--dataset', file)).exit).toBe(EXIT.ok);
    await writeFile(file, text.replace(/"index":7,/, '"index":8,'));
    expect((await server.remit('verify', '--dataset', file)).exit).toBe(EXIT.found);
    const address = `${server.origin}/log/dataset/2026-11/entries.jsonl.gz`;
    expect((await server.remit('verify', '--dataset', address)).exit).toBe(EXIT.ok);
  });

  it('takes a missing dataset for no evidence', async () => {
    expect((await server.remit('verify', '--dataset', '2026-10')).exit).toBe(EXIT.usage);
  });
});
