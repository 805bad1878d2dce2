// A copy of the published log, from which a damaged one is recovered: an address, or a folder with its files.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openCheckpoint, type TileReader } from '@remit/log';
import { verifyEd25519 } from '../jobs/witnesses/ask.ts';
import { StartFailure } from '../store/embedded/index.ts';
import type { Copy } from '../store/log/recover.ts';
import type { LogSigner } from '../store/log/signer.ts';

const PATIENCE_MS = 30_000;

const folderReader =
  (folder: string): TileReader =>
  (path) =>
    readFile(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
      throw error;
    });

const addressReader =
  (address: string): TileReader =>
  async (path) => {
    const response = await fetch(`${address.replace(/\/$/, '')}/${path}`, {
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status === 404 || response.status === 410) return undefined;
    if (!response.ok) throw new StartFailure(`${address} answered ${response.status} for ${path}.`);
    return new Uint8Array(await response.arrayBuffer());
  };

/** @throws {StartFailure} when there is no checkpoint there that this log signed */
export async function openCopy(place: string, { origin, key }: LogSigner): Promise<Copy> {
  const read = /^https?:\/\//.test(place) ? addressReader(place) : folderReader(place);
  const note = await read('checkpoint');
  if (note === undefined)
    throw new StartFailure(
      `There is no checkpoint at ${place}; name the log itself, such as https://mirror.example/log`,
    );
  const opened = await openCheckpoint(note, { origin, logKeys: [key] }, verifyEd25519);
  if (!opened.ok) throw new StartFailure(`The checkpoint at ${place} is not one of this log: ${opened.detail}.`);
  return { read, checkpoint: opened.value.checkpoint, note: Buffer.from(note).toString('utf8') };
}
