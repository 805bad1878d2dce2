import type { UploadPrints } from '@remit/match';

/** What was asked of a gate at an instant: fingerprints alone, from which no upload can be made again. */
export type Recent = { readonly at: string; readonly prints: UploadPrints };

/** How each line begins, up to its instant: a file that begins otherwise is not one of these. */
export const LINE_BEGINS = '{"v":1,"at":"';
const INSTANT = 24;
const FRAME = 33;

type Written = {
  readonly at: string;
  readonly sha256?: string;
  readonly md5?: string;
  readonly image?: { readonly quality: number; readonly hashes: string };
  /** Hash and quality of each frame, 33 bytes. */
  readonly frames?: string;
  readonly links?: string;
};

const text = (...parts: readonly Uint8Array[]): string => Buffer.concat(parts).toString('base64url');

/** One line with its line feed; null where nothing was fingerprinted. */
export function lineOf({ at, prints: { sha256, md5, image, frames, links } }: Recent): string | null {
  const written: Written = {
    at,
    ...(sha256 && { sha256: text(sha256) }),
    ...(md5 && { md5: text(md5) }),
    ...(image && { image: { quality: image.quality, hashes: text(...image.hashes) } }),
    ...(frames?.length && { frames: text(...frames.flatMap(({ hash, quality }) => [hash, Uint8Array.of(quality)])) }),
    ...(links?.length && { links: text(...links) }),
  };
  return Object.keys(written).length > 1 ? `${JSON.stringify({ v: 1, ...written })}\n` : null;
}

/** When a line was kept, without reading the rest of it; null for what is no whole line. */
export const instantOfLine = (line: string): string | null =>
  line.startsWith(LINE_BEGINS) && line.endsWith('}') ? line.slice(LINE_BEGINS.length).slice(0, INSTANT) : null;

/** What a line says; null for one that was cut off or damaged. */
export function recentOf(line: string): Recent | null {
  if (instantOfLine(line) === null) return null;
  try {
    const { at, sha256, md5, image, frames, links } = JSON.parse(line) as Written;
    const prints: UploadPrints = {
      ...(sha256 !== undefined && { sha256: only(sha256, 32) }),
      ...(md5 !== undefined && { md5: only(md5, 16) }),
      ...(image && { image: { quality: image.quality, hashes: pieces(image.hashes, 32) } }),
      ...(frames !== undefined && { frames: pieces(frames, FRAME).map(frameOf) }),
      ...(links !== undefined && { links: pieces(links, 32) }),
    };
    return { at, prints };
  } catch {
    return null;
  }
}

const frameOf = (piece: Uint8Array) => ({ hash: piece.subarray(0, FRAME - 1), quality: piece[FRAME - 1]! });

function pieces(written: string, width: number): Uint8Array[] {
  const bytes = new Uint8Array(Buffer.from(written, 'base64url'));
  if (bytes.length === 0 || bytes.length % width !== 0) throw new RangeError(`not whole pieces of ${width} bytes`);
  return Array.from({ length: bytes.length / width }, (_, n) => bytes.subarray(n * width, (n + 1) * width));
}

function only(written: string, width: number): Uint8Array {
  const [one, ...more] = pieces(written, width);
  if (more.length > 0) throw new RangeError(`more than ${width} bytes`);
  return one!;
}
