/**
 * Writes examples/archive-2019.csv, the rebuilt list of April 2019 (protocol B9, E1). The same bytes on every run.
 *
 *   node tools/examples/archive-2019.ts
 */
import { writeFileSync } from 'node:fs';
import { CONTAINERS, ITEMS, MALFORMED, SPELLINGS } from './archive-2019-groups.ts';

interface Row {
  readonly url: string;
  readonly itemType: string;
  readonly note: string;
}

// What the sender claims the content to be. It is false for every row: that is the case.
const CLAIMS = ['TCO_B', 'TCO_A', 'TCO_D', 'TCO_C', 'TCO_E'];
const EVERY_DUPLICATE = 13;

const identifierOf = (stem: string, index: number): string => `${stem}-${String(index).padStart(4, '0')}`;

function containerRows(): Row[] {
  return CONTAINERS.flatMap(({ title, itemType, urls }) =>
    urls.map((url) => ({ url, itemType, note: `container page: ${title}` })),
  );
}

function itemRows(): Row[] {
  return ITEMS.flatMap(({ title, itemType, stem, count }) =>
    Array.from({ length: count }, (_, index) => ({
      url: `https://archive.org/details/${identifierOf(stem, index + 1)}`,
      itemType,
      note: `${title}, made-up id`,
    })),
  );
}

/** Every thirteenth item once more, spelt another way in four cases of five. */
function duplicateRows(items: readonly Row[]): Row[] {
  return items
    .filter((_, index) => index % EVERY_DUPLICATE === 0)
    .map((row, index) => {
      const identifier = row.url.slice(row.url.lastIndexOf('/') + 1);
      const spell = SPELLINGS[index % SPELLINGS.length];
      return { ...row, url: spell?.(identifier) ?? row.url, note: `${row.note}; "again", as such lists have it` };
    });
}

/** A shuffle by a fixed linear congruence: the list is mixed, and mixed alike on every machine. */
function mixed(rows: readonly Row[]): Row[] {
  const result = [...rows];
  let state = 20190410;
  for (let last = result.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (last + 1));
    const [a, b] = [result[last], result[other]];
    if (a !== undefined && b !== undefined) [result[last], result[other]] = [b, a];
  }
  return result;
}

const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export function archiveCaseCsv(): string {
  const items = itemRows();
  const malformed = MALFORMED.map(([url, note]) => ({ url, itemType: 'FILE', note: `malformed: ${note}` }));
  const rows = mixed([...containerRows(), ...items, ...duplicateRows(items), ...malformed]);
  const lines = rows.map(({ url, itemType, note }, index) =>
    [url, itemType, CLAIMS[index % CLAIMS.length] ?? '', note].map(field).join(','),
  );
  return ['url,item_type,content_type,note', ...lines, ''].join('\n');
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(new URL('../../examples/archive-2019.csv', import.meta.url), archiveCaseCsv());
}
