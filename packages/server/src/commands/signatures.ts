import { createPublicKey, verify } from 'node:crypto';
import {
  type ActInQuestion,
  activeKeys,
  actsChallenge,
  actsText,
  type Assertion,
  assertionInput,
  checkStatement,
  type DeskSignature,
  fromBase64url,
  isRefusal,
  type KeyRecord,
  type NewKey,
  type Party,
  type Passkey,
  personOf,
  type PersonSignature,
  type Refusal,
  refuse,
  type Signable,
  type Signatures,
  wrappingChallenge,
} from '@remit/protocol';
import type { Site } from './passkey.ts';

/** Who acts, and when. */
type Acting = Pick<ActInQuestion, 'actor' | 'at'>;

/** Where passkeys are used, and whether keys of the demonstration count: never in a service. */
export type SigningPolicy = { readonly site: Site; readonly demonstration: boolean };

/**
 * Both signatures of an act, against the directory as it stands in this transaction (spec/signatures.md). What was
 * signed is compared first: no signature is worth verifying over a statement that says something else.
 */
export function checkSignatures(
  policy: SigningPolicy,
  act: ActInQuestion,
  party: Party | undefined,
  signatures: Signatures | null | undefined,
): Refusal | undefined {
  if (!signatures) return refuse('signature-missing', 'signatures');
  return verifySignatures(policy, checkStatement(act, signatures), act, party, signatures);
}

/** Both signatures, once it is known that what was signed is this act. */
export function verifySignatures(
  policy: SigningPolicy,
  desk: DeskSignature<Signable> | Refusal,
  act: Acting,
  party: Party | undefined,
  signatures: Signatures,
): Refusal | undefined {
  if (isRefusal(desk)) return desk;
  const software = desk.header.remit === 'demonstration' || signatures.person.kind === 'demonstration';
  if (software && !policy.demonstration) return refuse('demonstration-key-refused', 'signatures');
  if (!party) return refuse('desk-key-unknown', 'signatures.desk');
  return checkDesk(party, desk, act.at) ?? checkPerson(policy, party, act, signatures.person);
}

function checkDesk(
  party: Party,
  { header, signed, signature }: DeskSignature<Signable>,
  at: string,
): Refusal | undefined {
  const key = activeKeys(party, at).find(({ keyId, purpose }) => keyId === header.kid && purpose === 'desk');
  if (!key) return refuse('desk-key-unknown', 'signatures.desk');
  return verifies(key.publicKey, 'EdDSA', signed, signature)
    ? undefined
    : refuse('desk-signature-bad', 'signatures.desk');
}

function checkPerson(
  policy: SigningPolicy,
  party: Party,
  { actor, at }: Acting,
  given: PersonSignature,
): Refusal | undefined {
  const unknown = refuse('person-key-unknown', 'signatures.person');
  const bad = refuse('person-signature-bad', 'signatures.person');
  if (given.kind === 'key') {
    const key = activeKeys(party, at).find(({ keyId }) => keyId === given.key);
    if (!key || !isOwn(key, actor)) return unknown;
    return verifies(key.publicKey, 'EdDSA', textOf(given), fromBase64url(given.signature)) ? undefined : bad;
  }
  const credential = given.kind === 'passkey' ? given.credential : given.key;
  const passkey = passkeyOf(party, actor, credential);
  if (!passkey) return unknown;
  if (given.kind === 'demonstration')
    return verifies(passkey.publicKey, 'EdDSA', textOf(given), fromBase64url(given.signature)) ? undefined : bad;
  const wrong = wrongWith(policy.site, passkey, given, actsChallenge(given.statements));
  return wrong === null ? undefined : refuse('person-signature-bad', `signatures.person.${wrong}`);
}

/** A wrapping key is vouched for by its own member's passkey; only the demonstration's people have none to vouch with. */
export function checkVouch(
  { site }: SigningPolicy,
  party: Party,
  key: Extract<NewKey, { purpose: 'wrapping' }>,
): Refusal | undefined {
  const passkey = personOf(party, key.person)?.passkeys?.find((each) => each.credential === key.vouch.credential);
  if (!passkey) return refuse('person-key-unknown', 'vouch');
  const challenge = wrappingChallenge({ ...key, organisation: party.id });
  const wrong = wrongWith(site, passkey, key.vouch, challenge);
  return wrong === null ? undefined : refuse('person-signature-bad', `vouch.${wrong}`);
}

/** What of an assertion does not hold, for the refusal to name; null where all of it does. */
function wrongWith(site: Site, passkey: Passkey, assertion: Assertion, challenge: Uint8Array): string | null {
  const signed = assertionInput(assertion, challenge, { origin: site.origin, id: site.domain });
  if (typeof signed === 'string') return signed;
  const given = fromBase64url(assertion.signature);
  return verifies(passkey.publicKey, passkey.algorithm, signed, given) ? null : 'signature';
}

/** A machine signs with the key by which it acts, a person at the command line with a key of the own. */
const isOwn = (key: KeyRecord, actor: ActInQuestion['actor']): boolean =>
  actor.type === 'key'
    ? actor.key === key.keyId
    : key.purpose === 'personal' && key.person === actor.person && key.role === actor.role;

const textOf = ({ statements }: PersonSignature): Uint8Array => Buffer.from(actsText(statements));

const passkeyOf = (party: Party, actor: ActInQuestion['actor'], credential: string): Passkey | undefined =>
  actor.type === 'person'
    ? personOf(party, actor.person)?.passkeys?.find((each) => each.credential === credential)
    : undefined;

/** Whether a signature is that of a public key from the directory; what cannot be read verifies nothing. */
function verifies(spki: string, algorithm: Passkey['algorithm'], bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'base64url'), format: 'der', type: 'spki' });
    return verify(algorithm === 'EdDSA' ? null : 'sha256', bytes, key, signature);
  } catch {
    return false;
  }
}
