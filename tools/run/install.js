// Installs from the lock file when node_modules is missing or belongs to another lock file.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { CannotRun, at, root } from './places.js';
import { run } from './processes.js';

// npm warns of packages that ask for a newer Node than the host's: they run on the one that is installed with them.
const CI = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];

const stamp = at('node_modules', '.remit-lock');

export function lockDigest() {
  return createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex');
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/**
 * Whether a plain `npm ci` of this very lock file came to its end. npm writes its hidden lock file last,
 * and leaves out only what is optional and made for other machines.
 */
function installedByHand() {
  const hidden = read(at('node_modules', '.package-lock.json'));
  if (hidden === undefined) return false;
  const have = JSON.parse(hidden).packages;
  const want = Object.entries(JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages);
  return want
    .filter(([place]) => place.startsWith('node_modules/') || place.includes('/node_modules/'))
    .every(([place, { version, optional }]) => (have[place] ? have[place].version === version : optional === true));
}

/** Written last, so that an interrupted install is done again. */
export async function ensureInstalled() {
  const digest = lockDigest();
  if (read(stamp) === digest) return;
  if (!installedByHand()) {
    console.log('Installing dependencies (npm ci) ...');
    const npm = process.env.npm_execpath;
    const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
    const code = await run(command, [...first, ...CI], { cwd: root });
    if (code !== 0) throw new CannotRun('The dependencies could not be installed; what npm says above is the reason.');
  }
  writeFileSync(stamp, digest);
}
