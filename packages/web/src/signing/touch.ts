import { PRF_INPUT } from '@remit/client';
import { type Assertion, fromBase64url, toBase64url } from '@remit/protocol';
import { SigningRefused } from './signing-refused.ts';

/** What one touch gives: the assertion, and the passkey's secret where it was asked for. */
export type Touched = { readonly assertion: Assertion; readonly secret: Uint8Array };

/**
 * One touch of one's own passkey, which has to verify its person. The secret that it gives is for the moment: whoever
 * asked for it overwrites it (spec/signatures.md, Desk keys).
 *
 * @throws SigningRefused where the person called it off, or the authenticator has no secret to give
 */
export async function touch(challenge: Uint8Array, credential: string): Promise<Touched> {
  const given = await ask(challenge, credential);
  const first = given.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) throw new SigningRefused('no-prf');
  return { assertion: assertionOf(given), secret: bytesOf(first) };
}

/** The same where no secret is needed: what is vouched for is public. */
export async function vouch(challenge: Uint8Array, credential: string): Promise<Assertion> {
  return assertionOf(await ask(challenge, credential, {}));
}

const withSecret = (): AuthenticationExtensionsClientInputs => ({ prf: { eval: { first: owned(PRF_INPUT) } } });

async function ask(challenge: Uint8Array, credential: string, extensions = withSecret()): Promise<PublicKeyCredential> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: owned(challenge),
    allowCredentials: [{ type: 'public-key', id: owned(fromBase64url(credential)) }],
    userVerification: 'required',
    timeout: 300_000,
    extensions,
  };
  try {
    const given = await navigator.credentials.get({ publicKey });
    if (given instanceof PublicKeyCredential) return given;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  throw new SigningRefused('called-off');
}

function assertionOf(given: PublicKeyCredential): Assertion {
  const { authenticatorData, clientDataJSON, signature } = given.response as AuthenticatorAssertionResponse;
  return {
    credential: toBase64url(new Uint8Array(given.rawId)),
    authenticatorData: toBase64url(new Uint8Array(authenticatorData)),
    clientDataJSON: toBase64url(new Uint8Array(clientDataJSON)),
    signature: toBase64url(new Uint8Array(signature)),
  };
}

const bytesOf = (source: BufferSource): Uint8Array =>
  source instanceof ArrayBuffer
    ? new Uint8Array(source)
    : new Uint8Array(source.buffer, source.byteOffset, source.byteLength);

/** A copy in memory of its own, as the browser's interfaces want it. */
const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
