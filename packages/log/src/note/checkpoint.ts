import { equalBytes, fromBase64, toBase64 } from '../bytes.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';
import { emptyRoot, HASH_LENGTH, isCount } from '../tree/hashing.ts';
import type { Verify, VerifierKey } from './key.ts';
import { isNoteText } from './note.ts';
import { openNote, type VerifiedSignature } from './open.ts';
import { meetsQuorum, type Quorum, quorumMissing } from './quorum.ts';

// C2SP tlog-checkpoint: origin, size and root as a note's text.

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** Further lines; Remit writes none, and no witness vouches for them. */
  readonly extensions?: readonly string[];
}

/**
 * The text of a checkpoint, to be signed as a note.
 *
 * @throws RangeError when origin, size, root or an extension cannot be written.
 */
export function formatCheckpoint({ origin, size, root, extensions = [] }: Checkpoint): string {
  if (!isCount(size) || root.length !== HASH_LENGTH) throw new RangeError('not a tree head');
  const lines = [origin, String(size), toBase64(root), ...extensions];
  const text = lines.map((line) => `${line}\n`).join('');
  if (lines.some((line) => line === '' || line.includes('\n')) || !isNoteText(text)) {
    throw new RangeError('the lines of a checkpoint are neither empty nor broken');
  }
  return text;
}

/** The checkpoint in a note's text. Strict: one spelling per checkpoint. */
export function parseCheckpoint(text: string): Outcome<Checkpoint> {
  const malformed = (detail: string): Outcome<never> => refuse('checkpoint-malformed', detail);
  if (!isNoteText(text)) return malformed('not a note text');
  const [origin, sizeText, rootText, ...extensions] = text.slice(0, -1).split('\n');
  if (!origin || sizeText === undefined || rootText === undefined) return malformed('fewer than three lines');
  if (extensions.includes('')) return malformed('an extension line is empty');
  const size = /^(?:0|[1-9]\d{0,15})$/.test(sizeText) ? Number(sizeText) : Number.NaN;
  if (!isCount(size)) return malformed('the size is not a decimal number without leading zeroes');
  const root = fromBase64(rootText);
  if (root?.length !== HASH_LENGTH) return malformed('the root is not the base64 of 32 bytes');
  if (size === 0 && !equalBytes(root, emptyRoot())) return malformed('the root is not that of the empty tree');
  return accept({ origin, size, root, ...(extensions.length > 0 && { extensions }) });
}

/** Whom a party believes about a log. */
export interface Trust {
  readonly origin: string;
  /** The log's own keys; more than one while a key is being changed. One of them must have signed. */
  readonly logKeys: readonly VerifierKey[];
  readonly witnesses?: readonly VerifierKey[];
  /** How many different witnesses must have cosigned, or which of them; none by default. */
  readonly quorum?: Quorum;
}

export interface OpenedCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly cosignatures: readonly VerifiedSignature[];
}

/**
 * Opens a signed checkpoint: form, the log's signature, origin, quorum of witnesses.
 *
 * @example
 * const opened = await openCheckpoint(noteText, { origin: 'remit.example/log', logKeys: [key] }, verify);
 * if (opened.ok) opened.value.checkpoint.size;
 */
export async function openCheckpoint(
  input: string | Uint8Array,
  { origin, logKeys, witnesses = [], quorum = 0 }: Trust,
  verify: Verify,
): Promise<Outcome<OpenedCheckpoint>> {
  const note = await openNote(input, [...logKeys, ...witnesses], verify);
  if (!note.ok) return note;
  if (!note.value.signedBy.some(({ key }) => logKeys.includes(key))) {
    return refuse('note-not-signed-by-known-key', 'the log itself did not sign');
  }
  const checkpoint = parseCheckpoint(note.value.text);
  if (!checkpoint.ok) return checkpoint;
  if (checkpoint.value.origin !== origin) return refuse('checkpoint-origin-differs', checkpoint.value.origin);
  const cosignatures = note.value.signedBy.filter(({ key }) => witnesses.includes(key));
  const by = cosignatures.map(({ key }) => key);
  if (!meetsQuorum(by, quorum)) return refuse('checkpoint-quorum-missing', quorumMissing(by, quorum));
  return accept({ checkpoint: checkpoint.value, cosignatures });
}
