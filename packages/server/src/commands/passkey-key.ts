import { createPublicKey, type JsonWebKey } from 'node:crypto';
import type { Passkey } from '@remit/protocol';
import { decodeCredentialPublicKey } from '@simplewebauthn/server/helpers';

// COSE (RFC 9052, RFC 9053): labels of a key's members, and the algorithms that an enrolment asks for.
const ALGORITHM = 3;
const ALGORITHMS: Readonly<Record<number, Passkey['algorithm']>> = { [-7]: 'ES256', [-8]: 'EdDSA', [-257]: 'RS256' };

/** What an enrolment asks for and accepts: exactly what the directory can hold, whatever the library would offer. */
export const ALGORITHM_IDS: readonly number[] = [-7, -8, -257];

/**
 * A passkey's public half as the directory holds it: SubjectPublicKeyInfo, which every verifier reads.
 *
 * @param cose as the authenticator gave it at enrolment, verified there
 */
export function publicKeyOf(cose: Uint8Array): Pick<Passkey, 'publicKey' | 'algorithm'> {
  const key = decodeCredentialPublicKey(Uint8Array.from(cose)) as unknown as Map<number, number | Uint8Array>;
  const algorithm = ALGORITHMS[Number(key.get(ALGORITHM))];
  if (!algorithm) throw new Error('a passkey of an algorithm that no enrolment asks for');
  const text = (label: number): string => Buffer.from(key.get(label) as Uint8Array).toString('base64url');
  const jwks: Record<Passkey['algorithm'], () => JsonWebKey> = {
    ES256: () => ({ kty: 'EC', crv: 'P-256', x: text(-2), y: text(-3) }),
    EdDSA: () => ({ kty: 'OKP', crv: 'Ed25519', x: text(-2) }),
    RS256: () => ({ kty: 'RSA', n: text(-1), e: text(-2) }),
  };
  const spki = createPublicKey({ key: jwks[algorithm](), format: 'jwk' }).export({ format: 'der', type: 'spki' });
  return { publicKey: spki.toString('base64url'), algorithm };
}
