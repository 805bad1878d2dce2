import { createPdqHasher, fingerprintFile, type ImageRefusal, LEAST_QUALITY, toHex } from '@remit/match/browser';
import { normaliseLocator, sha256Hex } from '@remit/protocol';

export type Print =
  | { readonly kind: 'PDQ' | 'SHA256' | 'LINK'; readonly hash: string }
  | { readonly kind: 'MD5'; readonly hash: string };
export type Prints = {
  readonly fingerprints: readonly Print[];
  /** Why the picture was not compared, where it is one or might be. */
  readonly unread: ImageRefusal | 'flat' | null;
};

/**
 * Fingerprints of a file, made in this browser: its digests, and a picture in all eight turns. Without the compiled
 * kernels: the site's policy lets no compiled code run, and one file takes milliseconds.
 */
export async function printsOfFile(file: Blob): Promise<Prints> {
  const { sha256, md5, image } = await fingerprintFile(file, createPdqHasher(null));
  const digests: Print[] = [
    { kind: 'SHA256', hash: toHex(sha256) },
    { kind: 'MD5', hash: toHex(md5) },
  ];
  if (!image.ok) return { fingerprints: digests, unread: image.refusal === 'not-an-image' ? null : image.refusal };
  if (image.prints.quality < LEAST_QUALITY) return { fingerprints: digests, unread: 'flat' };
  const turns = image.prints.hashes.map((hash): Print => ({ kind: 'PDQ', hash: toHex(hash) }));
  return { fingerprints: [...digests, ...turns], unread: null };
}

/** The fingerprint of an address in its one form, or null where it is none. */
export function printOfAddress(text: string): Print | null {
  const normal = normaliseLocator(text.trim());
  return normal === undefined ? null : { kind: 'LINK', hash: sha256Hex(normal) };
}
