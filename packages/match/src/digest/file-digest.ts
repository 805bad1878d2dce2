// SHA-256 and MD5 of a file in one pass over its bytes, in plain TypeScript. `./node` does the same with the platform's.
import { Md5 } from './md5.ts';
import { Sha256 } from './sha256.ts';

export type FileDigests = { readonly sha256: Uint8Array; readonly md5: Uint8Array; readonly sizeBytes: number };

/**
 * ```ts
 * import { FileDigest, toHex } from '@remit/match';
 * const { sha256, sizeBytes } = new FileDigest().update(new TextEncoder().encode('abc')).finish();
 * console.log(toHex(sha256).slice(0, 8), sizeBytes); // ba7816bf 3
 * ```
 */
export class FileDigest {
  readonly #sha256 = new Sha256();
  readonly #md5 = new Md5();
  #sizeBytes = 0;

  update(bytes: Uint8Array): this {
    this.#sha256.update(bytes);
    this.#md5.update(bytes);
    this.#sizeBytes += bytes.length;
    return this;
  }

  finish(): FileDigests {
    return { sha256: this.#sha256.digest(), md5: this.#md5.digest(), sizeBytes: this.#sizeBytes };
  }
}
