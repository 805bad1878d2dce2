// Runs a built command where it is installed, and its source in a checkout: in this process if the Node that was
// found can run it, else in the Node 24 that came with the install.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as modules from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Our other packages resolve to their source too. */
function resolveToSource() {
  modules.registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier, { ...context, conditions: [...context.conditions, 'remit-source'] }),
  });
}

function carriedNode(program) {
  const paths = modules.createRequire(program).resolve.paths('node') ?? [];
  return paths
    .map((path) => join(path, `node-${process.platform}-${process.arch}`, 'bin', 'node'))
    .find((path) => existsSync(path));
}

function handOver(node, program) {
  const child = spawn(node, [fileURLToPath(program), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
}

async function run(entry) {
  const { main } = await import(entry.href);
  const code = await main(process.argv.slice(2));
  if (typeof code === 'number') process.exitCode = code;
}

/** @param {string} program the address of the program in `bin`; its package has the command beside that folder */
export async function launch(program) {
  const source = new URL('../src/command/main.ts', program);
  if (!existsSync(source)) return run(new URL('../dist/command/main.js', program));
  if (process.features.typescript && modules.registerHooks !== undefined) {
    resolveToSource();
    return run(source);
  }
  const node = carriedNode(program);
  if (node !== undefined) return handOver(node, program);
  console.error(`Node 22.18 or newer is needed to run from source; this is ${process.version}.`);
  process.exitCode = 1;
}
