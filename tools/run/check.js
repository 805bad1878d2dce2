// What a change is held to before it is proposed: format, lint, types, rooms and unit tests, docs.
import { existsSync } from 'node:fs';
import { ensureKernels } from './match.js';
import { fromSource, node24 } from './node-24.js';
import { at, root } from './places.js';
import { run } from './processes.js';

const npm = (...parts) => at('node_modules', ...parts);

const STEPS = [
  ['format', npm('@biomejs', 'biome', 'bin', 'biome'), ['format', '.']],
  ['lint', npm('eslint', 'bin', 'eslint.js'), ['.', '--cache', '--cache-location', npm('.cache', 'eslint')]],
  ['types', npm('typescript', 'bin', 'tsc'), ['-p', '.']],
  ['rooms and unit tests', npm('vitest', 'vitest.mjs'), ['run', '--project', 'unit', '--silent']],
  ['docs', at('tools', 'docs', 'check.ts'), []],
];

/** Every step runs, so that one look shows all that is to be mended. */
export async function check() {
  await ensureKernels();
  const failed = [];
  for (const [name, program, args] of STEPS) {
    if (!existsSync(program)) continue;
    const began = performance.now();
    const code = await run(node24(), [fromSource, program, ...args], { cwd: root });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
    if (code !== 0) failed.push(name);
    if (code > 128) break;
  }
  if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
}
