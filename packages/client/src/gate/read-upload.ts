import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Upload } from '@remit/match/node';

/** What is longer waits in a file, so that memory does not grow with what users send. */
const IN_MEMORY = 32 * 1024 * 1024;

export type Received = { readonly upload: Upload; readonly forget: () => Promise<void> };

/** The body of a request, or `null` where it is longer than allowed. Nothing is left behind, whatever happens. */
export async function receive(request: IncomingMessage, most: number): Promise<Received | null> {
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  if (length > most) return null;
  if (length <= IN_MEMORY) {
    const bytes = Buffer.concat((await request.toArray()) as Buffer[]);
    return { upload: bytes.length === 0 ? {} : { bytes }, forget: () => Promise.resolve() };
  }
  const path = join(tmpdir(), `remit-gate-${randomUUID()}`);
  const forget = (): Promise<void> => rm(path, { force: true });
  try {
    await pipeline(
      request,
      (source: AsyncIterable<Buffer>) => upTo(source, most),
      createWriteStream(path, { flags: 'wx', mode: 0o600 }),
    );
    return { upload: { path }, forget };
  } catch (error) {
    await forget();
    if (error instanceof TooLong) return null;
    throw error;
  }
}

class TooLong extends Error {}

async function* upTo(source: AsyncIterable<Buffer>, most: number): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const part of source) {
    length += part.length;
    if (length > most) throw new TooLong();
    yield part;
  }
}
