import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { SignedEntry } from './check.ts';

/** What the desk's key signed, one line of JSON each, on the disk before the signature leaves. Lines are only added. */
export class SignedList {
  readonly #handle: number;

  constructor(path: string) {
    this.#handle = openSync(path, 'a', 0o600);
  }

  add(entry: SignedEntry): void {
    writeSync(this.#handle, `${JSON.stringify(entry)}\n`);
    fsyncSync(this.#handle);
  }

  close(): void {
    closeSync(this.#handle);
  }
}
