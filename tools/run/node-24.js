// Node 24 comes with the install; the host's own is used where no package carries it and it is new enough.
import { existsSync } from 'node:fs';
import { CannotRun, at } from './places.js';

const [major, minor] = process.versions.node.split('.').map(Number);

export function node24() {
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const carried = at(
    'node_modules',
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    'bin',
    program,
  );
  if (existsSync(carried)) return carried;
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  throw new CannotRun(`Node 22.18 or newer is needed on this platform; this is ${process.version}.`);
}

/** Our own packages resolve to their source. */
export const fromSource = '--conditions=remit-source';
