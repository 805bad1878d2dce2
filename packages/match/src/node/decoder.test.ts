import { existsSync, readdirSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { pngOf } from '../../test/hostile-images.ts';
import { madeUpImage } from '../../test/made-up-images.ts';
import { distanceOf } from '../gate/find.ts';
import { createPdqHasher } from '../pdq/pdq.ts';
import type { Pixels } from '../pdq/pixels.ts';
import { createDecoder } from './decoder.ts';
import { loadKernels } from './kernels.ts';

const decoder = createDecoder({ processes: 1 });
afterAll(() => decoder.close());
const hasher = createPdqHasher(await loadKernels());
const picture = (({ data, width, height, channels }: Pixels) => sharp(data, { raw: { width, height, channels } }))(
  madeUpImage(4, 640, 480, 3),
);

async function refusalOf(bytes: Uint8Array, limits = {}): Promise<string> {
  const other = Object.keys(limits).length > 0 ? createDecoder({ processes: 1, limits }) : decoder;
  const answer = await other.read(bytes);
  if (other !== decoder) other.close();
  return answer.ok ? 'read' : answer.refusal;
}

/** The most memory, in bytes, that a decoding process of this one was seen to have taken. */
function peakOfChildren(): number {
  const peaks = readdirSync('/proc').map((pid) => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const ours = /PPid:\t(\d+)/.exec(status)?.[1] === String(process.pid);
      const decodes = ours && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('decode-child');
      return decodes ? Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024 : 0;
    } catch {
      return 0; // It ended in between, or is no process.
    }
  });
  return Math.max(...peaks);
}

describe('the decoder', () => {
  it('gives the hashes of the very pixels where the format keeps them', async () => {
    for (const bytes of [
      await picture.clone().png().toBuffer(),
      await picture.clone().webp({ lossless: true }).toBuffer(),
    ]) {
      const answer = await decoder.read(bytes);
      expect(answer.ok && answer.prints.hashes).toEqual(hasher.variants(madeUpImage(4, 640, 480, 3)).hashes);
    }
  });
  it('reads grey, transparent and turned images, and compressed ones to within a few bits', async () => {
    const expected = hasher.hash(madeUpImage(4, 640, 480, 3)).hash;
    const forms = [
      picture.clone().jpeg(),
      picture.clone().ensureAlpha().png(),
      picture.clone().withMetadata({ orientation: 6 }).jpeg(),
      picture.clone().gif(),
      picture.clone().avif(),
    ];
    for (const form of forms) {
      const answer = await decoder.read(await form.toBuffer());
      expect(answer.ok && distanceOf(answer.prints.hashes[0]!, expected)).toBeLessThanOrEqual(10);
    }
    const grey = madeUpImage(4, 300, 200, 1);
    const png = await sharp(grey.data, { raw: { width: 300, height: 200, channels: 1 } })
      .toColourspace('b-w')
      .png()
      .toBuffer();
    const answer = await decoder.read(png);
    expect(answer.ok && answer.prints.hashes[0]).toEqual(hasher.hash(grey).hash);
  });
  it('refuses what is no image, an SVG, a polyglot, and an image that is cut off', async () => {
    const jpeg = await picture.clone().jpeg().toBuffer();
    const text = new TextEncoder();
    expect(await refusalOf(text.encode('words'))).toBe('not-an-image');
    expect(await refusalOf(text.encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('svg');
    expect(await refusalOf(Buffer.concat([jpeg, Buffer.from('PK\x05\x06')]))).toBe('polyglot');
    expect(await refusalOf(jpeg.subarray(0, jpeg.length / 2))).toBe('broken');
    expect(await refusalOf(Uint8Array.from(jpeg, (byte, n) => (n > 700 && n % 9 === 0 ? byte ^ 85 : byte)))).not.toBe(
      '',
    );
    expect(await refusalOf(jpeg)).toBe('read');
  });
  it('refuses a bomb by its header, within two seconds', async () => {
    const began = performance.now();
    expect(await refusalOf(pngOf(60_000, 60_000, 10))).toBe('too-many-pixels');
    expect(await refusalOf(pngOf(100_000, 30, 30))).toBe('too-many-pixels');
    expect(await refusalOf(new Uint8Array(33 << 20))).toBe('too-large');
    expect(performance.now() - began).toBeLessThan(2000);
  });
  it('ends a process that would take more memory or time than one image may, and goes on with the next', async () => {
    const large = pngOf(6000, 6000, 6000);
    expect(await refusalOf(large, { memoryBytes: 140 << 20 })).toBe('too-much-memory');
    expect(await refusalOf(large, { milliseconds: 5 })).toBe('too-slow');
    const small = createDecoder({ processes: 1, limits: { memoryBytes: 140 << 20 } });
    const answers = await Promise.all([small.read(large), small.read(await picture.clone().png().toBuffer())]);
    small.close();
    expect(answers.map(({ ok }) => ok)).toEqual([false, true]);
  });
  // Where the system tells what a process took at most (Linux).
  it.runIf(existsSync('/proc/self/status'))(
    'ends such a process at once, whatever its decoder is in the middle of',
    async () => {
      const raw = { width: 5000, height: 5000, channels: 3 as const };
      const pixels = Buffer.alloc(75_000_000, 'some pixels');
      const bytes = await sharp(pixels, { raw }).jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer();
      decoder.close();
      const tight = createDecoder({ processes: 1, limits: { memoryBytes: 160 << 20 } });
      let peak = 0;
      const look = setInterval(() => (peak = Math.max(peak, peakOfChildren())), 5);
      const answer = await tight.read(bytes);
      clearInterval(look);
      tight.close();
      expect(answer).toMatchObject({ ok: false, refusal: 'too-much-memory' });
      expect(peak).toBeGreaterThan(40 << 20);
      // A busy machine may look a little late; an orderly exit was seen to go on to twice the limit.
      expect(peak).toBeLessThan(200 << 20);
    },
  );
  it('answers that it is busy rather than let images pile up', async () => {
    const narrow = createDecoder({ processes: 1, mostWaiting: 1 });
    const png = await picture.clone().png().toBuffer();
    const answers = await Promise.all([narrow.read(png), narrow.read(png), narrow.read(png)]);
    narrow.close();
    expect(answers.map((answer) => (answer.ok ? 'read' : answer.refusal))).toEqual(['read', 'read', 'busy']);
  });
});
