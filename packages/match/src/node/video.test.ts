import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { madeUpImage } from '../../test/made-up-images.ts';
import { createPdqHasher } from '../pdq/pdq.ts';
import { loadKernels } from './kernels.ts';
import { PpmReader } from './ppm.ts';
import { findFfmpeg, readVideo } from './video.ts';

const kernels = await loadKernels();
const folder = mkdtempSync(join(tmpdir(), 'remit-video-'));
afterAll(() => rmSync(folder, { recursive: true }));
// The stand-in is a script for the Node that runs this test.
const ffmpeg = join(folder, 'ffmpeg');
const script = fileURLToPath(new URL('../../test/pretend-ffmpeg.js', import.meta.url));
writeFileSync(ffmpeg, `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`, { mode: 0o755 });

const images = [1, 2, 3].map((n) => madeUpImage(n + 2, 320, 180, 3));
const frames = Buffer.concat(images.flatMap(({ data }) => [Buffer.from('P6\n320 180\n255\n'), Buffer.from(data)]));
function film(order: string, body: Uint8Array = Buffer.alloc(0)): string {
  const file = join(folder, 'film.mp4');
  writeFileSync(file, Buffer.concat([Buffer.from('\0\0\0\x1cftypisom\0\0\0\0'), Buffer.from(`${order}\n`), body]));
  return file;
}
/** A Node stands in, and reserves far more address space than ffmpeg. */
const limits = { memoryBytes: 2 ** 40 };

describe('frames of a video', () => {
  it('are hashed one by one', async () => {
    const answer = await readVideo(film('give', frames), { kernels, ffmpeg, limits });
    expect(answer).toEqual({ ok: true, frames: images.map((image) => createPdqHasher(null).hash(image)) });
  });
  it('are refused where ffmpeg complains, gives none or something else, and where it is not installed', async () => {
    expect(await readVideo(film('complain'), { kernels, ffmpeg, limits })).toMatchObject({
      refusal: 'broken',
      detail: expect.stringContaining('Invalid data') as unknown,
    });
    expect(await readVideo(film('give'), { kernels, ffmpeg, limits })).toMatchObject({ refusal: 'broken' });
    expect(await readVideo(film('give', Buffer.alloc(500)), { kernels, ffmpeg, limits })).toMatchObject({
      refusal: 'broken',
    });
    expect(await readVideo(film('give'), { kernels, ffmpeg: null })).toEqual({ ok: false, refusal: 'no-ffmpeg' });
  });
  it('are not waited for longer than the limit', async () => {
    const began = performance.now();
    expect(await readVideo(film('hang'), { kernels, ffmpeg, limits: { ...limits, milliseconds: 300 } })).toMatchObject({
      refusal: 'too-slow',
    });
    expect(performance.now() - began).toBeLessThan(3000);
  });
  it('come out of the stream the same however it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200_000 }), { maxLength: 8 }), (cuts) => {
        const reader = new PpmReader(320 * 180);
        const given: number[] = [];
        let at = 0;
        for (const cut of [...cuts, frames.length]) {
          given.push(...(reader.push(frames.subarray(at, at + cut)) ?? []).map(({ data }) => data.length));
          at = Math.min(frames.length, at + cut);
        }
        expect(given).toEqual([172_800, 172_800, 172_800]);
      }),
    );
    expect(new PpmReader(100).push(frames)).toBeNull();
  });
  it('need a program that is found on the PATH', () => {
    expect(findFfmpeg(`/nowhere:${dirname(ffmpeg)}`)).toBe(ffmpeg);
    expect(findFfmpeg('/nowhere')).toBeNull();
  });
});

// Where the real program is installed: what it takes a file for is its own guess.
describe.runIf(findFfmpeg())('a file that pretends to be a film', () => {
  it.each([
    ['describes a session', 'OggS\nv=0\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n'],
    ['lists other files', 'OggS<MPD profiles="urn:mpeg:dash:profile:isoff-live:2011"></MPD>'],
  ])('and %s is never read as what it is', async (_, text) => {
    const file = join(folder, 'pretends');
    writeFileSync(file, text);
    const answer = await readVideo(file, { kernels });
    expect(answer).toMatchObject({
      refusal: 'broken',
      detail: expect.stringContaining('Format not on whitelist') as string,
    });
  });
});
