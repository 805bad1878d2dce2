// The objects of STIX 2.1 that we write. Identifiers are made from what they name, so that writing twice says the same.
import { createHash } from 'node:crypto';
import { type Opinion, toHex } from '@remit/match';
import type { ExactKind } from './format.ts';

export type StixObject = { readonly type: string; readonly id: string; readonly [property: string]: unknown };

/** The marking definitions that OASIS publishes for TLP 2.0 (stix common objects). */
export const TLP: Readonly<Record<string, string>> = {
  CLEAR: 'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487',
  GREEN: 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  AMBER: 'marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  'AMBER+STRICT': 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003',
  RED: 'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1',
};
const TLP_EXTENSION = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';
const SPEC = { spec_version: '2.1' } as const;

/** A name-based UUID (RFC 9562, version 5) in a name space of ours. */
export function uuidOf(name: string): string {
  const bytes = createHash('sha1').update('remit exchange\n').update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}

export const identity = (party: string, at: string): StixObject => ({
  type: 'identity',
  ...SPEC,
  id: `identity--${uuidOf(`identity ${party}`)}`,
  created: at,
  modified: at,
  name: party,
  identity_class: 'organization',
});

/** The TLP markings, which travel with what they mark. */
export const extensions = (): StixObject[] =>
  Object.entries(TLP).map(([name, id]) => ({
    type: 'marking-definition',
    ...SPEC,
    id,
    created: '2022-10-01T00:00:00.000Z',
    name: `TLP:${name}`,
    extensions: { [TLP_EXTENSION]: { extension_type: 'property-extension', tlp_2_0: name.toLowerCase() } },
  }));

const PATTERNS: Readonly<Record<ExactKind, (hex: string) => { pattern: string; pattern_type: string }>> = {
  sha256: (hex) => ({ pattern: `[file:hashes.'SHA-256' = '${hex}']`, pattern_type: 'stix' }),
  md5: (hex) => ({ pattern: `[file:hashes.MD5 = '${hex}']`, pattern_type: 'stix' }),
  pdq: (hex) => ({ pattern: hex, pattern_type: 'pdq' }),
  // The address itself is not known here, so it cannot be a pattern on `url:value`.
  link: (hex) => ({ pattern: hex, pattern_type: 'remit-link-sha256' }),
};

const markings = (tlp: string | undefined): object => {
  const id = TLP[(tlp ?? '').toUpperCase().replace(/^TLP:/u, '')];
  return id === undefined ? {} : { object_marking_refs: [id] };
};

export function indicator(
  id: string,
  { kind, hash }: { readonly kind: ExactKind; readonly hash: Uint8Array },
  { says, ground, entity, tlp, source, confidence, expires }: Opinion,
  by: string,
  at: string,
): StixObject {
  const references = [{ source_name: 'remit', external_id: id }];
  if (source !== undefined) references.push({ source_name: 'remit-source', external_id: source });
  return {
    type: 'indicator',
    ...SPEC,
    id: `indicator--${uuidOf(`indicator ${id}`)}`,
    created_by_ref: by,
    created: at,
    modified: at,
    ...PATTERNS[kind](toHex(hash)),
    valid_from: at,
    ...(expires !== undefined &&
      Date.parse(expires) > Date.parse(at) && { valid_until: new Date(expires).toISOString() }),
    ...(confidence !== undefined && { confidence: Math.round(confidence * 100) }),
    ...(says === 'withdrawn' && { revoked: true }),
    // STIX 2.1: `benign` is what the author of a negative opinion says of it.
    indicator_types: [says === 'negative' ? 'benign' : 'unknown'],
    labels: [`ground:${ground}`, ...(entity === undefined ? [] : [`entity:${entity}`])],
    external_references: references,
    ...markings(tlp),
  };
}

export const opinionObject = (
  { party, says, ground, tlp }: Opinion,
  about: string,
  by: string,
  at: string,
): StixObject => ({
  type: 'opinion',
  ...SPEC,
  id: `opinion--${uuidOf(`opinion ${party} ${about}`)}`,
  created_by_ref: by,
  created: at,
  modified: at,
  opinion: says === 'negative' ? 'strongly-disagree' : 'strongly-agree',
  ...(says === 'withdrawn' && { revoked: true }),
  object_refs: [about],
  labels: [`ground:${ground}`],
  ...markings(tlp),
});
