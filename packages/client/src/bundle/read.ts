import { canonical, type Json, LEGAL_FORCE, sha256Hex } from '@remit/protocol';
import { type BundleFault, fault } from './fault.ts';
import { type Bundle, BUNDLE_TYPE, bundleSchema, MAX_BUNDLE_LENGTH } from './schema.ts';

/**
 * Reads a bundle's text strictly: bounded, of exactly these members, in canonical JSON. A text that says a member twice,
 * or spells anything otherwise, is not the canonical text of what was read and is refused (spec/bundle.md, Form).
 */
export function readBundle(text: string): Bundle | BundleFault {
  if (text.length > MAX_BUNDLE_LENGTH) return fault('bundle-too-large', `${text.length} characters`);
  const json = parse(text);
  if (json === undefined) return fault('bundle-not-json');
  if (typeOf(json) !== BUNDLE_TYPE) return fault('bundle-version-unknown', String(typeOf(json)).slice(0, 40));
  const read = bundleSchema.safeParse(json);
  if (!read.success) return fault('bundle-malformed', where(read.error.issues));
  if (canonicalOf(read.data) !== text) return fault('bundle-not-canonical');
  const { document } = read.data;
  if (document.legalForce !== LEGAL_FORCE[document.header.instrument])
    return fault('document-malformed', 'its legal force is not that of its instrument');
  if (new Set(document.items.map((item) => item.id)).size !== document.items.length)
    return fault('document-malformed', 'an item stands in it twice');
  return read.data;
}

export const documentDigest = (document: Bundle['document']): string => sha256Hex(canonical(document));

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const typeOf = (json: unknown): unknown =>
  typeof json === 'object' && json !== null ? (json as { type?: unknown }).type : undefined;

/** Lone surrogates have no canonical form; they are one more spelling that is refused. */
function canonicalOf(bundle: Bundle): string | null {
  try {
    return canonical(bundle as unknown as Json);
  } catch {
    return null;
  }
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };
const where = ([issue]: readonly Issue[]): string =>
  issue ? `${issue.path.map(String).join('.') || 'bundle'}: ${issue.message}` : '';
