import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** Every module that an entry reaches within this package, and what else it imports by name. */
function reach(entry: string): { files: string[]; bare: string[] } {
  const files = new Set<string>();
  const bare = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s+'([^']+)'/gu)) {
      if (specifier.startsWith('.')) visit(join(dirname(file), specifier));
      else bare.add(specifier);
    }
  };
  visit(fileURLToPath(new URL(entry, import.meta.url)));
  return { files: [...files], bare: [...bare] };
}

describe('what a browser may import', () => {
  it.each(['./index.ts', './contract/index.ts', './list/index.ts', './verify/index.ts'])(
    '%s needs no Node, and nothing of the command',
    (entry) => {
      const { files, bare } = reach(entry);
      expect(files.length).toBeGreaterThan(1);
      expect(bare.filter((name) => name.startsWith('node:') || name === 'commander')).toEqual([]);
      expect(files.filter((file) => /[\\/]src[\\/](?:command|terminal)[\\/]/u.test(file))).toEqual([]);
    },
  );
});
