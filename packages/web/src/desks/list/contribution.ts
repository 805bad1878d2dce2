import {
  type ContentType,
  entryIdOf,
  type EntryCommandData,
  type EntryFingerprint,
  LEAST_QUALITY,
  normaliseLocator,
  sha256Hex,
  type Tlp,
} from '@remit/protocol';

export const GIVEN_KINDS = ['LINK', 'PDQ', 'SHA256', 'MD5'] as const;
export type GivenKind = (typeof GIVEN_KINDS)[number];

/** What a person gives of a fingerprint: nothing for the address of the item itself, digits for what was computed elsewhere. */
export type GivenPrint = { readonly kind: GivenKind; readonly digits: string; readonly quality: string };

const WIDTH = { PDQ: 64, SHA256: 64, MD5: 32 } as const;

/** The fingerprint, or null while it is not whole. A link is hashed in the one form that every gate uses. */
export function printGiven({ kind, digits, quality }: GivenPrint, url: string): EntryFingerprint | null {
  if (kind === 'LINK') {
    const normal = normaliseLocator(url);
    return normal === undefined ? null : { kind, hash: sha256Hex(normal) };
  }
  const hash = digits.trim().toLowerCase();
  if (hash.length !== WIDTH[kind] || !/^[0-9a-f]+$/u.test(hash)) return null;
  if (kind !== 'PDQ') return { kind, hash };
  const measured = /^\d{1,3}$/u.test(quality.trim()) ? Number(quality) : null;
  if (measured === null || measured < LEAST_QUALITY || measured > 100) return null;
  return { kind, hash, quality: measured, decoder: 'FULL' };
}

export type Sharing = {
  readonly referral: string;
  readonly itemId: string;
  readonly ground: ContentType;
  readonly tlp: Tlp;
  readonly confidence: number;
  readonly until: string;
};

/** The one command that shares what was decided, at the entry of its fingerprint. */
export function contribution(
  fingerprint: EntryFingerprint,
  { referral, itemId, ...rest }: Sharing,
): { readonly entry: string; readonly data: EntryCommandData<'ContributeOpinion'> } {
  return {
    entry: entryIdOf(fingerprint),
    data: {
      fingerprint,
      ...rest,
      entity: null,
      source: { type: 'REFERRAL', referral, itemId },
      exemptions: null,
      asks: [],
    },
  };
}
