import { type Assertion, assertionInput, fromBase64url, type Passkey, wrappingChallenge } from '@remit/protocol';
import type { Member } from './desk-key.ts';

type Site = { readonly origin: string; readonly id: string };

/**
 * Whether a member's wrapping key is vouched for by the passkey that the directory names for the same member. Whoever
 * hands a desk's key over asks this in their own browser: nobody's key can be put in its place by the server.
 */
export async function vouched(organisation: string, member: Member, site: Site): Promise<boolean> {
  const { person, passkey, wrappingKey } = member;
  if (!passkey || wrappingKey?.vouch.credential !== passkey.credential) return false;
  const { keyId, publicKey, vouch } = wrappingKey;
  const signed = assertionInput(vouch, wrappingChallenge({ organisation, person, keyId, publicKey }), site);
  return typeof signed !== 'string' && verifies(passkey as Passkey, signed, vouch);
}

const ALGORITHMS = {
  ES256: [
    { name: 'ECDSA', namedCurve: 'P-256' },
    { name: 'ECDSA', hash: 'SHA-256' },
  ],
  EdDSA: [{ name: 'Ed25519' }, { name: 'Ed25519' }],
  RS256: [{ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, { name: 'RSASSA-PKCS1-v1_5' }],
} as const;

/** Whether a passkey signed these bytes; what cannot be read verifies nothing. */
export async function verifies(passkey: Passkey, signed: Uint8Array, { signature }: Assertion): Promise<boolean> {
  const [kind, how] = ALGORITHMS[passkey.algorithm];
  try {
    const given = fromBase64url(signature);
    const plain = passkey.algorithm === 'ES256' ? rawOfDer(given) : given;
    const key = await crypto.subtle.importKey('spki', owned(fromBase64url(passkey.publicKey)), kind, false, ['verify']);
    return plain !== null && (await crypto.subtle.verify(how, key, owned(plain), owned(signed)));
  } catch {
    return false;
  }
}

const COORDINATE = 32;

/** An authenticator's ECDSA signature is DER (two integers); the browser verifies r and s side by side. */
export function rawOfDer(der: Uint8Array): Uint8Array | null {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return null;
  const r = integerAt(der, 2);
  const s = r && integerAt(der, r.end);
  if (!r || !s || s.end !== der.length) return null;
  const raw = new Uint8Array(2 * COORDINATE);
  raw.set(r.value, COORDINATE - r.value.length);
  raw.set(s.value, 2 * COORDINATE - s.value.length);
  return raw;
}

function integerAt(der: Uint8Array, at: number): { value: Uint8Array; end: number } | null {
  const length = der[at + 1];
  if (der[at] !== 0x02 || length === undefined || length === 0) return null;
  const end = at + 2 + length;
  const bytes = der.subarray(at + 2, end);
  if (bytes.length !== length || bytes[0]! > 0x7f) return null;
  const value = bytes[0] === 0 ? bytes.subarray(1) : bytes;
  return value.length > COORDINATE ? null : { value, end };
}

const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
