import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { LogUnsound } from './unsound.ts';

export type SignedSize = { readonly size: number; readonly root: string };

/**
 * A second place beside the database that remembers what was signed last, so that a database restored from an old
 * backup refuses to sign instead of forking the log (spec/evidence-log.md, Checkpoints).
 */
export type SizeKeeper = { readonly read: () => SignedSize | null; readonly write: (signed: SignedSize) => void };

/** Keeps it in a file: written beside, flushed, renamed, so that a crash leaves the old one or the new. */
export function sizeFile(path: string): SizeKeeper {
  return { read: () => readSigned(path), write: (signed) => writeSigned(path, `${JSON.stringify(signed)}\n`) };
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

function writeSigned(path: string, text: string): void {
  const beside = `${path}.new`;
  const handle = openSync(beside, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, path);
}
