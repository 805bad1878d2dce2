// What the scripts hand over to.
import { existsSync } from 'node:fs';
import { fromSource, node24 } from './node-24.js';
import { ensureKernels } from './match.js';
import { CannotRun, at, root } from './places.js';
import { run, stopOthers } from './processes.js';
import { ensureWeb } from './web.js';

const main = at('packages', 'server', 'src', 'main.ts');
/** Fills a fresh demonstration with its made-up history; the server itself knows no simulation. */
const fill = at('tools', 'simulate', 'fill.ts');
const demonstration = ['--demo', ...(existsSync(fill) ? [`--fill=${fill}`] : [])];

export async function start(args) {
  await ensureWeb();
  return run(node24(), [fromSource, main, ...demonstration, ...args], { cwd: process.cwd(), channel: true });
}

export async function dev(args) {
  const vite = at('node_modules', 'vite', 'bin', 'vite.js');
  const programs = [
    run(node24(), [fromSource, '--watch', '--watch-preserve-output', main, ...demonstration, ...args], {
      cwd: root,
    }),
    run(node24(), [vite, '--clearScreen', 'false'], { cwd: at('packages', 'web') }),
  ];
  const code = await Promise.race(programs);
  stopOthers();
  await Promise.all(programs);
  return code;
}

/** What is published (built JavaScript and types), and the screens. */
export async function build() {
  const tsc = at('node_modules', 'typescript', 'bin', 'tsc');
  await ensureKernels();
  for (const name of ['log', 'protocol', 'match', 'client', 'server']) {
    const project = at('packages', name, 'tsconfig.build.json');
    if (!existsSync(project)) continue;
    console.log(`Building packages/${name} ...`);
    const code = await run(node24(), [tsc, '-p', project], { cwd: root });
    if (code !== 0) return code;
  }
  await ensureWeb();
  return 0;
}

async function tool(name, args) {
  const program = at('tools', name, 'main.ts');
  if (!existsSync(program)) throw new CannotRun(`tools/${name}/main.ts is missing from this checkout.`);
  return run(node24(), [fromSource, program, ...args], { cwd: root });
}

export const bench = (args) => tool('bench', args);

export async function benchMatch(args) {
  await ensureKernels();
  return tool('bench-match', args);
}

export async function prove(args) {
  await ensureWeb();
  return tool('prove', args);
}
