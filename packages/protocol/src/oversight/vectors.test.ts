import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type OversightVector, runOversightVector } from './fixtures/run-oversight-vector.ts';

const FILE = new URL('../../../../spec/vectors/oversight/predicates.json', import.meta.url);
const vectors = JSON.parse(readFileSync(FILE, 'utf8')) as OversightVector[];

describe('vectors of narrowing and of the sample', () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    expect(runOversightVector(vector)).toBe(vector.then);
  });
});
