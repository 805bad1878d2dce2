// What a file is by its first bytes, whatever its name says; and whether it pretends to be two things.

export type ImageType = 'jpeg' | 'png' | 'gif' | 'webp' | 'heif' | 'tiff';
export type Sniffed =
  | { readonly kind: 'image'; readonly type: ImageType }
  | { readonly kind: 'video' }
  | { readonly kind: 'svg' }
  | { readonly kind: 'other' };

/** One character per byte; a TextDecoder's "latin1" is Windows-1252 and turns some bytes into other characters. */
function textAt(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += 4096) {
    text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + 4096)));
  }
  return text;
}

const STARTS: readonly (readonly [string, ImageType])[] = [
  ['\xff\xd8\xff', 'jpeg'],
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['GIF87a', 'gif'],
  ['GIF89a', 'gif'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
];

const PICTURES = new Set(['avif', 'avis', 'heic', 'heix', 'heim', 'heis', 'mif1', 'msf1']);

/** RIFF and ISO containers carry pictures and films alike: the brand tells. */
function container(bytes: Uint8Array): Sniffed | null {
  const [start, brand] = [textAt(bytes, 0, 4), textAt(bytes, 8, 12)];
  if (start === 'RIFF' && brand === 'WEBP') return { kind: 'image', type: 'webp' };
  if (start === 'RIFF' && brand === 'AVI ') return { kind: 'video' };
  if (textAt(bytes, 4, 8) === 'ftyp') return PICTURES.has(brand) ? { kind: 'image', type: 'heif' } : { kind: 'video' };
  if (start === '\x1aE\xdf\xa3' || start === '\0\0\x01\xba' || start === 'OggS' || start === 'FLV\x01')
    return { kind: 'video' };
  return null;
}

const MARKUP = /^(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!doctype|<svg)/i;

export function sniff(bytes: Uint8Array): Sniffed {
  const start = textAt(bytes, 0, 16);
  const image = STARTS.find(([magic]) => start.startsWith(magic));
  if (image) return { kind: 'image', type: image[1] };
  const head = textAt(bytes, 0, 1024);
  if (MARKUP.test(head) && /<svg[\s>]/i.test(head)) return { kind: 'svg' };
  return container(bytes) ?? { kind: 'other' };
}

/** Programs look for these at the beginning or the end, whatever the file claims to be. */
const INSIDE = /%PDF-|<script|<\?php|<html|<svg[\s>]/i;
const ZIP_END = [0x50, 0x4b, 0x05, 0x06];
const ZIP_REACH = 22 + 65_535;

const AFTER_END = /^\0*(?:Rar!\x1a|7z\xbc\xaf|MZ|\x7fELF|PK\x03\x04|%PDF|<)/;

/** Where the picture ends, for types whose end is plain to see. */
function endOf(bytes: Uint8Array, type: ImageType): number {
  if (type === 'png') return lastOf(bytes, [0x49, 0x45, 0x4e, 0x44], 4);
  if (type === 'jpeg') return lastOf(bytes, [0xff, 0xd9], 0);
  return bytes.length;
}

function lastOf(bytes: Uint8Array, mark: readonly number[], after: number): number {
  const at = lastIndexOf(bytes, mark, 1);
  return at < 0 ? bytes.length : at + mark.length + after;
}

/** Byte by byte: a text of all these bytes takes longer to make than an image takes to look at. */
function lastIndexOf(bytes: Uint8Array, mark: readonly number[], from: number): number {
  const first = mark[0]!;
  for (let at = bytes.length - mark.length; at >= from; at--) {
    if (bytes[at] === first && mark.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}

/**
 * Whether an image is something else as well: a document or markup in its first kilobyte, an archive at its end, or a
 * program after it. It cannot tell every such file.
 */
export function isPolyglot(bytes: Uint8Array, type: ImageType): boolean {
  if (INSIDE.test(textAt(bytes, 0, 1024))) return true;
  if (lastIndexOf(bytes, ZIP_END, Math.max(0, bytes.length - ZIP_REACH)) >= 0) return true;
  const end = endOf(bytes, type);
  return AFTER_END.test(textAt(bytes, end, end + 64));
}
