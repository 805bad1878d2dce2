import { type Attribute, fromBase64, leafHash, openAttribute, verifyInclusion } from '@remit/log';
import type { Head } from './checkpoint.ts';
import { type BundleFault, fault } from './fault.ts';
import type { ChainEntry, DirectoryEntry } from './schema.ts';

type Placed = Pick<DirectoryEntry, 'index' | 'leaf' | 'proof'> & { readonly opened: Partial<ChainEntry['opened']> };

/** Whether everything an entry opens is what its leaf commits to, and the leaf stands in the tree. */
export function checkEntry(entry: Placed, { size, root }: Pick<Head, 'size' | 'root'>): BundleFault | undefined {
  const leaf = bytesOf(entry.leaf);
  for (const [name, opened] of Object.entries(entry.opened)) {
    if (opened === undefined) continue;
    const { value, salt } = opened;
    if (!openAttribute(leaf, name as Attribute, value, bytesOf(salt)))
      return fault('opening-differs', `${name} of entry ${entry.index}`);
  }
  const claim = { leaf: leafHash(leaf), index: entry.index, size, root, proof: entry.proof.map(bytesOf) };
  return verifyInclusion(claim) ? undefined : fault('entry-not-in-log', `entry ${entry.index} of ${size}`);
}

/** Checked by the schema before: canonical base64. */
const bytesOf = (text: string): Uint8Array => fromBase64(text) ?? new Uint8Array(0);
