import { closeSync, openSync, readSync } from 'node:fs';
import type { UploadPrints } from '@remit/match';
import { recentOf } from './recent-line.ts';

const AT_ONCE = 1024 * 1024;
const LINE_FEED = 0x0a;

/** What a gate kept, read while it may go on adding to it: line by line, so that memory does not grow with the file. */
export class RecentReading implements Iterable<UploadPrints> {
  readonly #path: string;
  /** Instants of the first and the last upload that was read. */
  from: string | null = null;
  to: string | null = null;
  /** Lines that could not be read. */
  damaged = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** @throws what the file system says */
  *[Symbol.iterator](): Generator<UploadPrints> {
    for (const line of linesIn(this.#path)) {
      if (line === '') continue;
      const recent = recentOf(line);
      if (recent === null) {
        this.damaged += 1;
        continue;
      }
      this.from ??= recent.at;
      this.to = recent.at;
      yield recent.prints;
    }
  }
}

/** Whole lines; the last is none until its line feed is written. */
function* linesIn(path: string): Generator<string> {
  const file = openSync(path, 'r');
  const piece = Buffer.alloc(AT_ONCE);
  let begun: Buffer[] = [];
  try {
    for (let length = readSync(file, piece); length > 0; length = readSync(file, piece)) {
      let at = 0;
      for (let end; (end = piece.subarray(0, length).indexOf(LINE_FEED, at)) >= 0; at = end + 1) {
        yield Buffer.concat([...begun, piece.subarray(at, end)]).toString('latin1');
        begun = [];
      }
      begun.push(Buffer.from(piece.subarray(at, length)));
    }
  } finally {
    closeSync(file);
  }
}
