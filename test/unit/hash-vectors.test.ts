import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hashVectorFiles } from '../../tools/vectors/hashes/files.ts';

const FOLDER = new URL('../../spec/vectors/hashes/', import.meta.url);

describe('the published vectors of opinions', () => {
  const files = new Map(hashVectorFiles());
  it('are those files and no others', () => {
    const published = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
    expect(published.sort()).toEqual([...files.keys()].sort());
  });
  it.each([...files])('%s is what the examples give', (name, text) => {
    expect(readFileSync(new URL(name, FOLDER), 'utf8') === text).toBe(true);
  });
});
