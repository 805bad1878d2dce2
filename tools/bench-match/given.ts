// Somebody else's list and queries, 32 bytes a hash, so that the same data can be run through other engines.
import { readFileSync, writeFileSync } from 'node:fs';
import type { Kernels } from '@remit/match';
import { measureSearch, type SearchFigures } from './search.ts';

function readHashes(path: string): Uint8Array {
  const bytes = readFileSync(path);
  if (bytes.length === 0 || bytes.length % 32 !== 0) throw new Error(`${path}: 32 bytes a hash are expected`);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

type Files = { readonly list: string; readonly queries: string; readonly answers?: string | undefined };

/** One line per query: the list positions of its matches within 31, ascending, separated by blanks. */
export function measureGiven(files: Files, kernels: Kernels): SearchFigures & { readonly queries: number } {
  const bytes = readHashes(files.queries);
  const queries = Array.from({ length: bytes.length / 32 }, (_, n) => bytes.slice(n * 32, n * 32 + 32));
  const { index, figures } = measureSearch(readHashes(files.list), kernels, { queries });
  if (files.answers !== undefined) {
    const lines = queries.map((query) =>
      index
        .search(query, 31)
        .map(({ id }) => id)
        .sort((a, b) => a - b)
        .join(' '),
    );
    writeFileSync(files.answers, `${lines.join('\n')}\n`);
  }
  return { ...figures, queries: queries.length };
}
