import type { Verify, VerifierKey } from '../note/key.ts';
import { formatSignatures, type Note, type NoteSignature, parseSignatures } from '../note/note.ts';
import { verifySignature } from '../note/open.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';

// C2SP tlog-witness, "add-checkpoint": a witness answers with one or more signature lines, and the log takes over those
// that verify under the key it has configured. Whatever else stands there is ignored, as the document asks.

/** The body with which a witness answers: its own lines alone. */
export const formatCosignatures = (signatures: readonly NoteSignature[]): string => formatSignatures(signatures);

/** The cosignature of this witness on the note, from its answer. */
export async function readCosignature(
  answer: string | Uint8Array,
  note: Note,
  witness: VerifierKey,
  verify: Verify,
): Promise<Outcome<NoteSignature>> {
  const lines = parseSignatures(answer);
  if (!lines.ok) return lines;
  for (const line of lines.value) {
    if (line.name !== witness.name || line.id !== witness.id) continue;
    const verified = await verifySignature(note.text, line, witness, verify);
    return verified === undefined ? refuse('note-signature-invalid', witness.name) : accept(line);
  }
  return refuse('note-not-signed-by-known-key', `no line by ${witness.name}`);
}

/** The note with a cosignature; an older one by the same key gives way to it. */
export function withCosignature({ text, signatures }: Note, cosignature: NoteSignature): Note {
  const others = signatures.filter(({ name, id }) => name !== cosignature.name || id !== cosignature.id);
  return { text, signatures: [...others, cosignature] };
}
