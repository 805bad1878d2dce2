import { canonical } from '../wire/canonical.ts';
import { sha256 } from '../wire/sha256.ts';
import { fromBase64url, toBase64url } from './jws.ts';
import type { PersonSignature } from './person-signature.ts';
import { actsText } from './statement.ts';

/** What an authenticator gave, in base64url. */
export type Assertion = Pick<
  Extract<PersonSignature, { kind: 'passkey' }>,
  'credential' | 'authenticatorData' | 'clientDataJSON' | 'signature'
>;
/** Where passkeys are made and used: the exact origin, and the relying party's name. */
export type RelyingParty = { readonly origin: string; readonly id: string };

const utf8 = new TextEncoder();
const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
/** Relying party's hash, flags, counter (WebAuthn, 6.1). */
const LEAST_LENGTH = 37;

/** The challenge of a signature: SHA-256 of the acts' canonical text. */
export const actsChallenge = (statements: readonly string[]): Uint8Array => sha256(utf8.encode(actsText(statements)));

/**
 * The challenge by which a member's passkey vouches for the member's wrapping key: whoever hands a desk key over checks
 * it against the directory, so that nobody's key can be put in its place (spec/signatures.md, Desk keys).
 */
export const wrappingChallenge = (key: {
  readonly organisation: string;
  readonly person: string;
  readonly keyId: string;
  readonly publicKey: string;
}): Uint8Array => {
  const { organisation, person, keyId, publicKey } = key;
  return sha256(utf8.encode(canonical({ type: 'remit/wrapping-key/v1', organisation, person, keyId, publicKey })));
};

/**
 * What a passkey's key must have signed, if everything else about the assertion is right (WebAuthn Level 3, 7.2): made
 * here and not on another site, for exactly this challenge, by a person whom the authenticator verified.
 * @returns the signed bytes, or the name of the first thing that is wrong
 */
export function assertionInput(
  { authenticatorData, clientDataJSON }: Assertion,
  challenge: Uint8Array,
  { origin, id }: RelyingParty,
): Uint8Array | 'client-data' | 'type' | 'challenge' | 'origin' | 'relying-party' | 'presence' | 'verification' {
  const clientBytes = fromBase64url(clientDataJSON);
  const client = clientData(clientBytes);
  if (!client) return 'client-data';
  if (client.type !== 'webauthn.get') return 'type';
  if (client.challenge !== toBase64url(challenge)) return 'challenge';
  if (client.origin !== origin || client.crossOrigin === true || client.topOrigin !== undefined) return 'origin';
  const data = fromBase64url(authenticatorData);
  if (data.length < LEAST_LENGTH || !same(data.subarray(0, 32), sha256(utf8.encode(id)))) return 'relying-party';
  if ((data[32]! & USER_PRESENT) === 0) return 'presence';
  if ((data[32]! & USER_VERIFIED) === 0) return 'verification';
  const signed = new Uint8Array(data.length + 32);
  signed.set(data);
  signed.set(sha256(clientBytes), data.length);
  return signed;
}

type ClientData = { type?: unknown; challenge?: unknown; origin?: unknown; crossOrigin?: unknown; topOrigin?: unknown };

function clientData(bytes: Uint8Array): ClientData | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.every((byte, i) => byte === b[i]);
