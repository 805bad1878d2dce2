import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EQUALITY_CASES, INEQUALITY_CASES } from './cases.ts';
import { LOCATOR_CODES, type LocatorCode } from './codes.ts';
import { lintLocator, normaliseLocator } from './lint-locator.ts';
import { SERVICE_RULES } from './services/index.ts';
import { type LocatorVector, locatorVectorFiles } from './vectors.ts';

const FOLDER = new URL('../../../../spec/vectors/locator/', import.meta.url);
const files = [...locatorVectorFiles()];

function check({ text, item, expect: wanted }: LocatorVector): void {
  const verdict = lintLocator(text, item);
  const codes = verdict.findings.map(({ code }) => code);
  expect(verdict.result).toBe(wanted.result);
  if (wanted.exact) expect(codes).toEqual(wanted.codes);
  else expect(codes).toEqual(expect.arrayContaining([...wanted.codes]));
  if (wanted.normalised !== undefined) expect(verdict.normalised).toBe(wanted.normalised);
  if (wanted.service !== undefined) expect(verdict.service).toBe(wanted.service);
}

describe.each(files)('%s', (name, content) => {
  it('is what spec/vectors/locator publishes', () => {
    expect(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))).toEqual(JSON.parse(JSON.stringify(content)));
  });
  const { vectors = [] } = content as { vectors?: LocatorVector[] };
  it.each(
    vectors.map((vector) => [JSON.stringify(vector.text).slice(0, 90), JSON.stringify(vector.item), vector] as const),
  )('%s as %s gives the verdict of the vector', (_text, _item, vector) => check(vector));
});

describe('the published vectors', () => {
  it('are these files and no others', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(files.map(([name]) => name).sort());
  });
  it('meet every code at least once', () => {
    const met = new Set<LocatorCode>();
    for (const [, content] of files) {
      for (const { text, item } of (content as { vectors?: LocatorVector[] }).vectors ?? []) {
        for (const { code } of lintLocator(text, item).findings) met.add(code);
      }
    }
    expect([...met].sort()).toEqual(Object.keys(LOCATOR_CODES).sort());
  });
  it('show both sides of every service', () => {
    for (const { cases } of SERVICE_RULES) {
      expect(cases.pass.length).toBeGreaterThan(1);
      expect(cases.stop.length).toBeGreaterThan(1);
      expect(cases.account.length).toBeGreaterThan(0);
    }
  });
});

describe('equality', () => {
  it.each(EQUALITY_CASES.map((row) => [row[0] ?? '', row] as const))(
    '%s is the one form of its spellings',
    (form, row) => {
      for (const text of row) expect(normaliseLocator(text)).toBe(form);
    },
  );
  it.each(INEQUALITY_CASES)('%s and %s stay apart', (one, other) => {
    expect(normaliseLocator(one)).not.toBe(normaliseLocator(other));
  });
});
