// What a change is held to before it is proposed: format, lint, types, rooms and unit tests, docs.
import { existsSync } from 'node:fs';
import { ensureKernels } from './match.js';
import { fromSource, node24 } from './node-24.js';
import { at, root } from './places.js';
import { run } from './processes.js';

const npm = (...parts) => at('node_modules', ...parts);

// Two lanes for two cores: lint takes as long as most of the others together.
const LANES = [
  [['lint', npm('eslint', 'bin', 'eslint.js'), ['.', '--cache', '--cache-location', npm('.cache', 'eslint')]]],
  [
    ['format', npm('@biomejs', 'biome', 'bin', 'biome'), ['format', '.']],
    ['rooms and unit tests', npm('vitest', 'vitest.mjs'), ['run', '--project', 'unit', '--silent']],
    ['types', npm('typescript', 'bin', 'tsc'), ['-p', '.']],
    ['docs', at('tools', 'docs', 'check.ts'), []],
  ],
];

async function codeOf([name, program, args]) {
  const began = performance.now();
  const code = await run(node24(), [fromSource, program, ...args], { cwd: root });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  return code;
}

async function failuresOf(lane) {
  const failed = [];
  for (const step of lane) {
    const code = existsSync(step[1]) ? await codeOf(step) : 0;
    if (code !== 0) failed.push(step[0]);
    // Ended by a signal: whoever sent it wants none of the others either.
    if (code > 128) break;
  }
  return failed;
}

/** Every step runs, so that one look shows all that is to be mended. */
export async function check() {
  await ensureKernels();
  const failed = (await Promise.all(LANES.map(failuresOf))).flat();
  if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
}
