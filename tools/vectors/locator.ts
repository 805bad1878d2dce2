/**
 * Writes spec/vectors/locator from the rules and cases of packages/protocol/src/locator. Run it after a change of either,
 * then format the folder; the unit tests fail while the published files differ.
 *
 *   node tools/vectors/locator.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { locatorVectorFiles } from '../../packages/protocol/src/locator/vectors.ts';

const folder = new URL('../../spec/vectors/locator/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, content] of locatorVectorFiles()) {
  writeFileSync(new URL(name, folder), `${JSON.stringify(content, null, 2)}\n`);
}
