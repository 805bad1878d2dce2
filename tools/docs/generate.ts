/**
 * Writes the tables of the specification between their marks.
 *
 *   node --conditions=remit-source tools/docs/generate.ts
 */
import { writeFileSync } from 'node:fs';
import { filled, generatedFiles, root, textOf } from './fill.ts';

for (const file of generatedFiles()) {
  const before = textOf(file);
  const after = filled(before);
  if (after === before) continue;
  writeFileSync(new URL(file, root), after);
  console.log(`wrote ${file}`);
}
