import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LogUnsound } from './unsound.ts';

export type SignedSize = { readonly size: number; readonly root: string };

/**
 * A second place beside the database that remembers what was signed last, so that a database restored from an old
 * backup, or a copy of one, refuses to sign instead of forking the log (spec/evidence-log.md, Checkpoints).
 */
export type SizeKeeper = {
  readonly read: () => SignedSize | null;
  /** Compare and swap: remembers a size that is about to be signed, or refuses because another root was. */
  readonly remember: (signed: SignedSize) => void;
};

/**
 * Keeps it in a file, written beside, flushed and renamed, so that a crash leaves the old one or the new. For the time
 * of a change each size has a file of its own, which only one process can make: of two that share the folder and know
 * different roots for one size, one is refused, however they interleave.
 */
export function sizeFile(path: string): SizeKeeper {
  return { read: () => readLatest(path), remember: (signed) => remember(path, signed) };
}

function remember(path: string, signed: SignedSize): void {
  const kept = readLatest(path);
  if (kept !== null && kept.size > signed.size) throw behind(kept.size, signed.size);
  if (kept?.size === signed.size) return sameRoot(kept, signed);
  const beside = `${path}.new-${process.pid}`;
  writeFlushed(beside, lineOf(signed));
  try {
    linkSync(beside, `${path}.${signed.size}`);
  } catch (error) {
    rmSync(beside, { force: true });
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    // It may be gone again, because the others went on: then what they left says so.
    return remember(path, signed);
  }
  // Whoever was stopped before it made its file may make it after the others went on and took theirs away.
  const latest = readLatest(path);
  if (latest !== null && latest.size > signed.size) {
    rmSync(`${path}.${signed.size}`, { force: true });
    rmSync(beside, { force: true });
    throw behind(latest.size, signed.size);
  }
  renameSync(beside, path);
  flushFolder(dirname(path));
  for (const size of claims(path)) if (size < signed.size) rmSync(`${path}.${size}`, { force: true });
}

const lineOf = (signed: SignedSize): string => `${JSON.stringify({ size: signed.size, root: signed.root })}\n`;

function sameRoot(kept: SignedSize, { size, root }: SignedSize): void {
  if (kept.root !== root) throw new LogUnsound('signed-otherwise', `another root was signed at size ${size}`);
}

export const behind = (signed: number, known: number): LogUnsound =>
  new LogUnsound('database-behind', `size ${signed} was signed, the database knows of ${known}`);

/** Sizes that processes are about to sign, or were when they stopped. */
function claims(path: string): number[] {
  const prefix = `${basename(path)}.`;
  return readdirSync(dirname(path)).flatMap((name) =>
    name.startsWith(prefix) && /^\d{1,16}$/.test(name.slice(prefix.length)) ? [Number(name.slice(prefix.length))] : [],
  );
}

function readLatest(path: string): SignedSize | null {
  const claimed = claims(path).map((size) => readSigned(join(dirname(path), `${basename(path)}.${size}`)));
  // One that vanished while it was read was replaced by a later one, which is not on the list.
  if (claimed.includes(null)) return readLatest(path);
  return [readSigned(path), ...claimed].reduce(
    (best, each) => (each !== null && (best === null || each.size > best.size) ? each : best),
    null,
  );
}

function readSigned(path: string): SignedSize | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const match = /^\{"size":(\d{1,16}),"root":"([0-9a-f]{64})"\}\n$/.exec(text);
  if (!match) throw new LogUnsound('size-file-unreadable', 'the file of the last signed size cannot be read');
  return { size: Number(match[1]), root: match[2]! };
}

function writeFlushed(path: string, text: string): void {
  const handle = openSync(path, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A rename lasts through a power cut only when its folder was flushed too; Windows has no such call. */
function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
