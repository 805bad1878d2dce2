// An upload's fingerprints against one list.
import { VARIANTS, type Variant } from '../pdq/bits.ts';
import type { FingerprintKind, ListEntry } from './entry.ts';
import type { ExactKind, MatchList } from './match-list.ts';
import type { Policy } from './policy.ts';

/** What is known of an upload; each part may be missing. */
export type UploadPrints = {
  readonly sha256?: Uint8Array;
  readonly md5?: Uint8Array;
  /** One hash, or the eight of `PdqHasher.variants` in their order. */
  readonly image?: { readonly hashes: readonly Uint8Array[]; readonly quality: number };
  readonly frames?: readonly { readonly hash: Uint8Array; readonly quality: number }[];
  /** Hashes of normalised links (`linkHash`) that stand in the upload. */
  readonly links?: readonly Uint8Array[];
};

export type Finding = {
  readonly entry: ListEntry;
  readonly by: FingerprintKind;
  /** Bits that differ; 0 for what is exact, the mean of the matched frames for a video. */
  readonly distance: number;
  /** How the upload had to be turned to match. */
  readonly variant: Variant | null;
  /** Shares of frames that matched, 0 to 1. */
  readonly shares: { readonly ofUpload: number; readonly ofEntry: number } | null;
};

function findExact(list: MatchList, kind: ExactKind, hash: Uint8Array | undefined): Finding[] {
  if (hash === undefined) return [];
  return list.findExact(kind, hash).map((entry) => ({ entry, by: kind, distance: 0, variant: null, shares: null }));
}

function findImages(list: MatchList, { image }: UploadPrints, { distance, leastQuality }: Policy): Finding[] {
  if (image === undefined || image.quality < leastQuality) return [];
  const nearest = new Map<string, Finding>();
  image.hashes.forEach((hash, n) => {
    for (const found of list.findImage(hash, distance)) {
      const before = nearest.get(found.entry.id);
      if (before !== undefined && before.distance <= found.distance) continue;
      nearest.set(found.entry.id, { ...found, by: 'pdq', variant: VARIANTS[n] ?? null, shares: null });
    }
  });
  return [...nearest.values()];
}

type Matched = { readonly entry: ListEntry; readonly upload: Set<number>; readonly distances: number[] };

/** Every frame of the upload looked up once; then, of each video that any found, how much was found both ways. */
function findVideos(list: MatchList, { frames = [] }: UploadPrints, policy: Policy): Finding[] {
  const clear = frames.filter(({ quality }) => quality >= policy.leastQuality);
  const matched = new Map<string, Matched>();
  clear.forEach(({ hash }, n) => {
    for (const { entry, distance } of list.findFrame(hash, policy.distance)) {
      const one = matched.get(entry.id) ?? { entry, upload: new Set(), distances: [] };
      one.upload.add(n);
      one.distances.push(distance);
      matched.set(entry.id, one);
    }
  });
  return [...matched.values()].flatMap(({ entry, upload, distances }) => {
    const shares = { ofUpload: upload.size / clear.length, ofEntry: shareOfEntry(entry, clear, policy.distance) };
    if (shares.ofUpload < policy.video.ofUpload || shares.ofEntry < policy.video.ofEntry) return [];
    const distance = distances.reduce((sum, one) => sum + one, 0) / distances.length;
    return [{ entry, by: 'video' as const, distance, variant: null, shares }];
  });
}

function shareOfEntry(
  { fingerprint }: ListEntry,
  clear: readonly { readonly hash: Uint8Array }[],
  distance: number,
): number {
  if (fingerprint.kind !== 'video') return 0;
  const { frames } = fingerprint;
  return frames.filter((frame) => clear.some(({ hash }) => distanceOf(frame, hash) <= distance)).length / frames.length;
}

/** Bits in which two hashes differ. */
export function distanceOf(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) for (let v = a[i]! ^ b[i]!; v !== 0; v &= v - 1) sum++;
  return sum;
}

export function findIn(list: MatchList, prints: UploadPrints, policy: Policy): Finding[] {
  return [
    ...findExact(list, 'sha256', prints.sha256),
    ...findExact(list, 'md5', prints.md5),
    ...(prints.links ?? []).flatMap((link) => findExact(list, 'link', link)),
    ...findImages(list, prints, policy),
    ...findVideos(list, prints, policy),
  ];
}
