import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { PARTY_TABLES } from '../../packages/protocol/src/parties/tables.ts';
import { bundleCodes } from './bundle-tables.ts';
import { HASH_TABLES } from './hash-tables.ts';
import { OVERSIGHT_TABLES } from './oversight-tables.ts';
import { REFERRAL_TABLES } from './referral-tables.ts';
import { markdownOf, type Table } from './table.ts';

const TABLES: Readonly<Record<string, () => Table>> = {
  ...REFERRAL_TABLES,
  ...OVERSIGHT_TABLES,
  ...PARTY_TABLES,
  ...HASH_TABLES,
  'bundle-codes': bundleCodes,
};
const MARKED = /<!-- generated:([a-z0-9-]+) -->\n[\s\S]*?<!-- \/generated -->/g;

export const root = new URL('../../', import.meta.url);
/** The files in which tables may stand between marks. */
export const generatedFiles = (): string[] =>
  ['spec/', 'docs/reference/'].flatMap((folder) =>
    existsSync(new URL(folder, root))
      ? readdirSync(new URL(folder, root))
          .filter((name) => name.endsWith('.md'))
          .map((name) => folder + name)
      : [],
  );
export const textOf = (file: string): string => readFileSync(new URL(file, root), 'utf8');

/** The text with every table between marks as the code has it now. An unknown mark is a mistake. */
export function filled(text: string): string {
  return text.replace(MARKED, (_, name: string) => {
    const table = TABLES[name];
    if (!table) throw new Error(`no table is called ${name}`);
    return `<!-- generated:${name} -->\n\n${markdownOf(table())}\n\n<!-- /generated -->`;
  });
}

/** Tables that no file shows, and marks that never end. */
export function unusedTables(): string[] {
  const all = generatedFiles().map(textOf).join('\n');
  return Object.keys(TABLES).filter((name) => !all.includes(`<!-- generated:${name} -->`));
}
