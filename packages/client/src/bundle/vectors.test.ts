// Every vector of spec/vectors/bundle, and every code of the table in one of them. Cannot catch: a fault that the
// generator shares with the verifier; test/conformance reads the same files with other code.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BUNDLE_CODES, bundleSchema, isFault, verifyBundle } from './index.ts';

type Vector = {
  readonly bundle: string | { readonly text: string; readonly times: number };
  readonly policy: unknown;
  readonly now: string;
  readonly code?: string;
};
const root = new URL('../../../../spec/', import.meta.url);
const vectors = (folder: string): [string, Vector][] => {
  const at = new URL(`vectors/bundle/${folder}/`, root);
  const names = readdirSync(at).filter((name) => name.endsWith('.json'));
  return names.map((name) => [name.slice(0, -5), JSON.parse(readFileSync(new URL(name, at), 'utf8')) as Vector]);
};
const good = vectors('good');
const bad = vectors('bad');
const textOf = ({ bundle }: Vector): string => (typeof bundle === 'string' ? bundle : bundle.text.repeat(bundle.times));
const verified = (vector: Vector) => verifyBundle(textOf(vector), vector.policy, vector.now);

describe('a bundle', () => {
  it.each(good)('that holds is believed: %s', async (_, vector) => {
    const result = await verified(vector);
    expect(result).not.toHaveProperty('code');
  });
  it.each(bad)('is refused with its own code: %s', async (_, vector) => {
    expect(await verified(vector)).toMatchObject({ code: vector.code });
  });
  it('is wrong in every way that the table names, in at least sixty vectors', () => {
    expect([...new Set(bad.map(([, { code }]) => code))].sort()).toEqual(Object.keys(BUNDLE_CODES).sort());
    expect(bad.length).toBeGreaterThanOrEqual(60);
    expect(good.length).toBeGreaterThanOrEqual(6);
  });
  it('never names a person', () => {
    for (const [, vector] of good)
      expect(textOf(vector)).not.toMatch(/nru-(officer|supervisor)|oversight-(reviewer|chief)/);
  });
  it('says who held the locks, on which words, and what lock 2 took away', async () => {
    const narrowed = await verified(good.find(([name]) => name === 'lock-2-narrowed')![1]);
    if (isFault(narrowed)) throw new Error(narrowed.code);
    expect(narrowed.locks.map(({ lock, as, name }) => [lock, as, name])).toEqual([
      [1, 'Supervisor N-11', 'National Referral Unit (synthetic)'],
      [2, 'Reviewer R-1', 'Referral Review Commission (synthetic)'],
    ]);
    expect(narrowed.locks.map(({ digest }) => digest)).toEqual([narrowed.narrowedFrom, narrowed.digest]);
    expect(narrowed.document.items).toHaveLength(1);
  });
  it('changed in any one character is refused', async () => {
    const vector = good.find(([name]) => name === 'lock-1-alone')![1];
    const text = textOf(vector);
    for (let at = 0; at < text.length; at += 97) {
      const other = text[at] === 'A' ? 'B' : 'A';
      const result = await verifyBundle(text.slice(0, at) + other + text.slice(at + 1), vector.policy, vector.now);
      expect(isFault(result), `character ${at}`).toBe(true);
    }
  });
  it('has the JSON Schema that is published', () => {
    const schema = z.toJSONSchema(bundleSchema, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any' });
    const {
      $id: _id,
      title: _title,
      ...published
    } = JSON.parse(readFileSync(new URL('bundle.schema.json', root), 'utf8')) as Record<string, unknown>;
    expect(published).toEqual(JSON.parse(JSON.stringify(schema)));
  });
});
