import { type Hash, sha256, type TileReader, toHex } from '@remit/log';
import { z } from 'zod';
import type { DatasetFiles } from './dataset.ts';
import { readWhole } from './read-whole.ts';

/** A month unpacked is far below this; a file that unpacks to more is no dataset. */
const MOST_BYTES = 256 * 1024 * 1024;

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const indexSchema = z.array(
  z.object({
    month: z.string().regex(/^\d{4}-\d{2}$/),
    ...{ from: z.int(), to: z.int() },
    ...{ entries: digest, parties: digest.nullable() },
  }),
);

/**
 * The datasets that a server publishes, each file as the index names it, unpacked; of one month or of all. A file that
 * is not the one of the index is empty, so that the check names its month.
 *
 * @returns null where the server serves no index
 */
export async function servedDataset(
  read: TileReader,
  month: string | null = null,
  hash: Hash = sha256,
): Promise<DatasetFiles[] | null> {
  const index = indexSchema.safeParse(parseJson(await read('dataset/index')));
  if (!index.success) return null;
  const part = async (of: string, name: string, expected: string): Promise<string> => {
    const bytes = await read(`dataset/${of}/${name}.jsonl.gz`);
    return !bytes || toHex(hash(bytes)) !== expected ? '' : unpacked(bytes);
  };
  const files: DatasetFiles[] = [];
  for (const each of index.data.filter((one) => month === null || one.month === month))
    files.push({
      month: each.month,
      entries: await part(each.month, 'entries', each.entries),
      parties: each.parties && (await part(each.month, 'parties', each.parties)),
    });
  return files;
}

/** The text of a file, packed or not; empty where it is neither, or larger than any dataset. */
export async function unpacked(bytes: Uint8Array): Promise<string> {
  try {
    const plain = bytes[0] === 0x1f ? await gunzip(bytes) : bytes;
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    return '';
  }
}

function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = new Blob([new Uint8Array(bytes)]).stream();
  return readWhole(packed.pipeThrough(new DecompressionStream('gzip')), MOST_BYTES);
}

/** What is not there is no JSON either. */
function parseJson(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
