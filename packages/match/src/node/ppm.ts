// Frames as ffmpeg writes them with `-c:v ppm`: "P6\n<width> <height>\n255\n" and the pixels, one after the other.
import type { Pixels } from '../pdq/pixels.ts';

const HEAD = /^P6\s(\d{1,5})\s(\d{1,5})\s255\s/;
const HEAD_MOST = 24;

/** Cuts a stream into frames. `null` from `push`: what comes is not frames. */
export class PpmReader {
  readonly #mostBytes: number;
  #held: Uint8Array[] = [];
  #length = 0;

  constructor(mostPixels: number) {
    this.#mostBytes = mostPixels * 3;
  }

  push(chunk: Uint8Array): Pixels[] | null {
    this.#held.push(chunk);
    this.#length += chunk.length;
    const frames: Pixels[] = [];
    for (;;) {
      const frame = this.#next();
      if (frame === null) return null;
      if (frame === 'more') return frames;
      frames.push(frame);
    }
  }

  #next(): Pixels | 'more' | null {
    if (this.#length === 0) return 'more';
    if (this.#held[0]!.length < HEAD_MOST && this.#held.length > 1) this.#join();
    const head = HEAD.exec(Buffer.from(this.#held[0]!.subarray(0, HEAD_MOST)).toString('latin1'));
    if (head === null) return this.#length < HEAD_MOST ? 'more' : null;
    const [width, height] = [Number(head[1]), Number(head[2])];
    const size = width * height * 3;
    if (size === 0 || size > this.#mostBytes) return null;
    if (this.#length < head[0].length + size) return 'more';
    this.#join();
    const whole = this.#held[0]!;
    const data = whole.subarray(head[0].length, head[0].length + size);
    const rest = whole.subarray(head[0].length + size);
    this.#held = rest.length > 0 ? [rest] : [];
    this.#length = rest.length;
    return { data, width, height, channels: 3 };
  }

  #join(): void {
    if (this.#held.length > 1) this.#held = [Buffer.concat(this.#held)];
  }
}
