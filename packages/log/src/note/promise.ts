import { fromBase64, toBase64 } from '../bytes.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';
import { HASH_LENGTH } from '../tree/hashing.ts';
import { isNoteText } from './note.ts';

// spec/evidence-log.md, Promises: what a party holds from the moment of its act until the next checkpoint. The log
// signs it as a note with its own key; the base64 in the second line keeps it from ever reading as a checkpoint.

const HEADER = 'remit/promise/v1';
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

export interface InclusionPromise {
  readonly origin: string;
  /** Leaf hash of the entry that will be included. */
  readonly leaf: Uint8Array;
  /** The instant by which a published checkpoint includes it, UTC with milliseconds. */
  readonly by: string;
}

/**
 * The text of a promise, to be signed as a note.
 *
 * @throws RangeError when a field cannot be written.
 */
export function formatPromise({ origin, leaf, by }: InclusionPromise): string {
  const text = `${HEADER}\n${toBase64(leaf)}\n${origin}\n${by}\n`;
  if (!parsePromise(text).ok) throw new RangeError('not a promise that can be written');
  return text;
}

/** The promise in a note's text. */
export function parsePromise(text: string): Outcome<InclusionPromise> {
  const [header, leafText = '', origin = '', by = '', ...rest] = isNoteText(text) ? text.slice(0, -1).split('\n') : [];
  const leaf = fromBase64(leafText);
  if (header !== HEADER || rest.length > 0 || leaf?.length !== HASH_LENGTH || origin === '' || !INSTANT.test(by)) {
    return refuse('promise-malformed', 'a promise has four lines: header, leaf hash, origin, instant');
  }
  return accept({ origin, leaf, by });
}
