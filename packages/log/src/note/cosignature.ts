import { concat, cut, utf8 } from '../bytes.ts';
import type { Signer } from './key.ts';
import type { Note, NoteSignature } from './note.ts';

// C2SP tlog-cosignature, Ed25519 form: a witness says that at a time this was the largest consistent tree it had
// seen of the log.

const TIMESTAMP_LENGTH = 8;
const ED25519_SIGNATURE_LENGTH = 64;

export interface TimestampedSignature {
  /** Whole seconds since 1970. */
  readonly timestampSeconds: number;
  readonly signature: Uint8Array;
}

/** The bytes that a witness signs for a note text at a time. */
export const cosignedMessage = (text: string, timestampSeconds: number): Uint8Array =>
  utf8(`cosignature/v1\ntime ${timestampSeconds}\n${text}`);

/** The time and signature in a cosignature, or undefined when it is not one. */
export function parseTimestamped(bytes: Uint8Array): TimestampedSignature | undefined {
  if (bytes.length !== TIMESTAMP_LENGTH + ED25519_SIGNATURE_LENGTH) return undefined;
  const timestamp = new DataView(bytes.buffer, bytes.byteOffset, TIMESTAMP_LENGTH).getBigUint64(0);
  // A double counts seconds exactly for 285 million years; beyond that nobody meant a time.
  if (timestamp > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  return { timestampSeconds: Number(timestamp), signature: cut(bytes, TIMESTAMP_LENGTH) };
}

/**
 * Adds a witness's cosignature to a checkpoint note. The caller has verified the log's signature and the
 * consistency with the last tree that it cosigned; this function only signs.
 *
 * @throws RangeError when the key is no cosigning key or the time is not a count of seconds.
 */
export async function cosign(note: Note, timestampSeconds: number, signer: Signer): Promise<Note> {
  const signature = await cosignature(note.text, timestampSeconds, signer);
  return { text: note.text, signatures: [...note.signatures, signature] };
}

/** The cosignature alone, as a witness answers with it. @throws RangeError as `cosign` does. */
export async function cosignature(text: string, timestampSeconds: number, signer: Signer): Promise<NoteSignature> {
  if (signer.key.type !== 'cosignature/v1') throw new RangeError('a cosignature needs a cosigning key');
  if (!Number.isSafeInteger(timestampSeconds) || timestampSeconds < 0) throw new RangeError('not a POSIX time');
  const time = new Uint8Array(TIMESTAMP_LENGTH);
  new DataView(time.buffer).setBigUint64(0, BigInt(timestampSeconds));
  const signature = concat(time, await signer.sign(cosignedMessage(text, timestampSeconds)));
  return { name: signer.key.name, id: signer.key.id, signature };
}
