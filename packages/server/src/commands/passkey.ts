import { createHash } from 'node:crypto';
import type { Role } from '@remit/protocol';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { insertChallenge, takeChallenges } from '../store/working/challenges.ts';
import { type CredentialRow, findCredential, recordUse } from '../store/working/credentials.ts';
import { working } from '../store/working/working.ts';
import { startSession } from './session.ts';

/** The site that passkeys belong to: its origin, and the domain that an authenticator shows to people. */
export type Site = { readonly origin: string; readonly domain: string };
export const siteOf = (origin: string): Site => ({ origin, domain: new URL(origin).hostname });

/** What an authenticator keeps in a person's stead: the same for each of their passkeys, and telling nobody anything. */
export const userHandle = (organisation: string, person: string): Buffer =>
  createHash('sha256').update(`${organisation}\n${person}`).digest();

/** A challenge that any passkey of this site may answer: nobody types who they are. */
export async function askForPasskey(
  store: Store,
  ports: Ports,
  site: Site,
): Promise<{ challengeId: string; options: PublicKeyCredentialRequestOptionsJSON }> {
  const challenge = Uint8Array.from(ports.randomBytes(32));
  const options = await generateAuthenticationOptions({
    rpID: site.domain,
    challenge,
    userVerification: 'required',
    timeout: 300_000,
  });
  const id = ports.newId();
  const asked = { id, challenge: options.challenge, purpose: 'sign-in', subject: null } as const;
  await working(store, (client) => insertChallenge(client, ports.now?.() ?? null, asked));
  return { challengeId: id, options };
}

/** The new session's identifier, or null: whoever is refused learns no more than that. */
export async function signInWithPasskey(
  store: Store,
  ports: Ports,
  site: Site,
  answer: { readonly challengeId: string; readonly response: AuthenticationResponseJSON },
): Promise<string | null> {
  const now = ports.now?.() ?? null;
  const challenges = await working(store, (client) =>
    takeChallenges(client, now, { id: answer.challengeId }, 'sign-in'),
  );
  const who = await working(store, async (client) => {
    const credential = await findCredential(client, answer.response.id);
    if (!credential) return null;
    const verified = await verify(site, challenges, credential, answer.response);
    if (!verified) return null;
    await recordUse(client, now, credential.id, verified.newCounter, verified.credentialBackedUp);
    const { rows } = await client.query<{ role: Role | null }>(FIRST_ROLE, [
      credential.organisation,
      credential.person,
      credential.id,
    ]);
    return rows[0]?.role
      ? { organisation: credential.organisation, person: credential.person, role: rows[0].role }
      : null;
  });
  return who && startSession(store, ports, { ...who, softwareKey: false });
}

// The directory says whose passkey holds: one that was revoked, or whose person was removed, is nobody's here.
const FIRST_ROLE = `
  SELECT r.record -> 'roles' ->> 0 AS role FROM organisation_rows o
  CROSS JOIN LATERAL jsonb_array_elements(o.state -> 'people') AS r (record)
  WHERE o.organisation = $1 AND r.record ->> 'person' = $2 AND r.record ->> 'status' = 'ENROLLED'
    AND r.record -> 'passkeys' @> jsonb_build_array(jsonb_build_object('credential', $3::text))`;

async function verify(
  site: Site,
  challenges: readonly string[],
  credential: CredentialRow,
  response: AuthenticationResponseJSON,
) {
  const { id, publicKey, counter, organisation, person } = credential;
  const handle = response.response.userHandle;
  if (handle !== undefined && handle !== userHandle(organisation, person).toString('base64url')) return null;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => challenges.includes(challenge),
      expectedOrigin: site.origin,
      expectedRPID: site.domain,
      credential: { id, publicKey: Uint8Array.from(publicKey), counter },
      requireUserVerification: true,
    });
    return verified ? authenticationInfo : null;
  } catch {
    // The library throws for whatever does not verify, a counter that went back among it.
    return null;
  }
}
