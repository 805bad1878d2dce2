// What a list holds. This package takes it as given: fetching a list and verifying its signatures is the client's work.

/** What an organisation says about a fingerprint. */
export type Opinion = {
  readonly party: string;
  /** `negative`: judged, and not of this kind; `withdrawn`: said once, and taken back. */
  readonly says: 'positive' | 'negative' | 'withdrawn';
  readonly ground: string;
  /** The designated entity, where the ground names one. */
  readonly entity?: string;
  readonly tlp?: string;
  /** The referral or decision that it comes from. */
  readonly source?: string;
  /** 0 to 1. */
  readonly confidence?: number;
  /** An instant after which it no longer counts. */
  readonly expires?: string;
};

export type Fingerprint =
  | { readonly kind: 'pdq' | 'sha256' | 'md5' | 'link'; readonly hash: Uint8Array }
  /** PDQ of one frame a second. */
  | { readonly kind: 'video'; readonly frames: readonly Uint8Array[] };
export type FingerprintKind = Fingerprint['kind'];

export type ListEntry = {
  readonly id: string;
  readonly fingerprint: Fingerprint;
  readonly opinions: readonly Opinion[];
};

const WIDTHS = { pdq: 32, sha256: 32, md5: 16, link: 32 } as const;

/** Why an entry cannot be taken, or `null`. */
export function flawOf({ fingerprint }: ListEntry): string | null {
  if (fingerprint.kind === 'video') {
    const whole = fingerprint.frames.length > 0 && fingerprint.frames.every(({ length }) => length === WIDTHS.pdq);
    return whole ? null : 'a video needs at least one frame, each with 32 bytes';
  }
  const width = WIDTHS[fingerprint.kind];
  return fingerprint.hash.length === width ? null : `${fingerprint.kind} has ${width} bytes`;
}
