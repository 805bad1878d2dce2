import { hash } from 'node:crypto';
import {
  cosignature,
  formatCosignatures,
  formatVerifierKey,
  fromHex,
  type Hash,
  judgeCheckpoint,
  type Signer,
  toHex,
  type VerifierKey,
  type WitnessedTree,
} from '@remit/log';
import { z } from 'zod';
import { verifyEd25519 } from '../verify/ed25519.ts';
import type { HeldFile } from './held-file.ts';

const stateSchema = z.strictObject({
  format: z.literal('remit-witness/1'),
  witness: z.string(),
  logs: z.record(z.string(), z.strictObject({ size: z.int().min(0), root: z.string().regex(/^[0-9a-f]{64}$/) })),
});
type State = z.infer<typeof stateSchema>;

export type Reply = { readonly status: number; readonly type: string; readonly body: string };

const TEXT = 'text/plain; charset=utf-8';
const nodeHash: Hash = (bytes) => hash('sha256', bytes, 'buffer');

/** The state of a witness that has cosigned nothing. */
export const emptyState = (verifierKey: string): string =>
  textOf({ format: 'remit-witness/1', witness: verifierKey, logs: {} });
const textOf = (state: State): string => `${JSON.stringify(state)}\n`;

/** The state file is not one, or not this witness's. */
export class WitnessStateFault extends Error {
  override readonly name = 'WitnessStateFault';
}

/**
 * A witness (C2SP tlog-witness): remembers the largest tree of each log it has cosigned, and cosigns another only if
 * that extends it. What it will have cosigned is on the disk before anybody learns the cosignature, so that a witness
 * that is killed never cosigns two roots for one size.
 */
export class Witness {
  readonly #file: HeldFile;
  readonly #signer: Signer;
  readonly #logs: ReadonlyMap<string, readonly VerifierKey[]>;
  readonly #now: () => number;
  #state: State;
  /** Requests one after the other: judging, storing and cosigning are one step. */
  #last: Promise<unknown> = Promise.resolve();

  /** @throws WitnessStateFault when there is no state, or it belongs to another witness */
  constructor(file: HeldFile, signer: Signer, logs: readonly VerifierKey[], now: () => number) {
    this.#file = file;
    this.#signer = signer;
    this.#now = now;
    const byOrigin = new Map<string, VerifierKey[]>();
    for (const key of logs) byOrigin.set(key.name, [...(byOrigin.get(key.name) ?? []), key]);
    this.#logs = byOrigin;
    this.#state = readState(file, formatVerifierKey(signer.key));
  }

  /** Answers one add-checkpoint request. */
  addCheckpoint(body: Uint8Array): Promise<Reply> {
    const turn = this.#last.then(() => this.#answer(body));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #answer(body: Uint8Array): Promise<Reply> {
    const view = {
      keysOf: (origin: string) => this.#logs.get(origin) ?? [],
      latest: (origin: string) => this.#latest(origin),
    };
    const verdict = await judgeCheckpoint(body, view, verifyEd25519, nodeHash);
    if (verdict.status === 409) return { status: 409, type: 'text/x.tlog.size', body: `${verdict.size}\n` };
    if (verdict.status !== 200) return { status: verdict.status, type: TEXT, body: `${verdict.detail}\n` };
    const { origin, size, root } = verdict.checkpoint;
    this.#store(origin, { size, root: toHex(root) });
    const signature = await cosignature(verdict.note.text, Math.floor(this.#now() / 1000), this.#signer);
    return { status: 200, type: TEXT, body: formatCosignatures([signature]) };
  }

  #latest(origin: string): WitnessedTree | undefined {
    const seen = Object.hasOwn(this.#state.logs, origin) ? this.#state.logs[origin] : undefined;
    return seen && { size: seen.size, root: fromHex(seen.root)! };
  }

  #store(origin: string, seen: State['logs'][string]): void {
    const known = this.#latest(origin);
    if (known !== undefined && known.size === seen.size) return;
    const state = { ...this.#state, logs: { ...this.#state.logs, [origin]: seen } };
    this.#file.replace(textOf(state));
    this.#state = state;
  }
}

function readState(file: HeldFile, verifierKey: string): State {
  const text = file.read();
  if (text === null) throw new WitnessStateFault(`There is no state ${file.path}.`);
  const state = stateSchema.safeParse(parseJson(text));
  if (!state.success) throw new WitnessStateFault(`The state ${file.path} is damaged.`);
  if (state.data.witness !== verifierKey)
    throw new WitnessStateFault(`The state ${file.path} is that of another witness.`);
  return state.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
