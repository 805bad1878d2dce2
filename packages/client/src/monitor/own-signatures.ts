import { hash } from 'node:crypto';
import { type Attribute, fromBase64, fromHex, openAttribute } from '@remit/log';
import {
  type DeskSignature,
  fromBase64url,
  parseDeskSignature,
  type Signable,
  type SignedAct,
  statementDigest,
} from '@remit/protocol';
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
  const { kind, previous, ...signature1 } = deskSignature;
  const entry = fromHex(leaf);
  const opens = (name: Attribute, { value, salt }: { readonly value: string; readonly salt: string }): boolean =>
    entry !== undefined && openAttribute(entry, name, value, fromBase64(salt) ?? new Uint8Array(0), sha256);
  if (!opens('signature1', signature1) || !opens('kind', kind) || !opens('previous', previous))
    return 'the signature shown is not the one in the log';
  const read = parseDeskSignature(deskSignature.value);
  if (read === null) return 'it has not the form of a signature';
  const place = { ...about, kind: kind.value, previous: previous.value };
  return standingFault(read, fact, place) ?? (await keyFault(read, records, learned));
}

/** The first fact that each signed act leaves; what a draft lost at a gate is told before its submission. */
const ACT_OF: Readonly<Record<string, SignedAct>> = {
  ItemStopped: 'SubmitDraft',
  DraftSubmitted: 'SubmitDraft',
  Lock1Approved: 'ApproveLock1',
  Lock2Approved: 'ApproveLock2',
  Lock2Narrowed: 'NarrowLock2',
  Lock2Refused: 'RefuseLock2',
  ReconsiderationDecided: 'DecideReconsideration',
  ReferralAcknowledged: 'Acknowledge',
  ItemsDecided: 'DecideItems',
  EffectRecorded: 'RecordEffect',
  ItemCorrected: 'CorrectItem',
  ItemReinstated: 'ReinstateItem',
  ReferralWithdrawn: 'Withdraw',
};

type Place = {
  readonly organisation: string;
  readonly referral: string;
  readonly kind: string;
  readonly previous: string;
};

/** The signature was given for this act, on this referral, at this place of its story, in this role. */
function standingFault({ statement }: DeskSignature, { actor }: Fact, place: Place): string | null {
  const same =
    statement.organisation === place.organisation &&
    statement.referral === place.referral &&
    statement.act === ACT_OF[place.kind] &&
    statement.previous === place.previous;
  if (!same) return 'it is about something else';
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
