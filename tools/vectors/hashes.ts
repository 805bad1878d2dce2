/**
 * Writes spec/vectors/hashes from the examples in tools/vectors/hashes. What an example owes stands in the examples; the
 * rest of each fact is recorded here to be looked at.
 *
 *   node --conditions=remit-source tools/vectors/hashes.ts
 */
import { writeFileSync } from 'node:fs';
import { hashVectorFiles } from './hashes/files.ts';

const folder = new URL('../../spec/vectors/hashes/', import.meta.url);
for (const [name, text] of hashVectorFiles()) writeFileSync(new URL(name, folder), text);
