// Snapshots as files: written beside and moved into place, read straight into the memory of the index.
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import type { HashIndex } from '../index/hash-index.ts';
import { type DigestOf, type OpenedSnapshot, openSnapshot, snapshotOf } from '../index/snapshot.ts';
import type { Kernels } from '../kernels.ts';

const CHUNK = 1 << 30;

const digestOf: DigestOf = (parts) => {
  const hash = createHash('sha256');
  for (const part of parts) {
    for (let at = 0; at < part.length; at += CHUNK) hash.update(part.subarray(at, at + CHUNK));
  }
  return new Uint8Array(hash.digest());
};

function writeAll(fd: number, part: Uint8Array): void {
  for (let at = 0; at < part.length; ) at += writeSync(fd, part, at, Math.min(CHUNK, part.length - at));
}

export function writeSnapshot(index: HashIndex, path: string): void {
  const fresh = `${path}.${process.pid}.new`;
  const fd = openSync(fresh, 'w', 0o600);
  try {
    for (const part of snapshotOf(index, digestOf)) writeAll(fd, part);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(fresh, path);
}

/** Refuses what is not a whole snapshot of this version; rejects nothing else but a file that cannot be opened. */
export function readSnapshot(path: string, options: { kernels: Kernels | null; shared?: boolean }): OpenedSnapshot {
  const fd = openSync(path, 'r');
  try {
    const read = (into: Uint8Array, at: number): void => {
      for (let done = 0; done < into.length; ) {
        const got = readSync(fd, into, done, Math.min(CHUNK, into.length - done), at + done);
        if (got === 0) return;
        done += got;
      }
    };
    return openSnapshot({ sizeBytes: fstatSync(fd).size, read }, { ...options, digestOf });
  } finally {
    closeSync(fd);
  }
}
