import { decodeUtf8, fromBase64, toBase64 } from '../bytes.ts';
import { parseNote } from '../note/note.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';
import { HASH_LENGTH, isCount } from '../tree/hashing.ts';

// C2SP tlog-witness, "add-checkpoint": the body by which a log asks a witness to cosign. It comes from anybody, so
// whatever is not exactly one is refused whole.

/** Above this a tree would have more entries than atoms; a proof is never longer. */
const MAX_PROOF_LINES = 63;

export interface AddCheckpoint {
  /** Size of the checkpoint that the witness cosigned last, as the log believes. */
  readonly oldSize: number;
  /** Consistency proof from the old size to that of the checkpoint; empty from size 0. */
  readonly proof: readonly Uint8Array[];
  /** The signed checkpoint, as a note. */
  readonly checkpoint: string;
}

const malformed = (detail: string): Outcome<never> => refuse('request-malformed', detail);

/**
 * The body of a request.
 *
 * @example
 * await post('/add-checkpoint', formatAddCheckpoint({ oldSize: 16, proof, checkpoint: note }));
 *
 * @throws RangeError when the old size is no size, or the proof none that a request can carry.
 */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  if (!isCount(oldSize) || proof.length > MAX_PROOF_LINES || proof.some(({ length }) => length !== HASH_LENGTH)) {
    throw new RangeError('not a request that can be written');
  }
  return `old ${oldSize}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${checkpoint}`;
}

/** The request in a body; whether its checkpoint is signed and its proof true is for `judgeCheckpoint` to say. */
export function parseAddCheckpoint(body: string | Uint8Array): Outcome<AddCheckpoint> {
  const text = typeof body === 'string' ? body : decodeUtf8(body);
  if (text === undefined) return malformed('the request is not UTF-8');
  const end = text.indexOf('\n\n');
  if (end < 0) return malformed('no empty line before the checkpoint');
  const [first = '', ...lines] = text.slice(0, end).split('\n');
  // What does not match counts to nothing, and so to no size.
  const oldSize = Number(/^old (0|[1-9]\d{0,15})$/.exec(first)?.[1]);
  if (!isCount(oldSize)) return malformed('the first line is not "old" and a size');
  if (lines.length > MAX_PROOF_LINES) return malformed(`more than ${MAX_PROOF_LINES} lines of proof`);
  const proof: Uint8Array[] = [];
  for (const line of lines) {
    const hash = fromBase64(line);
    if (hash?.length !== HASH_LENGTH) return malformed(`line ${proof.length + 1} of the proof is no hash`);
    proof.push(hash);
  }
  const checkpoint = text.slice(end + 2);
  const note = parseNote(checkpoint);
  return note.ok ? accept({ oldSize, proof, checkpoint }) : malformed(note.detail);
}
