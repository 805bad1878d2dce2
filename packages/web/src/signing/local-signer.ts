import type { ShownToSigner } from '@remit/client';
import { fromBase64url } from '@remit/protocol';
import { SigningRefused, type SigningRefusal } from './signing-refused.ts';

/** Where `remit desk` listens on this machine, and the word that it asks for. */
export type SignerAt = { readonly url: string; readonly token: string };
type Key = { readonly keyId: string; readonly publicKey: string };

const PATIENCE_MS = 20_000;

/** The signer's own words (docs/how-to/sign-at-a-desk.md) that a person can do something about. */
const REFUSALS: Readonly<Record<string, SigningRefusal>> = {
  'token-unknown': 'signer-token',
  'act-not-allowed': 'signer-policy',
  'document-differs': 'document-differs',
  'data-differs': 'document-differs',
  'statement-expired': 'signer-clock',
  'other-key': 'signer-other-key',
  'other-organisation': 'signer-other-key',
};

/**
 * Whether the signer answers, and with the key that the directory names for this desk.
 *
 * @throws SigningRefused where it does not
 */
export async function checkSigner(at: SignerAt, organisation: string, key: Key): Promise<void> {
  const about = await exchange(at, '/desk');
  if (about['organisation'] !== organisation || about['keyId'] !== key.keyId || about['publicKey'] !== key.publicKey)
    throw new SigningRefused('signer-other-key');
}

/**
 * The desk's signature over the bytes; the signer reads them and what is shown, and asks its own policy.
 *
 * @throws SigningRefused where it gives none
 */
export async function signAtSigner(at: SignerAt, bytes: Uint8Array, shown: ShownToSigner): Promise<Uint8Array> {
  const { signature } = await exchange(at, '/sign', { input: new TextDecoder().decode(bytes), ...shown });
  if (typeof signature !== 'string') throw new SigningRefused('signer-refused');
  return fromBase64url(signature);
}

/** Nothing of the session goes there: no cookie, no address of the page; and nothing is followed or kept. */
async function exchange({ url, token }: SignerAt, path: string, body?: object): Promise<Record<string, unknown>> {
  const answer = await fetch(url + path, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
    ...{ mode: 'cors', credentials: 'omit', cache: 'no-store', redirect: 'error', referrerPolicy: 'no-referrer' },
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => {
    // Not running, another page's origin, or forbidden by the browser: a page is not told which.
    throw new SigningRefused('signer-away');
  });
  const read: unknown = await answer.json().catch(() => null);
  const said = typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  if (!answer.ok) throw new SigningRefused(REFUSALS[String(said['refused'])] ?? 'signer-refused');
  return said;
}
