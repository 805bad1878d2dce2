import { mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDecoder, type Decoder } from '@remit/match/node';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pngOf } from '../../../match/test/hostile-images.ts';
import { CHUNK_BYTES, HEAD_BYTES, seal, SealBroken, unseal } from './seal.ts';
import { type InspectionRefused, type KeptRecord, Safe } from './index.ts';

const KEY = new Uint8Array(32).fill(7);
const AT = '2026-11-22T12:00:00.000Z';
const white = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#fff' } })
  .jpeg()
  .toBuffer();
const decoder: Decoder = createDecoder({ processes: 1 });
afterAll(() => decoder.close());
let folder: string;
let safe: Safe;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-evidence-'));
  safe = new Safe(join(folder, 'safe'), KEY);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* parts(bytes: Uint8Array, size = 50_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}
async function all(from: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const read: Uint8Array[] = [];
  for await (const part of from) read.push(part);
  return Buffer.concat(read);
}
async function keep(bytes: Uint8Array, opaque = false): Promise<KeptRecord | InspectionRefused> {
  const path = join(folder, 'given');
  await writeFile(path, bytes);
  const file = await open(path);
  try {
    return await safe.keep(file, decoder, { name: 'given', note: '', at: AT, opaque });
  } finally {
    await file.close();
  }
}
async function kept(bytes: Uint8Array): Promise<KeptRecord> {
  const record = await keep(bytes);
  if ('refused' in record) throw new Error(record.refused);
  return record;
}

describe('a sealed file', () => {
  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 200_001])(
    'of %i bytes comes back as it was',
    async (size) => {
      const content = Buffer.alloc(size, 'made up ');
      const sealed = await all(seal(KEY, parts(content)));
      expect(await all(unseal(KEY, parts(sealed, 777)))).toEqual(content);
      expect(size < 8 || !sealed.includes('made up')).toBe(true);
      expect(await all(seal(KEY, parts(content)))).not.toEqual(sealed);
    },
  );

  it('is refused with any byte changed, cut off anywhere, with chunks moved, left out or added, and under another key', async () => {
    const chunk = CHUNK_BYTES + 16;
    const sealed = await all(seal(KEY, parts(Buffer.alloc(3 * CHUNK_BYTES + 100, 'x'))));
    const opens = (bytes: Uint8Array, key = KEY) => all(unseal(key, parts(bytes)));
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Uint8Array.from(sealed);
        changed[at]! ^= flip;
        await expect(opens(changed)).rejects.toThrow(SealBroken);
        await expect(opens(sealed.subarray(0, at))).rejects.toThrow(SealBroken);
      }),
    );
    const chunks = [0, 1, 2].map((n) => sealed.subarray(HEAD_BYTES + n * chunk, HEAD_BYTES + (n + 1) * chunk));
    const head = sealed.subarray(0, HEAD_BYTES);
    const rest = sealed.subarray(HEAD_BYTES + 3 * chunk);
    for (const order of [
      [1, 0, 2],
      [0, 2],
      [0, 1, 2, 2],
    ])
      await expect(opens(Buffer.concat([head, ...order.map((n) => chunks[n]!), rest]))).rejects.toThrow(SealBroken);
    // Cut off at a chunk's end, where nothing but the mark of the last can tell.
    await expect(opens(Buffer.concat([head, ...chunks]))).rejects.toThrow(SealBroken);
    await expect(opens(sealed, new Uint8Array(32))).rejects.toThrow(SealBroken);
    expect((await opens(sealed)).length).toBe(3 * CHUNK_BYTES + 100);
  });
});

describe('the safe', () => {
  it('keeps a picture by its digest and its fingerprint, and nothing of it in clear', async () => {
    const jpeg = await sharp({
      create: {
        width: 300,
        height: 200,
        channels: 3,
        background: '#335577',
        noise: { type: 'gaussian', mean: 128, sigma: 50 },
      },
    })
      .jpeg()
      .toBuffer();
    const record = await kept(jpeg);
    expect(record).toMatchObject({ kind: 'image', sizeBytes: jpeg.length, name: 'given', keptAt: AT });
    expect(record.pdq?.hash).toMatch(/^[0-9a-f]{64}$/u);
    expect(await safe.records()).toEqual([record]);
    expect(await all(safe.content(record))).toEqual(jpeg);
    for (const name of await readdir(join(folder, 'safe'))) {
      const bytes = await readFile(join(folder, 'safe', name));
      expect([bytes.includes('JFIF'), bytes.includes('given'), bytes.includes(record.sha256)]).toEqual([
        false,
        false,
        false,
      ]);
    }
  });

  it('says that one file lies in the place of another, though both are whole', async () => {
    const [one, two] = [await kept(Buffer.from('one')), await kept(Buffer.from('two'))];
    const at = (id: string, end: string): string => join(folder, 'safe', id + end);
    await rename(at(two.id, '.evidence'), at(one.id, '.evidence'));
    await expect(all(safe.content(one))).rejects.toThrow(SealBroken);
    await rename(at(two.id, '.record'), at(one.id, '.record'));
    await expect(safe.records()).rejects.toThrow(SealBroken);
  });

  it('keeps the digest and the reason of what was destroyed', async () => {
    const record = await kept(Buffer.from('a document'));
    await safe.destroy(record, 'The court ordered it.', AT);
    expect(await safe.records()).toEqual([
      {
        state: 'destroyed',
        id: record.id,
        sha256: record.sha256,
        sizeBytes: 10,
        keptAt: AT,
        destroyedAt: AT,
        reason: 'The court ordered it.',
      },
    ]);
    expect(await readdir(join(folder, 'safe'))).toEqual([`${record.id}.record`]);
  });

  it.each([
    ['a bomb', pngOf(60_000, 60_000, 10), 'too-many-pixels'],
    ['a picture that is cut off', white.subarray(0, 200), 'broken'],
    ['a picture that is an archive as well', Buffer.concat([white, Buffer.from('PK\u0005\u0006')]), 'polyglot'],
    ['a huge picture', Buffer.concat([white, Buffer.alloc(33 << 20)]), 'too-large'],
    ['markup that runs', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'svg'],
  ])(
    'refuses %s within two seconds, and leaves nothing behind; as bytes that nothing reads it is kept',
    async (_, bytes, code) => {
      const began = performance.now();
      expect(await keep(bytes)).toEqual({ refused: code });
      expect(performance.now() - began).toBeLessThan(2_000);
      await expect(readdir(join(folder, 'safe'))).rejects.toThrow('ENOENT');
      expect(await keep(bytes, true)).toMatchObject({ kind: 'opaque', pdq: null });
    },
  );
});
