import { utf8 } from '../bytes.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';
import { cosignedMessage, parseTimestamped } from './cosignature.ts';
import type { Verify, VerifierKey } from './key.ts';
import { type NoteSignature, parseNote } from './note.ts';

/** A known key whose signature on the note verified. */
export interface VerifiedSignature {
  readonly key: VerifierKey;
  /** When a witness says it signed; absent for plain signatures. */
  readonly timestampSeconds?: number;
}

export interface OpenedNote {
  readonly text: string;
  readonly signedBy: readonly VerifiedSignature[];
}

/** The signature if it verifies under that key, whose name and id the caller has compared. */
export async function verifySignature(
  text: string,
  { signature }: NoteSignature,
  key: VerifierKey,
  verify: Verify,
): Promise<VerifiedSignature | undefined> {
  if (key.type === 'ed25519') {
    const good = signature.length === 64 && (await verify(key.publicKey, utf8(text), signature));
    return good ? { key } : undefined;
  }
  const timed = parseTimestamped(signature);
  if (timed === undefined) return undefined;
  const { timestampSeconds } = timed;
  const good = await verify(key.publicKey, cosignedMessage(text, timestampSeconds), timed.signature);
  return good ? { key, timestampSeconds } : undefined;
}

/**
 * The text of a note and who of the known keys signed it. Signatures of unknown keys are ignored; a known key whose
 * signature fails spoils the whole note; at least one known key must have signed.
 */
export async function openNote(
  input: string | Uint8Array,
  keys: readonly VerifierKey[],
  verify: Verify,
): Promise<Outcome<OpenedNote>> {
  const note = parseNote(input);
  if (!note.ok) return note;
  const signedBy: VerifiedSignature[] = [];
  for (const signature of note.value.signatures) {
    const key = keys.find(({ name, id }) => name === signature.name && id === signature.id);
    if (key === undefined) continue;
    const verified = await verifySignature(note.value.text, signature, key, verify);
    if (verified === undefined) return refuse('note-signature-invalid', `${key.name}+${key.id}`);
    // A key that signed twice counts once, or a quorum could be met by one witness.
    if (!signedBy.some((other) => other.key === key)) signedBy.push(verified);
  }
  if (signedBy.length === 0) return refuse('note-not-signed-by-known-key', 'no signature by a known key');
  return accept({ text: note.value.text, signedBy });
}
