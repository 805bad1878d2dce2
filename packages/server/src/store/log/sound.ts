import { type Edge, emptyRoot, readEdge } from '@remit/log';
import type pg from 'pg';
import { sha256 } from './sha256.ts';
import { behind, type SignedSize, type SizeKeeper } from './size-file.ts';
import type { LogState } from './state.ts';
import { tileReader } from './tiles.ts';
import { LogUnsound } from './unsound.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** A checkpoint whose root is decided and which is not published yet. */
export type Unpublished = SignedSize & { readonly at: string; readonly note: string | null };

export const EMPTY: SignedSize = { size: 0, root: hex(emptyRoot(sha256)) };

/** Reads back the stored edge of the tree and finds there, and in every keeper, what was signed last. */
export async function soundEdge(
  client: pg.ClientBase,
  { signedSize, signedRoot }: LogState,
  keepers: readonly SizeKeeper[],
): Promise<{ edge: Edge; unpublished: Unpublished | null }> {
  const edge = await readEdge(tileReader(client), signedSize, sha256);
  if (!edge.ok) throw new LogUnsound('edge-broken', `the edge at size ${signedSize}: ${edge.detail}`);
  const root = hex(edge.value.root);
  if (signedRoot !== null && hex(signedRoot) !== root)
    throw new LogUnsound('tiles-changed', `the tiles at size ${signedSize} are not those signed`);
  const unpublished = await readUnpublished(client);
  const last = unpublished ?? (await lastPublished(client));
  if ((last?.size ?? 0) !== signedSize)
    throw new LogUnsound('checkpoint-missing', `size ${signedSize} is recorded, ${last?.size ?? 0} was published`);
  if (last && last.root !== root)
    throw new LogUnsound('checkpoint-changed', `the checkpoint at size ${signedSize} has another root`);
  for (const keeper of keepers) await compare(client, keeper.read(), { size: signedSize, root });
  return { edge: edge.value, unpublished };
}

/** One that is behind was not reached after the last signature; one that is ahead saw what this database forgot. */
export async function compare(client: pg.ClientBase, kept: SignedSize | null, signed: SignedSize): Promise<void> {
  if (kept === null) {
    if (signed.size === 0) return;
    throw new LogUnsound('memory-missing', `size ${signed.size} was signed, and nothing here remembers by whom`);
  }
  if (kept.size > signed.size) throw behind(kept.size, signed.size);
  const known = kept.size === signed.size ? signed.root : await rootAt(client, kept.size);
  if (known !== kept.root) throw new LogUnsound('signed-otherwise', `another root was signed at size ${kept.size}`);
}

/** The root that was published at a size, in hexadecimal. */
export async function rootAt(client: pg.ClientBase, size: number): Promise<string | null> {
  if (size === 0) return EMPTY.root;
  const { rows } = await client.query<{ root: string }>(
    `SELECT encode(root, 'hex') AS root FROM checkpoints WHERE size = $1`,
    [size],
  );
  return rows[0]?.root ?? null;
}

export async function readUnpublished(client: pg.ClientBase): Promise<Unpublished | null> {
  const { rows } = await client.query<Unpublished>(
    `SELECT size, encode(root, 'hex') AS root, at, note FROM log_unpublished`,
  );
  return rows[0] ?? null;
}

/** The checkpoint that everybody can read, with its note. */
export async function lastPublished(client: pg.ClientBase): Promise<(SignedSize & { readonly note: string }) | null> {
  const { rows } = await client.query<SignedSize & { note: string }>(
    `SELECT size, encode(root, 'hex') AS root, note FROM checkpoints ORDER BY size DESC LIMIT 1`,
  );
  return rows[0] ?? null;
}
