import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readList } from '../../client/src/list/index.ts';
import type { ImportBody } from '../src/commands/import-request.ts';
import type { Fixture } from './fixture.ts';
import { body, header, imported as importedTo, openImports, set } from './import-fixture.ts';

let fixture: Fixture;
beforeAll(async () => (fixture = await openImports()));
afterAll(() => fixture.close());

const imported = (given: ImportBody) => importedTo(fixture, given);

describe('the list of April 2019', () => {
  it('every container row is stopped with its reason, and what remains needs lock 2 because of its size', async () => {
    const list = readList(readFileSync(new URL('../../../examples/archive-2019.csv', import.meta.url)));
    const rows = list.rows.map(({ title: _title, asWritten: _written, ...row }) => row);
    const answer = await imported(body(rows, { fileName: 'archive-2019.csv', template: null }));
    const containers = answer.items.filter((_row, i) => (list.rows[i]!.note ?? '').startsWith('container page'));
    expect(containers).toHaveLength(119);
    for (const { result, codes } of containers) expect([result, codes[0]]).toEqual(['stopped', 'G3_CONTAINER']);
    const { rows: kept } = await fixture.admin.query<{ items: number }>('SELECT items FROM imports WHERE id = $1', [
      answer.id,
    ]);
    expect(kept[0]!.items).toBeGreaterThan(set.rolling.perImport);
    expect(answer.lock2Above).toBe(set.rolling.perImport);
    for (const { lock2Because } of answer.drafts) expect(lock2Because).toContain('IMPORT_TOTAL');
    expect(answer.totals).toMatchInlineSnapshot(`
      {
        "duplicate": 35,
        "invalid": 1,
        "needsWork": 455,
        "ready": 0,
        "rows": 611,
        "stopped": 120,
      }
    `);
  });
});

describe('the answer says which drafts need lock 2, and why', () => {
  const { perImport } = set.rolling;
  const list = (n: number, more: Partial<ImportBody>) =>
    body(
      Array.from({ length: n }, (_, i) => `https://video.example/watch/size-${i}`),
      { dryRun: true, ...more },
    );
  const reasons = async (given: ImportBody) => {
    const { drafts, lock2Above } = await imported(given);
    return { lock2Above, because: drafts.map((draft) => draft.lock2Because) };
  };

  it('because of the size of the whole import from the first item above the limit, on a dry run too', async () => {
    const within = await reasons(list(perImport, {}));
    expect(within.lock2Above).toBe(perImport);
    expect(new Set(within.because.flat())).toEqual(new Set());
    const above = await reasons(list(perImport + 1, {}));
    expect(above.because.length).toBeGreaterThan(1);
    for (const because of above.because) expect(because).toEqual(['IMPORT_TOTAL']);
  });

  it('because of anything else that the header alone decides', async () => {
    const global = { ...header, territory: { kind: 'global', reason: 'Seen everywhere.' } } as const;
    expect((await reasons(list(1, { header: global }))).because).toEqual([['GLOBAL_SCOPE']]);
  });
});

describe('10,000 rows', () => {
  it('with three in ten repeated are drafted, gates included, and none is lost', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => `https://video.example/watch/bulk-${i % 7000}`);
    await imported(body(rows.slice(0, 500).map((url) => url.replace('bulk', 'warm'))));
    const started = performance.now();
    const { totals, drafts } = await imported(body(rows));
    const seconds = (performance.now() - started) / 1000;
    expect(totals).toEqual({ rows: 10_000, ready: 7000, needsWork: 0, stopped: 0, duplicate: 3000, invalid: 0 });
    expect(drafts).toHaveLength(140);
    // Generous for a loaded machine; `npm run bench` gives the figure.
    expect(seconds).toBeLessThan(10);
    if (process.env['REMIT_SHOW_SECONDS']) process.stdout.write(`import of 10,000: ${seconds.toFixed(2)} s\n`);
  });
});
