import { existsSync } from 'node:fs';
import { cells, entryCells, REFUSALS, SYSTEM_RULES } from '@remit/protocol';
import { describe, expect, it } from 'vitest';
import type { Vector } from '../../packages/protocol/src/referral/fixtures/run-vector.ts';
import { filled, generatedFiles, root, textOf } from '../../tools/docs/fill.ts';
import { anchorsOf } from '../../tools/docs/links.ts';
import { referralVectorFiles } from '../../tools/vectors/referral/files.ts';

const vectors = referralVectorFiles()
  .filter(([name]) => !/^(base|histories)/.test(name))
  .flatMap(([, text]) => JSON.parse(text) as Vector[]);
const NAMED = new Set([
  ...cells().map(({ cell }) => cell.spec),
  ...entryCells().map(({ cell }) => cell.spec),
  ...Object.values(REFUSALS).map((row) => row.spec),
  ...vectors.map(({ spec }) => spec),
]);

describe('the specification', () => {
  it.each([...NAMED])('has the section %s that the code names', (named) => {
    const [page = '', anchor = ''] = named.split('#');
    expect(existsSync(new URL(`spec/${page}.md`, root))).toBe(true);
    expect(anchorsOf(textOf(`spec/${page}.md`))).toContain(anchor);
  });
  it.each(SYSTEM_RULES)('has a heading for the rule %s', (rule) => {
    const headings = ['referral', 'oversight', 'parties-and-keys', 'hashes'].flatMap((page) => [
      ...anchorsOf(textOf(`spec/${page}.md`)),
    ]);
    expect(headings).toContain(rule);
  });
  it.each(generatedFiles())('has the tables of the code: %s', (file) => {
    expect(filled(textOf(file)) === textOf(file)).toBe(true);
  });
});
