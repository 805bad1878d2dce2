import { parseIncident, tilesBetween, tilePath, TILE_WIDTH, type TileReader } from '@remit/log';
import type pg from 'pg';
import { inTransaction } from '../transaction.ts';
import { decide, type DecideSettings } from './decide.ts';
import type { LogSigner } from './signer.ts';
import type { SignedSize } from './size-file.ts';
import { EMPTY, lastPublished, readUnpublished, rootAt, type Unpublished } from './sound.ts';
import { LOG_WRITING, lockState } from './state.ts';
import { removePartials, tileReader } from './tiles.ts';
import { LogUnsound } from './unsound.ts';

/** Those who see the log grow and say so (C2SP tlog-witness). A port: the store speaks to nobody. */
export type Cosigners = {
  /**
   * Asks what they cosigned last, before another size is signed.
   *
   * Rejects with `LogUnsound` when one saw more or else than this log knows, with `BelowPolicy` when too few answer.
   */
  readonly confirm: (last: SignedSize & { readonly note: string }) => Promise<void>;
  /**
   * The note with their cosignatures, as many as the policy asks for.
   *
   * Rejects with `BelowPolicy` when fewer came; `keep` is handed what did come, for the next time.
   */
  readonly cosign: (asked: {
    readonly note: string;
    readonly size: number;
    readonly read: TileReader;
    readonly keep: (note: string) => Promise<void>;
  }) => Promise<string>;
};

export type PublishSettings = DecideSettings & {
  readonly signer: LogSigner;
  /** Absent where the policy asks for no cosignature. */
  readonly cosigners?: Cosigners;
};

/**
 * Publishes a checkpoint, in this order: witnesses say that they know nothing later; the root of its size is committed
 * to the database and flushed to every keeper; it is signed; witnesses cosign; everybody can read it. A process that
 * goes on after a crash at any point takes up the same root, so that no size is ever signed twice.
 *
 * @param at the checkpoint's instant, if none is on its way
 * @returns the size that is published
 */
export async function publish(pool: pg.Pool, epoch: number, at: string, settings: PublishSettings): Promise<number> {
  const { signer, keepers, cosigners } = settings;
  const latest = await latestSigned(pool, signer);
  await cosigners?.confirm(latest);
  const decided = await decide(pool, epoch, at, settings);
  for (const keeper of keepers) keeper.remember(decided);
  const note = decided.note ?? (await keepNote(pool, epoch, decided, signed(signer, decided)));
  const cosigned = await cosigners?.cosign({
    note,
    size: decided.size,
    read: outsideReader(pool),
    keep: async (partly) => void (await keepNote(pool, epoch, decided, partly)),
  });
  await makePublic(pool, epoch, decided, cosigned ?? note);
  return decided.size;
}

// Ed25519 is deterministic: two processes that sign one root for one size make one signature.
const signed = (signer: LogSigner, { size, root }: SignedSize): string =>
  signer.checkpoint(size, Buffer.from(root, 'hex'));

/** What was signed last; a log that has signed nothing shows the empty tree, which every tree extends. */
export function latestSigned(pool: pg.Pool, signer: LogSigner): Promise<SignedSize & { note: string }> {
  return inTransaction(pool, { role: 'remit_log', readOnly: true }, async (client) => {
    await refuseOtherOrigin(client, signer.origin);
    const unpublished = await readUnpublished(client);
    if (unpublished?.note) return { ...unpublished, note: unpublished.note };
    return (await lastPublished(client)) ?? { ...EMPTY, note: signed(signer, EMPTY) };
  });
}

/** A log that began after another carries its own name in its first entry, and is signed under no other. */
async function refuseOtherOrigin(client: pg.ClientBase, origin: string): Promise<void> {
  const { rows } = await client.query<{ text: string }>('SELECT text FROM log_incidents WHERE index = 0');
  const incident = rows[0] && parseIncident(rows[0].text);
  if (incident?.ok && incident.value.origin !== origin)
    throw new LogUnsound('other-origin', `the log is ${incident.value.origin}, and ${origin} is to sign it`);
}

async function keepNote(pool: pg.Pool, epoch: number, { size, root }: SignedSize, note: string): Promise<string> {
  await inTransaction(pool, LOG_WRITING, async (client) => {
    await lockState(client, epoch);
    const { rowCount } = await client.query('UPDATE log_unpublished SET note = $3 WHERE size = $1 AND root = $2', [
      size,
      Buffer.from(root, 'hex'),
      note,
    ]);
    if (rowCount !== 1) await refuseUnlessPublic(client, size, root);
  });
  return note;
}

async function makePublic(pool: pg.Pool, epoch: number, decided: Unpublished, note: string): Promise<void> {
  await inTransaction(pool, LOG_WRITING, async (client) => {
    await lockState(client, epoch);
    const before = (await lastPublished(client))?.size ?? 0;
    const { rowCount } = await client.query(
      `WITH gone AS (DELETE FROM log_unpublished WHERE size = $1 AND root = $2 RETURNING size, root, at)
       INSERT INTO checkpoints (size, root, note, at) SELECT size, root, $3, at FROM gone`,
      [decided.size, Buffer.from(decided.root, 'hex'), note],
    );
    if (rowCount !== 1) return refuseUnlessPublic(client, decided.size, decided.root);
    await removePartials(
      client,
      tilesBetween(before, decided.size).flatMap((tile) => (tile.width === TILE_WIDTH ? [tilePath(tile)] : [])),
    );
  });
}

/** Two rounds of one process may publish the same decision; the second finds it done. */
async function refuseUnlessPublic(client: pg.ClientBase, size: number, root: string): Promise<void> {
  if ((await rootAt(client, size)) === root) return;
  throw new LogUnsound('signed-meanwhile', `size ${size} is no longer on its way`);
}

/** Tiles as they stand, those of the checkpoint on its way too: its proofs are made of them. */
const outsideReader =
  (pool: pg.Pool): TileReader =>
  (path) =>
    inTransaction(pool, { role: 'remit_log', readOnly: true }, (client) => tileReader(client)(path));
