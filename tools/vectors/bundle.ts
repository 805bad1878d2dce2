/**
 * Writes spec/vectors/bundle: bundles that hold, made by the real writer and the real log with fixed seeds, and bundles
 * that are wrong in one way each, with the code that a verifier answers.
 *
 *   node --conditions=remit-source tools/vectors/bundle.ts
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { bundleSchema } from '@remit/client';
import { startTestDatabase } from '../../packages/server/src/store/embedded/for-tests.ts';

const root = new URL('../../spec/vectors/bundle/', import.meta.url);
const database = await startTestDatabase();
try {
  const { bundleVectors } = await import('./bundle/vectors.ts');
  const { good, bad } = await bundleVectors();
  for (const [folder, vectors] of Object.entries({ good, bad })) {
    const at = new URL(`${folder}/`, root);
    mkdirSync(at, { recursive: true });
    for (const name of readdirSync(at)) if (name.endsWith('.json')) rmSync(new URL(name, at));
    for (const [name, vector] of vectors)
      writeFileSync(new URL(`${name}.json`, at), `${JSON.stringify(vector, null, 1)}\n`);
    console.log(`${vectors.size} ${folder}`);
  }
} finally {
  await database.stop();
}
const schema = z.toJSONSchema(bundleSchema, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any' });
const named = { ...schema, $id: 'https://remit.example/spec/bundle.schema.json', title: 'remit/bundle/v1' };
writeFileSync(new URL('../../bundle.schema.json', root), `${JSON.stringify(named, null, 2)}\n`);
