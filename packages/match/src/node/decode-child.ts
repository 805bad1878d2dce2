// The decoding process: takes one image at a time, watches its own memory, and ends rather than grow past its limit.
// Whatever a hostile file makes of a decoder happens here, in a process without keys, lists or open files.
import { createPdqHasher } from '../pdq/pdq.ts';
import type { ImageAnswer } from '../image/limits.ts';
import { decodeAndHash } from './decode.ts';
import { type Job, OUT_OF_MEMORY } from './decode-job.ts';
import { loadKernels } from './kernels.ts';

const LOOK_EVERY_MILLISECONDS = 10;
/** The process is ended a little before its limit: it is looked at in steps. */
const MARGIN_BYTES = 32 << 20;

async function sharpOrNull(): Promise<typeof import('sharp').default | null> {
  try {
    const { default: sharp } = await import('sharp');
    sharp.concurrency(1);
    sharp.cache(false);
    return sharp;
  } catch {
    // An optional peer: whoever only matches hashes does not need it.
    return null;
  }
}

async function serve(): Promise<void> {
  const [sharp, kernels] = await Promise.all([sharpOrNull(), loadKernels().catch(() => null)]);
  const hasher = createPdqHasher(kernels);
  let memoryBytes = Infinity;
  setInterval(() => {
    if (process.memoryUsage.rss() > memoryBytes - MARGIN_BYTES) process.kill(process.pid, OUT_OF_MEMORY);
  }, LOOK_EVERY_MILLISECONDS).unref();
  process.on('message', ({ bytes, limits }: Job) => {
    memoryBytes = limits.memoryBytes;
    const answer: Promise<ImageAnswer> = sharp
      ? decodeAndHash(sharp, hasher, bytes, limits)
      : Promise.resolve({ ok: false, refusal: 'no-decoder', detail: 'sharp is not installed' });
    // decodeAndHash answers every failure; what is left is a bug, which ends the process and shows.
    void answer.then((given) => process.send?.(given));
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
}

await serve();
