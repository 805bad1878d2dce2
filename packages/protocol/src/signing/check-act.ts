import { type EntryStatement, isSignedEntryAct, signedOpinion } from '../hashes/signed-acts.ts';
import type { Entry } from '../hashes/state.ts';
import type { Actor } from '../parties/roles.ts';
import type { Referral } from '../referral/state.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { isSignedAct, signedDigests } from './acts.ts';
import { type DeskSignature, parseDeskSignature, parseEntrySignature, type Signable } from './jws.ts';
import type { Signatures } from './person-signature.ts';
import { dataDigest, STATEMENT_MINUTES, type Statement, statementDigest } from './statement.ts';

/** An act as the server or a verifier knows it, to be compared with what was signed. */
export type ActInQuestion = {
  readonly kind: string;
  readonly referral: string;
  readonly data: unknown;
  readonly actor: Exclude<Actor, { type: 'system' }>;
  /** How the other side knows the actor. */
  readonly as: string;
  readonly before: Referral;
  readonly after: Referral;
  /** Digest of the last fact before the act. */
  readonly previous: string;
  readonly at: string;
};

/** The statement that this act calls for, but for its nonce and its end. */
export function expectedStatement(act: ActInQuestion): Omit<Statement, 'nonce' | 'notAfter'> | null {
  if (!isSignedAct(act.kind)) return null;
  return {
    type: 'remit/act/v1',
    act: act.kind,
    referral: act.referral,
    organisation: act.actor.organisation,
    role: act.actor.role,
    as: act.as,
    ...signedDigests(act.kind, act.before, act.after),
    data: dataDigest(act.data),
    previous: act.previous,
  };
}

/**
 * Whether what was signed is this act and no other. Neither signature is verified here: that needs the keys, which
 * live elsewhere; but no signature is worth verifying over a statement that says something else.
 */
export function checkStatement(act: ActInQuestion, signatures: Signatures): DeskSignature | Refusal {
  const expected = expectedStatement(act);
  const desk = parseDeskSignature(signatures.desk);
  if (!expected || !desk) return refuse('signature-malformed', 'signatures.desk');
  return sameStatement(expected, desk, signatures, act.at) ?? desk;
}

/** An act on an entry as the server or a verifier knows it. */
export type EntryActInQuestion = Omit<ActInQuestion, 'referral' | 'before' | 'after'> & {
  readonly entry: string;
  readonly before: Entry;
};

/** The statement that an act on an entry calls for; null where the act is not signed, or speaks of no opinion. */
export function expectedEntryStatement(act: EntryActInQuestion): Omit<EntryStatement, 'nonce' | 'notAfter'> | null {
  if (!isSignedEntryAct(act.kind)) return null;
  const document = signedOpinion(act.kind, act.before, act.actor.organisation, act.data);
  if (document === null) return null;
  const { entry, actor, as, previous } = act;
  const { organisation, role } = actor;
  const data = dataDigest(act.data);
  return { type: 'remit/opinion-act/v1', act: act.kind, entry, organisation, role, as, document, data, previous };
}

/** As `checkStatement`, of an act on an entry. */
export function checkEntryStatement(
  act: EntryActInQuestion,
  signatures: Signatures,
): DeskSignature<EntryStatement> | Refusal {
  const expected = expectedEntryStatement(act);
  const desk = parseEntrySignature(signatures.desk);
  if (!expected || !desk) return refuse('signature-malformed', 'signatures.desk');
  return sameStatement(expected, desk, signatures, act.at) ?? desk;
}

function sameStatement(
  expected: object,
  { statement }: DeskSignature<Signable>,
  { person }: Signatures,
  at: string,
): Refusal | undefined {
  const signed = statement as unknown as Readonly<Record<string, unknown>>;
  const differs = Object.entries(expected).find(([name, value]) => signed[name] !== value);
  if (differs) return refuse('statement-differs', `signatures.${differs[0]}`);
  if (statement.notAfter <= at) return refuse('signature-expired', 'signatures.notAfter');
  if (Date.parse(statement.notAfter) - Date.parse(at) > 2 * STATEMENT_MINUTES * 60_000)
    return refuse('signature-expired', 'signatures.notAfter');
  const covered = person.statements.includes(statementDigest(statement));
  return covered ? undefined : refuse('statement-differs', 'signatures.person');
}
