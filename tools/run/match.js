// Builds the matching kernels when their sources, or the compiler, have changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { lockDigest } from './install.js';
import { node24 } from './node-24.js';
import { CannotRun, at } from './places.js';
import { run } from './processes.js';

const stamp = at('node_modules', '.cache', 'remit', 'kernels-built-from');
const sources = at('packages', 'match', 'assembly');
const built = (name) => at('packages', 'match', 'dist', name);
const COMMON = ['--runtime', 'stub', '-O3', '--converge', '--noAssert', '--importMemory', '--initialMemory', '1'];
const QUIET = ['--use', 'abort=', '--disableWarning', '201'];
const KERNELS = {
  'kernels.wasm': ['--enable', 'simd'],
  'kernels-shared.wasm': ['--enable', 'simd', '--enable', 'threads', '--sharedMemory', '--maximumMemory', '65536'],
};

function sourceDigest() {
  const digest = createHash('sha256')
    .update(lockDigest())
    .update(readFileSync(at('tools', 'run', 'match.js')));
  for (const name of readdirSync(sources).sort())
    digest.update(`\0${name}\0`).update(readFileSync(`${sources}/${name}`));
  return digest.digest('hex');
}

/** Written beside and moved into place, so that a program that reads them now finds either the old or the new. */
async function compile(name, options) {
  const asc = at('node_modules', 'assemblyscript', 'bin', 'asc.js');
  const fresh = built(`${name}.${process.pid}`);
  const args = [asc, `${sources}/kernels.ts`, '-o', fresh, ...COMMON, ...options, ...QUIET];
  const code = await run(node24(), args, { cwd: at() });
  if (code !== 0) throw new CannotRun('The matching kernels could not be built; the reason stands above.');
  renameSync(fresh, built(name));
}

export async function ensureKernels() {
  const digest = sourceDigest();
  const there = Object.keys(KERNELS).every((name) => existsSync(built(name))) && existsSync(stamp);
  if (there && readFileSync(stamp, 'utf8') === digest) return;
  // Not on standard output: a bench may print its figures there.
  console.error('Building the matching kernels ...');
  rmSync(stamp, { force: true });
  mkdirSync(at('packages', 'match', 'dist'), { recursive: true });
  await Promise.all(Object.entries(KERNELS).map(([name, options]) => compile(name, options)));
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}
