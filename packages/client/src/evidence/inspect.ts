// What a file is, before it is kept: by its bytes, whatever its name says, and without ever showing it.
import type { FileHandle } from 'node:fs/promises';
import { type Decoder, IMAGE_LIMITS, type ImageRefusal, sniff, toHex } from '@remit/match/node';

export type Inspected = {
  readonly kind: 'image' | 'video' | 'other' | 'opaque';
  readonly pdq: { readonly hash: string; readonly quality: number } | null;
};
/** `opaque` in its place keeps it as bytes that nothing reads. */
export type InspectionRefused = { readonly refused: Exclude<ImageRefusal, 'not-an-image' | 'no-decoder' | 'busy'> };

const HEAD = 4096;

/**
 * Pictures are decoded in a bounded process of their own: one that is a bomb, broken, huge, or something else as well, and
 * markup that would run, is refused with its reason. Archives and documents are never opened, so there is nothing in them
 * to go off; they are kept as bytes.
 *
 * @throws where no picture can be decoded on this machine at all
 */
export async function inspect(
  file: FileHandle,
  sizeBytes: number,
  decoder: Decoder,
): Promise<Inspected | InspectionRefused> {
  const head = new Uint8Array(Math.min(HEAD, sizeBytes));
  await file.read(head, 0, head.length, 0);
  const { kind } = sniff(head);
  if (kind === 'svg') return { refused: 'svg' };
  if (kind !== 'image') return { kind, pdq: null };
  if (sizeBytes > IMAGE_LIMITS.sizeBytes) return { refused: 'too-large' };
  const bytes = new Uint8Array(sizeBytes);
  await file.read(bytes, 0, sizeBytes, 0);
  const answer = await decoder.read(bytes);
  if (answer.ok) return { kind, pdq: { hash: toHex(answer.prints.hashes[0]!), quality: answer.prints.quality } };
  const { refusal } = answer;
  if (refusal === 'no-decoder' || refusal === 'busy')
    throw new Error(`no picture can be read here: ${answer.detail ?? refusal}`);
  return { refused: refusal === 'not-an-image' ? 'broken' : refusal };
}
