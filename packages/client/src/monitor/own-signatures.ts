import { hash } from 'node:crypto';
import { fromBase64, fromHex, openAttribute } from '@remit/log';
import { type DeskSignature, fromBase64url, parseDeskSignature, type Signable, statementDigest } from '@remit/protocol';
import type { Answer } from '../sdk/types.ts';
import { verifyEd25519 } from '../verify/ed25519.ts';
import type { Alarm } from './alarm.ts';
import type { CaseShown } from './own-acts.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

/** What an organisation knows of its own signatures, from its own records and never from the server. */
export type OwnRecords = {
  /** Public halves of its desk's keys by identifier; null where it names none. */
  readonly keys: ReadonlyMap<string, string> | null;
  /** What its signers kept (`remit desk`, signed.jsonl); null where there is no such list. */
  readonly signed: SignedRecord | null;
};
export type SignedRecord = { readonly keys: ReadonlySet<string>; readonly statements: ReadonlySet<string> };

type Proof = Answer<'provenance'>['proofs'][number];
type Fact = CaseShown['timeline'][number];

/**
 * Whether a signature of the own desk, as it stands in the log, is one that one of us made: the text that the leaf
 * commits to, on this act, under a key that is ours, kept by our own signer where one signs for us.
 *
 * @param learned identifiers of keys that count as known where the records name none
 * @returns what is wrong with it, or null
 */
export async function signatureFault(
  proof: Proof,
  fact: Fact,
  about: { readonly organisation: string; readonly referral: string },
  records: OwnRecords,
  learned: ReadonlySet<string>,
): Promise<string | null> {
  const { deskSignature, leaf } = proof;
  if (deskSignature === null) return null;
  const entry = fromHex(leaf);
  const salt = fromBase64(deskSignature.salt);
  if (!entry || !salt || !openAttribute(entry, 'signature1', deskSignature.value, salt, sha256))
    return 'the signature shown is not the one in the log';
  const read = parseDeskSignature(deskSignature.value);
  if (read === null) return 'it has not the form of a signature';
  return standingFault(read, fact, about) ?? (await keyFault(read, records, learned));
}

function standingFault(
  { statement }: DeskSignature,
  { actor }: Fact,
  { organisation, referral }: { readonly organisation: string; readonly referral: string },
): string | null {
  if (statement.organisation !== organisation || statement.referral !== referral) return 'it is about something else';
  return actor.role !== null && statement.role !== actor.role ? `it was given as ${statement.role}` : null;
}

/** Whether the key is ours, made it, and was used by our own signer where one signs for us; of any signed act. */
export async function keyFault(
  read: DeskSignature<Signable>,
  { keys, signed }: OwnRecords,
  learned: ReadonlySet<string>,
): Promise<string | null> {
  const { kid } = read.header;
  const key = keys?.get(kid);
  if (keys === null ? !learned.has(kid) : key === undefined) return `key ${kid} is none of ours`;
  if (key !== undefined && !(await verifies(key, read))) return `it does not verify under our key ${kid}`;
  if (signed?.keys.has(kid) && !signed.statements.has(statementDigest(read.statement)))
    return `our signer of key ${kid} never made it`;
  return null;
}

/** An Ed25519 key as SubjectPublicKeyInfo: its last 32 bytes are the key itself (RFC 8410). */
const verifies = (publicKey: string, { signed, signature }: DeskSignature<Signable>): boolean | Promise<boolean> =>
  verifyEd25519(fromBase64url(publicKey).slice(-32), signed, signature);

/** The key that a signature names, for the first look, which takes those in use for the organisation's own. */
export const keyOfSignature = ({ deskSignature }: Proof): string | null =>
  deskSignature && (parseDeskSignature(deskSignature.value)?.header.kid ?? null);

export const unknownSignature = (
  id: string,
  { version, kind }: Pick<Fact, 'version' | 'kind'>,
  detail: string,
): Alarm => ({
  code: 'unknown-signature',
  about: `${id}, fact ${version}`,
  detail: `${kind}: ${detail}`,
});
