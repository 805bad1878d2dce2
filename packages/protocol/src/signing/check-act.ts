import type { Actor } from '../parties/roles.ts';
import type { Referral } from '../referral/state.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { isSignedAct, signedDigests } from './acts.ts';
import { parseDeskSignature, type DeskSignature } from './jws.ts';
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
  const { statement } = desk;
  const differs = (Object.keys(expected) as (keyof typeof expected)[]).find(
    (name) => statement[name] !== expected[name],
  );
  if (differs) return refuse('statement-differs', `signatures.${differs}`);
  if (statement.notAfter <= act.at) return refuse('signature-expired', 'signatures.notAfter');
  if (Date.parse(statement.notAfter) - Date.parse(act.at) > 2 * STATEMENT_MINUTES * 60_000)
    return refuse('signature-expired', 'signatures.notAfter');
  if (!signatures.person.statements.includes(statementDigest(statement)))
    return refuse('statement-differs', 'signatures.person');
  return desk;
}
