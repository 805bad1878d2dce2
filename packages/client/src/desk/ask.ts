import { request } from 'node:http';
import { fromBase64url } from '@remit/protocol';
import { z } from 'zod';
import type { ShownToSigner } from '../sdk/signing.ts';

/** Where a desk's signer listens: the path of its socket, or its address on this machine and the token it asks for. */
export type DeskAt = { readonly socket: string } | { readonly url: string; readonly token: string };

/** The signer said no, or is not there. */
export class DeskFailure extends Error {
  override readonly name = 'DeskFailure';
  /** The signer's own word, such as `document-differs`; null where nothing usable answered. */
  readonly code: string | null;

  constructor(code: string | null, message: string) {
    super(message);
    this.code = code;
  }
}

const about = z.object({ organisation: z.string(), keyId: z.string(), publicKey: z.string() });
export type AboutDesk = z.infer<typeof about>;

export const aboutDesk = async (at: DeskAt): Promise<AboutDesk> => about.parse(await exchange(at, 'GET', '/desk'));

/** The desk's signature over the bytes, which the signer reads and checks against what is shown before it signs. */
export async function signAtDesk(at: DeskAt, bytes: Uint8Array, shown: ShownToSigner): Promise<Uint8Array> {
  const body = { input: new TextDecoder().decode(bytes), ...shown };
  const { signature } = z.object({ signature: z.string() }).parse(await exchange(at, 'POST', '/sign', body));
  return fromBase64url(signature);
}

const PATIENCE_MS = 20_000;

function exchange(at: DeskAt, method: string, path: string, body?: object): Promise<unknown> {
  const where = 'socket' in at ? { socketPath: at.socket } : { hostname: '127.0.0.1', port: new URL(at.url).port };
  const headers = {
    'content-type': 'application/json',
    ...('token' in at && { authorization: `Bearer ${at.token}` }),
  };
  return new Promise((resolve, reject) => {
    const gone = (why: string) => reject(new DeskFailure(null, `The desk's signer does not answer (${why}).`));
    const sent = request({ ...where, method, path, headers, timeout: PATIENCE_MS }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', () => gone('it broke off'));
      answer.on('end', () => {
        const read = parse(Buffer.concat(parts).toString('utf8'));
        if (answer.statusCode === 200) return resolve(read);
        const code = z.object({ refused: z.string() }).safeParse(read).data?.refused ?? null;
        return reject(new DeskFailure(code, `The desk's signer refuses: ${code ?? String(answer.statusCode)}.`));
      });
    });
    sent.on('timeout', () => sent.destroy(new Error('it takes too long')));
    sent.on('error', (error: NodeJS.ErrnoException) => gone(error.code ?? error.message));
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
