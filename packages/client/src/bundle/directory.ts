import {
  canonical,
  type DirectoryData,
  type DirectoryKind,
  directorySchemas,
  fromBase64url,
  isSmallOrder,
  sha256Hex,
} from '@remit/protocol';
import { type BundleFault, fault } from './fault.ts';
import type { DirectoryEntry } from './schema.ts';

/** A fact of the directory, proved to be in the log: whose, at which place, when. */
export type Listed<K extends DirectoryKind = DirectoryKind> = {
  readonly organisation: string;
  readonly index: number;
  readonly at: string;
  readonly data: DirectoryData[K];
};
export type Directory = { readonly [K in DirectoryKind]: readonly Listed<K>[] };

const PREFIX = 'organisation:';

/** The directory's entries by kind; each shows exactly what its leaf commits to (spec/bundle.md, Directory). */
export function readDirectory(entries: readonly DirectoryEntry[]): Directory | BundleFault {
  const listed = Object.fromEntries(Object.keys(directorySchemas).map((kind) => [kind, [] as Listed[]]));
  for (const { index, opened, data } of entries) {
    const { kind, stream, at, result } = opened;
    const schema = directorySchemas[kind.value as DirectoryKind] as
      | (typeof directorySchemas)[DirectoryKind]
      | undefined;
    const bad = (detail: string): BundleFault => fault('directory-entry-differs', `${detail} of entry ${index}`);
    if (!schema?.safeParse(data).success || !stream.value.startsWith(PREFIX)) return bad('kind or stream');
    if (sha256Hex(canonical(data)) !== result.value) return bad('what is shown');
    const organisation = stream.value.slice(PREFIX.length);
    if ('domain' in data && data.organisation !== organisation) return bad('organisation');
    listed[kind.value]!.push({ organisation, index, at: at.value, data });
  }
  const directory = listed as unknown as Directory;
  return unsoundKey(directory) ?? directory;
}

/** A key that verifies everything, or that two desks share, tells nobody apart. */
function unsoundKey({ KeyAdded }: Directory): BundleFault | undefined {
  const owners = new Map<string, string>();
  for (const { organisation, data } of KeyAdded) {
    if (isSmallOrder(rawKey(data.publicKey))) return fault('key-unsound', data.keyId);
    if ((owners.get(data.publicKey) ?? organisation) !== organisation) return fault('key-shared', data.keyId);
    owners.set(data.publicKey, organisation);
  }
  return undefined;
}

/** SubjectPublicKeyInfo of an Ed25519 key ends in its 32 bytes (RFC 8410). */
export const rawKey = (spki: string): Uint8Array => fromBase64url(spki).slice(-32);
