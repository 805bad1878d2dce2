// One file, encrypted in chunks, each of which is authenticated at its place: nothing can be changed, moved, left out or
// cut off, and nothing is given out before it was checked. The construction is STREAM (Hoang, Reyhanitabar, Rogaway and
// Vizár, 2015) over AES-256-GCM, with a key of its own for each file.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const SALT_BYTES = 32;
const MAGIC = Buffer.from('remit evidence 1\n', 'latin1');
export const HEAD_BYTES = MAGIC.length + SALT_BYTES;
const SEALED_CHUNK = CHUNK_BYTES + TAG_BYTES;

/** What was kept is not what is there: altered, cut off, or sealed under another key. */
export class SealBroken extends Error {
  constructor() {
    super('the file was altered or cut off, or it was sealed under another key');
  }
}

const keyOf = (master: Uint8Array, salt: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha256', master, salt, 'remit evidence file', 32));

/** Eleven bytes count the chunks, the twelfth marks the last; the key is this file's alone, so none is used twice. */
function nonceOf(chunk: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(chunk, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** The sealed bytes of a file, chunk by chunk. An empty file is one empty chunk. */
export async function* seal(master: Uint8Array, content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const key = keyOf(master, salt);
  yield Buffer.concat([MAGIC, salt]);
  let chunk = 0;
  const one = (plain: Uint8Array, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(chunk, last));
    chunk += 1;
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  // A full chunk waits until something follows it: whether it is the last is part of what is sealed.
  let waiting = Buffer.alloc(0);
  for await (const part of content) {
    waiting = Buffer.concat([waiting, part]);
    while (waiting.length > CHUNK_BYTES) {
      yield one(waiting.subarray(0, CHUNK_BYTES), false);
      waiting = waiting.subarray(CHUNK_BYTES);
    }
  }
  yield one(waiting, true);
}

/**
 * The content of a sealed file. Each chunk is given out after it was checked; that the file is whole is known with the
 * last one, so whoever writes it somewhere takes it back when this throws.
 *
 * @throws SealBroken
 */
export async function* unseal(master: Uint8Array, sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let key: Buffer | null = null;
  let waiting = Buffer.alloc(0);
  let chunk = 0;
  const one = (part: Buffer, last: boolean): Buffer => {
    if (part.length < TAG_BYTES || key === null) throw new SealBroken();
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(chunk, last));
    chunk += 1;
    decipher.setAuthTag(part.subarray(-TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(part.subarray(0, -TAG_BYTES)), decipher.final()]);
    } catch {
      throw new SealBroken();
    }
  };
  for await (const part of sealed) {
    waiting = Buffer.concat([waiting, part]);
    if (key === null) {
      if (waiting.length < HEAD_BYTES) continue;
      if (!waiting.subarray(0, MAGIC.length).equals(MAGIC)) throw new SealBroken();
      key = keyOf(master, waiting.subarray(MAGIC.length, HEAD_BYTES));
      waiting = waiting.subarray(HEAD_BYTES);
    }
    while (waiting.length > SEALED_CHUNK) {
      yield one(waiting.subarray(0, SEALED_CHUNK), false);
      waiting = waiting.subarray(SEALED_CHUNK);
    }
  }
  yield one(waiting, true);
}
