import { codeDigest, isRefusal, type Refusal, type Role } from '@remit/protocol';
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { insertChallenge, takeChallenges } from '../store/working/challenges.ts';
import {
  activateCredentials,
  credentialsWaitingFor,
  type CredentialRow,
  insertCredential,
} from '../store/working/credentials.ts';
import { findInvitation, type Invitation, takeCode } from '../store/working/enrolments.ts';
import { working } from '../store/working/working.ts';
import { type Site, userHandle } from './passkey.ts';
import { ALGORITHM_IDS, publicKeyOf } from './passkey-key.ts';
import type { CommandRequest, CommandResult } from './request.ts';
import { startSession } from './session.ts';

type Give = { readonly execute: (request: CommandRequest) => Promise<CommandResult> };

/** A challenge for a new passkey; null where the code invites nobody (any more). */
export async function askForNewPasskey(
  store: Store,
  ports: Ports,
  site: Site,
  code: string,
): Promise<PublicKeyCredentialCreationOptionsJSON | null> {
  const now = ports.now?.() ?? null;
  const digest = codeDigest(code);
  const invited = await working(store, (client) => findInvitation(client, now, digest));
  if (!invited) return null;
  const options = await generateRegistrationOptions({
    rpName: 'Remit',
    rpID: site.domain,
    userName: invited.pseudonym,
    userDisplayName: invited.pseudonym,
    userID: Uint8Array.from(userHandle(invited.organisation, invited.person)),
    challenge: Uint8Array.from(ports.randomBytes(32)),
    attestationType: 'none',
    supportedAlgorithmIDs: [...ALGORITHM_IDS],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    timeout: 300_000,
  });
  const asked = { id: ports.newId(), challenge: options.challenge, purpose: 'enrolment', subject: digest } as const;
  await working(store, (client) => insertChallenge(client, now, asked));
  return options;
}

/**
 * What came of it: a session, a wait (for the ceremony's other person, or for a first role), or which of code and
 * passkey was not accepted.
 */
export type Enrolled =
  | { readonly token: string }
  | { readonly waiting: true }
  | { readonly unknown: 'code' | 'passkey' }
  | Refusal;

/** Registers the passkey and uses up the code; the second person of a ceremony completes it. */
export async function enrol(
  store: Store,
  give: Give,
  ports: Ports,
  site: Site,
  answer: { readonly code: string; readonly response: RegistrationResponseJSON },
): Promise<Enrolled> {
  const now = ports.now?.() ?? null;
  const digest = codeDigest(answer.code);
  const challenges = await working(store, (client) => takeChallenges(client, now, { subject: digest }, 'enrolment'));
  const invited = await working(store, (client) => findInvitation(client, now, digest));
  if (!invited) return { unknown: 'code' };
  const passkey = await verify(site, challenges, answer.response);
  if (!passkey) return { unknown: 'passkey' };
  const kept = await keep(store, now, digest, invited, passkey);
  if (!kept) return { unknown: 'code' };
  if (invited.ceremony) return finishCeremony(store, give, ports, invited, invited.ceremony);
  const recorded = await give.execute({
    actor: { type: 'system', rule: 'enrolment-ceremony' },
    kind: 'EnrolPasskey',
    subject: { type: 'organisation', id: invited.organisation },
    data: { person: invited.person, credential: passkey.id, ...publicKeyOf(passkey.publicKey) },
    idempotencyKey: null,
    expectedVersion: null,
  });
  return isRefusal(recorded) ? recorded : sessionOf(store, ports, invited);
}

type Passkey = Pick<CredentialRow, 'id' | 'publicKey' | 'counter' | 'transports' | 'backedUp'>;

async function verify(
  site: Site,
  challenges: readonly string[],
  response: RegistrationResponseJSON,
): Promise<Passkey | null> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => challenges.includes(challenge),
      expectedOrigin: site.origin,
      expectedRPID: site.domain,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...ALGORITHM_IDS],
    });
    if (!verified) return null;
    const { id, publicKey, counter, transports } = registrationInfo.credential;
    return {
      id,
      publicKey: Buffer.from(publicKey),
      counter,
      transports: transports ?? [],
      backedUp: registrationInfo.credentialBackedUp,
    };
  } catch {
    // The library throws for whatever does not verify.
    return null;
  }
}

const keep = (
  store: Store,
  now: string | null,
  digest: string,
  invited: Invitation,
  passkey: Passkey,
): Promise<boolean> =>
  working(store, async (client) => {
    if (!invited.ceremony && !(await takeCode(client, digest))) return false;
    const { organisation, person } = invited;
    return insertCredential(client, now, {
      ...passkey,
      organisation,
      person,
      waitsFor: invited.ceremony ? digest : null,
    });
  });

async function finishCeremony(
  store: Store,
  give: Give,
  ports: Ports,
  invited: Invitation,
  codes: readonly string[],
): Promise<Enrolled> {
  const waiting = await working(store, (client) => credentialsWaitingFor(client, codes));
  if (waiting.length < codes.length) return { waiting: true };
  const credentials = waiting.map(({ person, waitsFor, id, publicKey }) => ({
    person,
    codeDigest: waitsFor!,
    credential: id,
    ...publicKeyOf(publicKey),
  }));
  const result = await give.execute({
    actor: { type: 'system', rule: 'enrolment-ceremony' },
    kind: 'CompleteCeremony',
    subject: { type: 'organisation', id: invited.organisation },
    data: { credentials },
    idempotencyKey: null,
    expectedVersion: null,
  });
  // Both people may have come in the same moment; the other one's request then completed it.
  if (isRefusal(result)) return result.code === 'ceremony-not-open' ? { waiting: true } : result;
  await working(store, (client) => activateCredentials(client, codes));
  return sessionOf(store, ports, invited);
}

async function sessionOf(store: Store, ports: Ports, { organisation, person }: Invitation): Promise<Enrolled> {
  const { rows } = await working(store, (client) =>
    client.query<{ role: Role | null }>(
      `SELECT r.record -> 'roles' ->> 0 AS role FROM organisation_rows o
       CROSS JOIN LATERAL jsonb_array_elements(o.state -> 'people') AS r (record)
       WHERE o.organisation = $1 AND r.record ->> 'person' = $2`,
      [organisation, person],
    ),
  );
  const role = rows[0]?.role;
  if (!role) return { waiting: true };
  return { token: await startSession(store, ports, { organisation, person, role, softwareKey: false }) };
}
