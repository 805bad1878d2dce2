import { z } from 'zod';
import { canonical, type Json } from '../wire/canonical.ts';
import { digest, instant, prose, state } from '../wire/primitives.ts';
import { sha256Hex } from '../wire/sha256.ts';
import { identifier, publicKey } from './keys.ts';
import { parameterSetSchema } from './parameter-set.ts';
import { ORGANISATION_KINDS } from './roles.ts';

/**
 * What of an organisation's record may be shown to whoever checks a bundle: no person, no words of reason. The log's
 * leaf commits to the digest of exactly this as its `result`, so that it can be opened without the fact, whose actor is
 * a person (spec/evidence-log.md, Leaf; spec/bundle.md, Directory).
 */
export const directorySchemas = {
  OrganisationRegistered: z.strictObject({
    organisation: identifier,
    kind: z.enum(ORGANISATION_KINDS),
    name: prose(120),
    jurisdiction: state,
    domain: z.string().max(253),
  }),
  OversightAppointed: z.strictObject({
    appointer: prose(120),
    judicial: z.boolean(),
    units: z.array(identifier).max(500),
    from: instant,
    until: instant,
  }),
  KeyAdded: z.strictObject({
    purpose: z.literal('desk'),
    keyId: identifier,
    publicKey,
    label: prose(80),
    until: instant,
  }),
  KeyRevoked: z.strictObject({ keyId: identifier }),
  ParameterSetPublished: z.strictObject({ set: parameterSetSchema, digest }),
  ParameterSetWithdrawn: z.strictObject({ set: z.string().max(80) }),
} as const;

export type DirectoryKind = keyof typeof directorySchemas;
export type DirectoryData = { readonly [K in DirectoryKind]: z.infer<(typeof directorySchemas)[K]> };
export const DIRECTORY_KINDS = Object.keys(directorySchemas) as DirectoryKind[];

type AnyFact = { readonly kind: string; readonly data: Readonly<Record<string, unknown>> };

/** The part of a fact that may be shown, or null where it is none of the directory. */
export function directoryEntry({ kind, data }: AnyFact): Readonly<Record<string, unknown>> | null {
  if (!(kind in directorySchemas)) return null;
  if (kind === 'KeyAdded' && data['purpose'] !== 'desk') return null;
  const shown = Object.keys(directorySchemas[kind as DirectoryKind].shape);
  return Object.fromEntries(shown.filter((name) => name in data).map((name) => [name, data[name]]));
}

/** The `result` of an organisation's leaf: the digest of what may be shown of the fact, else empty. */
export function directoryDigest(fact: AnyFact): string {
  const entry = directoryEntry(fact);
  return entry === null ? '' : sha256Hex(canonical(entry as Json));
}

/** What the leaf of an organisation's fact commits to for later disclosure. */
export const disclosedOfParty = (fact: AnyFact, organisation: string) => ({
  kind: fact.kind,
  class: '',
  result: directoryDigest(fact),
  origin: organisation,
  recipient: '',
});
