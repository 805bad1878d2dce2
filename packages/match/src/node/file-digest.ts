// SHA-256 and MD5 in one pass, by the platform's own implementations.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { FileDigests } from '../digest/file-digest.ts';

/** Of bytes, of a path, or of anything that gives chunks. */
export async function digestFile(source: string | Uint8Array | AsyncIterable<Uint8Array>): Promise<FileDigests> {
  const [sha256, md5] = [createHash('sha256'), createHash('md5')];
  let sizeBytes = 0;
  const take = (chunk: Uint8Array): void => {
    sha256.update(chunk);
    md5.update(chunk);
    sizeBytes += chunk.length;
  };
  if (source instanceof Uint8Array) take(source);
  else {
    const chunks: AsyncIterable<Uint8Array> = typeof source === 'string' ? createReadStream(source) : source;
    for await (const chunk of chunks) take(chunk);
  }
  return { sha256: new Uint8Array(sha256.digest()), md5: new Uint8Array(md5.digest()), sizeBytes };
}
