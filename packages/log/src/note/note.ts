import { concat, cut, decodeUtf8, fromBase64, fromHex, toBase64, toHex, utf8 } from '../bytes.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';
import { isKeyName, type Signer } from './key.ts';

// C2SP signed-note, "Format". A note arrives from anybody, so whatever is not exactly a note is refused whole.

export interface NoteSignature {
  readonly name: string;
  /** Eight lower-case hexadecimal digits. */
  readonly id: string;
  /** What follows the id; its form depends on the key's type. */
  readonly signature: Uint8Array;
}

export interface Note {
  /** The signed text with its final newline. Not to be believed before a signature is verified. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Signatures of witnesses may be long (post-quantum ones 5 KB), and a note must be able to hold sixteen. */
const MAX_NOTE_LENGTH = 1_000_000;
const MAX_SIGNATURES = 100;
const ID_LENGTH = 4;

// Everything below U+0020 but the newline.
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;

const malformed = (detail: string): Outcome<never> => refuse('note-malformed', detail);

function parseSignature(line: string): NoteSignature | undefined {
  const [, name, encoded] = /^\u2014 ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
  if (name === undefined || encoded === undefined || !isKeyName(name)) return undefined;
  const bytes = fromBase64(encoded);
  if (bytes === undefined || bytes.length <= ID_LENGTH) return undefined;
  return { name, id: toHex(bytes.subarray(0, ID_LENGTH)), signature: cut(bytes, ID_LENGTH) };
}

function textOf(input: string | Uint8Array): Outcome<string> {
  if (input.length > MAX_NOTE_LENGTH) return malformed('the note is longer than 1,000,000 bytes');
  const text = typeof input === 'string' ? input : decodeUtf8(input);
  if (text === undefined || !text.isWellFormed()) return malformed('the note is not UTF-8');
  if (CONTROL.test(text)) return malformed('the note holds a control character');
  return accept(text);
}

/** The text and signatures of a note, nothing verified yet. */
export function parseNote(input: string | Uint8Array): Outcome<Note> {
  const whole = textOf(input);
  if (!whole.ok) return whole;
  const split = whole.value.lastIndexOf('\n\n');
  if (split < 0) return malformed('no blank line before the signatures');
  const signatures = signaturesOf(whole.value.slice(split + 2));
  return signatures.ok ? accept({ text: whole.value.slice(0, split + 1), signatures: signatures.value }) : signatures;
}

/** Signature lines that stand alone, as a witness answers with them. */
export function parseSignatures(input: string | Uint8Array): Outcome<NoteSignature[]> {
  const lines = textOf(input);
  return lines.ok ? signaturesOf(lines.value) : lines;
}

function signaturesOf(lines: string): Outcome<NoteSignature[]> {
  if (!lines.endsWith('\n')) return malformed('the signatures do not end in a newline');
  const signatures: NoteSignature[] = [];
  for (const line of lines.slice(0, -1).split('\n')) {
    const signature = parseSignature(line);
    if (signature === undefined) return malformed(`signature line ${signatures.length + 1} is malformed`);
    if (signatures.length === MAX_SIGNATURES) return malformed(`the note has more than ${MAX_SIGNATURES} signatures`);
    signatures.push(signature);
  }
  return accept(signatures);
}

/** Whether a text can be the text of a note. */
export function isNoteText(text: string): boolean {
  return text.endsWith('\n') && text.isWellFormed() && !CONTROL.test(text);
}

/**
 * The bytes of a note as they are served.
 *
 * @throws RangeError when the text is not a note's text or nobody signed it.
 */
export function formatNote({ text, signatures }: Note): string {
  if (!isNoteText(text)) throw new RangeError('a note text ends in a newline and holds no other control character');
  if (signatures.length === 0) throw new RangeError('a note carries at least one signature');
  return `${text}\n${formatSignatures(signatures)}`;
}

/** Signature lines alone, each with its newline. */
export const formatSignatures = (signatures: readonly NoteSignature[]): string =>
  signatures.map(({ name, id, signature }) => `\u2014 ${name} ${toBase64(concat(fromHex(id)!, signature))}\n`).join('');

/**
 * Signs a text, or adds a signature to a note.
 *
 * @example
 * const note = await signNote({ text: formatCheckpoint(checkpoint), signatures: [] }, logSigner);
 * await publish(formatNote(note));
 *
 * @throws RangeError when the key is not an Ed25519 note key; for cosignatures see `cosign`.
 */
export async function signNote(note: Note, signer: Signer): Promise<Note> {
  if (signer.key.type !== 'ed25519') throw new RangeError('a cosigning key signs with cosign');
  if (!isNoteText(note.text))
    throw new RangeError('a note text ends in a newline and holds no other control character');
  const signature = await signer.sign(utf8(note.text));
  return { text: note.text, signatures: [...note.signatures, { name: signer.key.name, id: signer.key.id, signature }] };
}
