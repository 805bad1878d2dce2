import { verify as verifySignature } from 'node:crypto';
import {
  formatAddCheckpoint,
  type Note,
  type NoteSignature,
  readCosignature,
  type Verify,
  type VerifierKey,
} from '@remit/log';

/** A witness as the operator configured it. */
export type Witness = {
  readonly key: VerifierKey;
  /** Submission prefix (C2SP tlog-witness). Any address at all: the operator wrote it. */
  readonly url: string;
  /** What kind of organisation runs it, such as `platform`; null where the operator does not say. */
  readonly kind: string | null;
};

/** What a witness answered, as far as it counts. */
export type WitnessAnswer =
  | { readonly kind: 'cosigned'; readonly signature: NoteSignature }
  /** It cosigned a checkpoint of this size last, and not the one asked about. */
  | { readonly kind: 'elsewhere'; readonly size: number }
  /** The proof does not lead from what it cosigned to what it was shown. */
  | { readonly kind: 'disputed' }
  | { readonly kind: 'silent'; readonly why: string };

export type Asked = {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  readonly checkpoint: string;
  readonly note: Note;
};

const LONGEST_ANSWER = 65_536;
const TEXT_SIZE = /^(0|[1-9]\d{0,15})\n$/;

/** Ed25519 by the platform, as the log package takes it. */
export const verifyEd25519: Verify = (publicKey, message, signature) => {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]);
  return verifySignature(null, message, { key: der, format: 'der', type: 'spki' }, signature);
};

/** Asks one witness, for as long as the signal allows; what cannot be used counts as silence. */
export async function askWitness(witness: Witness, asked: Asked, signal: AbortSignal): Promise<WitnessAnswer> {
  try {
    const response = await fetch(`${witness.url.replace(/\/$/, '')}/add-checkpoint`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: formatAddCheckpoint(asked),
      // A redirect leads to an address that nobody configured.
      redirect: 'error',
      signal,
    });
    return await read(witness, asked.note, response.status, await bounded(response));
  } catch (error) {
    return { kind: 'silent', why: error instanceof Error ? error.name : 'unknown' };
  }
}

async function read(witness: Witness, note: Note, status: number, body: string): Promise<WitnessAnswer> {
  if (status === 422) return { kind: 'disputed' };
  const size = status === 409 ? TEXT_SIZE.exec(body)?.[1] : undefined;
  if (size !== undefined) return { kind: 'elsewhere', size: Number(size) };
  if (status !== 200) return { kind: 'silent', why: `status ${status}` };
  const signature = await readCosignature(body, note, witness.key, verifyEd25519);
  return signature.ok ? { kind: 'cosigned', signature: signature.value } : { kind: 'silent', why: signature.fault };
}

// A witness that sends without end must not fill our memory.
async function bounded(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > LONGEST_ANSWER) {
      await reader?.cancel();
      throw new Error('the answer is too long');
    }
    parts.push(part.value);
  }
  return Buffer.concat(parts).toString('utf8');
}
