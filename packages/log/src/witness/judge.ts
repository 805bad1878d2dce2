import { equalBytes } from '../bytes.ts';
import { type Checkpoint, parseCheckpoint } from '../note/checkpoint.ts';
import type { Verify, VerifierKey } from '../note/key.ts';
import { type Note, parseNote } from '../note/note.ts';
import { openNote } from '../note/open.ts';
import { type Hash, sha256 } from '../sha256.ts';
import { verifyConsistency } from '../tree/verify.ts';
import { emptyRoot } from '../tree/hashing.ts';
import { parseAddCheckpoint } from './add-checkpoint.ts';

// C2SP tlog-witness, "add-checkpoint": what a witness checks, in the order in which the document says it, and what it
// answers. Storing and signing are the caller's: a verdict to cosign is worth nothing until its checkpoint is stored.

/** The largest tree of a log that the witness has cosigned. */
export interface WitnessedTree {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Where a witness stands towards one log: nothing cosigned yet is size 0. */
export interface WitnessView {
  /** The keys with which this origin may sign; none for an origin the witness does not serve. */
  readonly keysOf: (origin: string) => readonly VerifierKey[];
  readonly latest: (origin: string) => WitnessedTree | undefined;
}

/** 200 asks the caller to store the checkpoint, and only then to cosign the note. */
export type WitnessVerdict =
  | { readonly status: 200; readonly checkpoint: Checkpoint; readonly note: Note }
  | { readonly status: 409; readonly size: number; readonly detail: string }
  | { readonly status: 400 | 403 | 404 | 422; readonly detail: string };

/**
 * Judges a request against what the witness has cosigned before.
 *
 * @example
 * const verdict = await judgeCheckpoint(body, { keysOf, latest }, verify);
 * if (verdict.status === 200) { await store(verdict.checkpoint); await answer(await cosign(verdict.note, now, signer)); }
 *
 * The caller must hold the log's place from reading `latest` until the checkpoint is stored: of two requests judged
 * against one state, the later would roll the first one's entries back.
 */
export async function judgeCheckpoint(
  body: string | Uint8Array,
  { keysOf, latest }: WitnessView,
  verify: Verify,
  hash: Hash = sha256,
): Promise<WitnessVerdict> {
  const request = parseAddCheckpoint(body);
  if (!request.ok) return { status: 400, detail: request.detail };
  const { oldSize, proof } = request.value;
  const note = parseNote(request.value.checkpoint);
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!note.ok || !checkpoint.ok) return { status: 400, detail: checkpoint.ok ? '' : checkpoint.detail };
  const { origin, size, root } = checkpoint.value;
  const keys = keysOf(origin);
  if (keys.length === 0) return { status: 404, detail: 'this witness does not know that origin' };
  const opened = await openNote(request.value.checkpoint, keys, verify);
  if (!opened.ok) return { status: 403, detail: opened.detail };
  if (oldSize > size) return { status: 400, detail: 'the old size is above that of the checkpoint' };
  const seen = latest(origin) ?? { size: 0, root: emptyRoot(hash) };
  if (seen.size !== oldSize) return { status: 409, size: seen.size, detail: 'the last one cosigned has another size' };
  if (size === oldSize && !equalBytes(root, seen.root)) {
    return { status: 409, size: seen.size, detail: 'another root was cosigned at this size' };
  }
  if (!verifyConsistency({ oldSize, oldRoot: seen.root, size, root, proof }, hash)) {
    return { status: 422, detail: 'the proof does not lead from the old tree to the new one' };
  }
  return { status: 200, checkpoint: checkpoint.value, note: note.value };
}
