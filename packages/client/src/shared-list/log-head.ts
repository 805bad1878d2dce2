import { openCheckpoint, Prover, type TileReader, type Trust, verifyConsistency } from '@remit/log';
import { verifyEd25519 } from '../verify/ed25519.ts';
import { ListRefused } from './fault.ts';

/** The tree head that was believed last. */
export type HeldCheckpoint = { readonly size: number; readonly root: string };
/** Whom to believe about the log, and where its tiles are: each checkpoint has to continue the one before. */
export type LogPolicy = { readonly trust: Trust; readonly readTile: TileReader };
export type LogHead = { readonly size: number; readonly root: Uint8Array };

/** @throws ListRefused where the policy does not believe the checkpoint */
export async function believedHead(note: string, { trust }: LogPolicy): Promise<LogHead> {
  const opened = await openCheckpoint(note, trust, verifyEd25519);
  if (!opened.ok) throw new ListRefused('list-unsigned', opened.detail);
  const { size, root } = opened.value.checkpoint;
  return { size, root };
}

/** @throws ListRefused where it does not continue the one that is held */
export async function checkContinues(
  held: HeldCheckpoint | null,
  next: LogHead,
  { readTile }: LogPolicy,
): Promise<void> {
  if (!held) return;
  if (next.size < held.size) throw new ListRefused('log-went-back', `${next.size} after ${held.size}`);
  const proof = await new Prover(readTile).consistency(held.size, next.size);
  if (!proof.ok) throw new ListRefused('log-forked', proof.detail);
  const oldRoot = Uint8Array.from(held.root.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const claim = { oldSize: held.size, oldRoot, size: next.size, root: next.root, proof: proof.value };
  if (!verifyConsistency(claim)) throw new ListRefused('log-forked', `${held.size} to ${next.size}`);
}
