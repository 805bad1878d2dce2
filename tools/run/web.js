// Builds the screens when their sources, or the packages they run in the browser, have changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { lockDigest } from './install.js';
import { ensureKernels } from './match.js';
import { node24 } from './node-24.js';
import { CannotRun, at, root } from './places.js';
import { run } from './processes.js';

const stamp = at('node_modules', '.cache', 'remit', 'web-built-from');
const SOURCES = ['web/index.html', 'web/vite.config.ts', 'web/package.json', 'web/src', 'web/public'];
const SHARED = [
  'protocol/src',
  'log/src',
  'client/src',
  'match/src',
  'match/assembly',
  'protocol/package.json',
  'log/package.json',
  'client/package.json',
  'match/package.json',
];

function* files(path) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) return yield path;
  for (const name of readdirSync(path).sort()) yield* files(join(path, name));
}

/** By content, not by time: a checkout gives every file the time of the checkout. */
function sourceDigest() {
  const digest = createHash('sha256').update(lockDigest());
  for (const source of [...SOURCES, ...SHARED]) {
    for (const file of files(at('packages', source))) {
      if (/\.test\.tsx?$/.test(file)) continue;
      digest.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
    }
  }
  return digest.digest('hex');
}

export async function ensureWeb() {
  const digest = sourceDigest();
  const built = existsSync(at('packages', 'web', 'dist', 'index.html')) && existsSync(stamp);
  if (built && readFileSync(stamp, 'utf8') === digest) return;
  await ensureKernels();
  console.log('Building the screens ...');
  rmSync(stamp, { force: true });
  const vite = at('node_modules', 'vite', 'bin', 'vite.js');
  const code = await run(node24(), [vite, 'build', '--logLevel', 'warn'], { cwd: at('packages', 'web') });
  if (code !== 0) throw new CannotRun('The screens could not be built; the reason stands above.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}
