import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ItemType, lintLocator, type LocatorVerdict } from '../../packages/protocol/src/locator/index.ts';
import { archiveCaseCsv } from '../../tools/examples/archive-2019.ts';

const EXAMPLES = new URL('../../examples/', import.meta.url);
const csv = readFileSync(new URL('archive-2019.csv', EXAMPLES), 'utf8');

/** Enough of RFC 4180 for a file whose every quoted field is well formed. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

const [header, ...rows] = rowsOf(csv);
const linted = rows.map(([url = '', itemType = '', contentType = '', note = '']) => ({
  url,
  contentType,
  note,
  verdict: lintLocator(url, { itemType: itemType as ItemType }),
}));
const count = (result: LocatorVerdict['result']): number =>
  linted.filter(({ verdict }) => verdict.result === result).length;

describe('the rebuilt list of April 2019', () => {
  it('is what its script writes', () => {
    expect(archiveCaseCsv()).toBe(csv);
  });
  it('has at least 550 rows of four fields', () => {
    expect(header).toEqual(['url', 'item_type', 'content_type', 'note']);
    expect(rows.length).toBeGreaterThanOrEqual(550);
    expect(rows.filter((row) => row.length !== 4)).toEqual([]);
  });
  it('has more than a hundred container pages, and the linter stops every one', () => {
    const containers = linted.filter(({ note }) => note.startsWith('container page'));
    expect(containers.length).toBeGreaterThan(100);
    expect(containers.filter(({ verdict }) => verdict.result !== 'stop').map(({ url }) => url)).toEqual([]);
  });
  it('has its malformed rows stopped as well', () => {
    const malformed = linted.filter(({ note }) => note.startsWith('malformed'));
    expect(malformed.length).toBeGreaterThan(3);
    expect(malformed.filter(({ verdict }) => verdict.result !== 'stop')).toEqual([]);
  });
  it('leaves far more than a batch of made-up items, none of them stopped', () => {
    const items = linted.filter(({ note }) => note.includes('made-up id'));
    expect(items.every(({ url, verdict }) => url.includes('/synthetic-') && verdict.result !== 'stop')).toBe(true);
    const distinct = new Set(
      items.filter(({ verdict }) => verdict.result === 'pass').map(({ verdict }) => verdict.normalised),
    );
    expect(distinct.size).toBeGreaterThan(200);
    expect(items.length).toBeGreaterThan(new Set(items.map(({ verdict }) => verdict.normalised)).size);
  });
  it('gives the figures that its README states', () => {
    const readme = readFileSync(new URL('README.md', EXAMPLES), 'utf8');
    for (const [label, figure] of [
      ['rows', rows.length],
      ['stopped', count('stop')],
      ['waiting for a time range', count('fixable')],
      ['passing the linter', count('pass')],
    ] as const) {
      expect(readme).toContain(`| ${label} | ${figure} |`);
    }
  });
});
