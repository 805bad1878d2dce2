import { sha256Hex } from '@remit/protocol';
import { authorizationOf, requestText } from '../contract/index.ts';

/**
 * Who speaks. `cookie` is a browser's session, which the browser itself sends; `token` a session's token; `key` an
 * organisation's machine key or a person's own, which signs each request.
 */
export type ClientCredential =
  | { readonly kind: 'cookie' }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'key'; readonly keyId: string; readonly sign: RequestSigner };

/** Ed25519 over the given bytes. */
export type RequestSigner = (message: Uint8Array) => Promise<Uint8Array>;

export type Outgoing = {
  readonly method: string;
  readonly origin: string;
  /** Path and query, exactly as sent. */
  readonly target: string;
  readonly body: string;
};

const NONCE_BYTES = 18;

/** The header that says who speaks; a signature is made anew for every attempt, because a nonce is used once. */
export async function authorization(credential: ClientCredential | null, request: Outgoing): Promise<string | null> {
  if (credential === null || credential.kind === 'cookie') return null;
  if (credential.kind === 'token') return `Bearer ${credential.token}`;
  const { keyId, sign } = credential;
  const { method, origin, target, body } = request;
  const timestamp = Math.floor(Date.now() / 1000);
  const nonce = base64url(crypto.getRandomValues(new Uint8Array(NONCE_BYTES)));
  const signed = { keyId, method, origin, target, bodyDigest: sha256Hex(body), timestamp, nonce };
  const signature = await sign(new TextEncoder().encode(requestText(signed)));
  return authorizationOf(signed, base64url(signature));
}

/**
 * A signer from a private key as PKCS #8 in base64url, as `remit key new` writes it.
 *
 * ```ts
 * const sign = await signerOf(file.privateKey);
 * const client = createClient({ server, credential: { kind: 'key', keyId: file.keyId, sign } });
 * ```
 */
export async function signerOf(privateKey: string): Promise<RequestSigner> {
  const key = await crypto.subtle.importKey('pkcs8', fromBase64url(privateKey), 'Ed25519', false, ['sign']);
  return async (message) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, new Uint8Array(message)));
}

export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

export const fromBase64url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
