// Pixels to PDQ, and whole uploads through the gate: digests, decoding, eight hashes, search in a million.
import { performance } from 'node:perf_hooks';
import { availableParallelism } from 'node:os';
import sharp from 'sharp';
import { createPdqHasher, type Kernels, type ListEntry, MatchList } from '@remit/match';
import { createGate } from '@remit/match/node';
import { median } from './data.ts';

/** Smooth shapes, edges and a little noise: decodes about as fast as a photograph of the size. */
function picture(width: number, height: number, seed: number): Uint8Array {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shape = 128 + 70 * Math.sin((x * (seed + 2)) / width) * Math.cos((y * (seed + 3)) / height);
      const edge = (x - width / 3) ** 2 + (y - height / 2) ** 2 < (height / (3 + (seed % 4))) ** 2 ? 50 : 0;
      for (let c = 0; c < 3; c++)
        data[at++] = Math.max(0, Math.min(255, shape + edge * (c + 1) * 0.4 + Math.random() * 16));
    }
  }
  return data;
}

export function measurePdq(kernels: Kernels) {
  const millisecondsOf = (each: Kernels | null, width: number, height: number, rounds: number): number => {
    const hasher = createPdqHasher(each);
    const pixels = { data: picture(width, height, 1), width, height, channels: 3 as const };
    for (let n = 0; n < 10; n++) hasher.hash(pixels);
    return median(
      Array.from({ length: rounds }, () => {
        const began = performance.now();
        hasher.hash(pixels);
        return performance.now() - began;
      }),
    );
  };
  return {
    millisecondsFromRgb512: millisecondsOf(kernels, 512, 512, 200),
    millisecondsFromRgb1600x1200: millisecondsOf(kernels, 1600, 1200, 40),
    plainMillisecondsFromRgb512: millisecondsOf(null, 512, 512, 40),
  };
}

const jpegsOf = (width: number, height: number): Promise<Buffer[]> =>
  Promise.all(
    Array.from({ length: 12 }, (_, seed) =>
      sharp(picture(width, height, seed), { raw: { width, height, channels: 3 } })
        .jpeg({ quality: 85 })
        .toBuffer(),
    ),
  );

const OPINIONS = [
  { party: 'unit.example', says: 'positive', ground: 'incitement' },
  { party: 'other.example', says: 'positive', ground: 'incitement' },
] as const;

function* entriesOf(list: Uint8Array): Generator<ListEntry> {
  for (let n = 0; n < list.length / 32; n++) {
    yield { id: `e${n}`, fingerprint: { kind: 'pdq', hash: list.subarray(n * 32, n * 32 + 32) }, opinions: OPINIONS };
  }
}

export async function measurePipeline(list: Uint8Array, kernels: Kernels, seconds: number) {
  const asOf = new Date().toISOString();
  const shared = new MatchList({ name: 'bench', kernels, entries: entriesOf(list), asOf, staleAfterSeconds: 86_400 });
  const gate = createGate({ lists: [shared] });
  let [total, searching] = [0, 0];
  const perSecond = async (jpegs: readonly Buffer[]): Promise<number> => {
    await Promise.all(jpegs.map((bytes) => gate.check({ bytes })));
    const began = performance.now();
    let done = 0;
    const one = async (): Promise<void> => {
      while (performance.now() - began < seconds * 1000) {
        const { searchMicroseconds, warnings } = await gate.check({ bytes: jpegs[done++ % jpegs.length]! });
        if (warnings.length > 0) throw new Error(JSON.stringify(warnings));
        searching += searchMicroseconds;
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() * 2 }, one));
    total += (performance.now() - began) * 1000 * availableParallelism();
    return done / ((performance.now() - began) / 1000);
  };
  try {
    const small = await jpegsOf(512, 512);
    const large = await jpegsOf(1600, 1200);
    const imagesPerSecond512 = await perSecond(small);
    const imagesPerSecond1600x1200 = await perSecond(large);
    const kilobytes = (jpegs: readonly Buffer[]): number =>
      Math.round(median(jpegs.map(({ length }) => length)) / 1000);
    return {
      imagesPerSecond512,
      imagesPerSecond1600x1200,
      kilobytes512: kilobytes(small),
      kilobytes1600x1200: kilobytes(large),
      shareSpentMatching: searching / total,
    };
  } finally {
    gate.close();
  }
}
