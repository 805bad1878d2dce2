#!/usr/bin/env node
// Runs the built command where it is installed, and its source in a checkout: in this process if the
// Node that was found can run it, else in the Node 24 that came with the install.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as modules from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = new URL('../src/command/main.ts', import.meta.url);
const built = new URL('../dist/command/main.js', import.meta.url);

/** Our other packages resolve to their source too. */
function resolveToSource() {
  modules.registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier, { ...context, conditions: [...context.conditions, 'remit-source'] }),
  });
}

function carriedNode() {
  const paths = modules.createRequire(import.meta.url).resolve.paths('node') ?? [];
  return paths
    .map((path) => join(path, `node-${process.platform}-${process.arch}`, 'bin', 'node'))
    .find((path) => existsSync(path));
}

function handOver(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
}

async function launch(url) {
  const { main } = await import(url.href);
  const code = await main(process.argv.slice(2));
  if (typeof code === 'number') process.exitCode = code;
}

if (!existsSync(source)) await launch(built);
else if (process.features.typescript && modules.registerHooks !== undefined) {
  resolveToSource();
  await launch(source);
} else {
  const node = carriedNode();
  if (node === undefined) {
    console.error(`Node 22.18 or newer is needed to run from source; this is ${process.version}.`);
    process.exit(1);
  }
  handOver(node);
}
