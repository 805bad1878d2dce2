import type { ProblemView } from '@remit/client/contract';
import { isRefusal, type OrganisationKind, readerOf, REFUSALS, type Refusal, type RefusalCode } from '@remit/protocol';
import { EDGE_REFUSALS, type EdgeCode, type EdgeRefusal, type FieldError, isEdgeRefusal } from './edge-refusals.ts';
import { REFUSAL_STATUS } from './refusal-status.ts';

/** A lawful "no" of the protocol, or one of the edge. */
export type No = (Refusal & { readonly errors?: readonly FieldError[] }) | EdgeRefusal;
export const isNo = (value: unknown): value is No => isRefusal(value) || isEdgeRefusal(value);

const EDGE_STATUS: Record<EdgeCode, number> = {
  'request-unreadable': 400,
  'request-invalid': 400,
  'body-too-large': 413,
  'address-too-long': 414,
  'headers-too-large': 431,
  'content-type-unknown': 415,
  'request-slow': 408,
  'not-signed-in': 401,
  'sign-in-refused': 401,
  'signature-refused': 401,
  'enrolment-code-unknown': 403,
  'passkey-refused': 400,
  'passkey-there': 409,
  'cross-site': 403,
  'not-found': 404,
  'method-unknown': 405,
  'host-unknown': 421,
  'too-many-requests': 429,
  'checks-used-up': 429,
  'too-many-streams': 429,
  unavailable: 503,
  'storage-full': 503,
  internal: 500,
};

const NOTHING_DONE = 'Nothing was stored or sent. What you entered, and every draft, is as it was.';

/** The words are chosen for who reads: a unit's officer, a platform's analyst, or the public. */
const titleOf = (code: RefusalCode, kind: OrganisationKind | null): string => REFUSALS[code][readerOf(kind)];

const typeOf = (code: string): string => `urn:remit:refusal:${code}`;

/** Another organisation's object answers exactly as one that does not exist: no code of a rule, no detail. */
const HIDDEN: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['not-your-organisation', 'unknown-referral']);

/** @param kind of the reader's organisation; null for a visitor */
export function problemOf(no: No, kind: OrganisationKind | null): ProblemView {
  if (!isRefusal(no)) return edgeProblem(no);
  if (HIDDEN.has(no.code)) return edgeProblem({ edge: 'not-found' });
  const { code, field, detail, findings, errors } = no;
  return {
    type: typeOf(code),
    title: titleOf(code, kind),
    status: REFUSAL_STATUS[code],
    code,
    ...(detail !== undefined && { detail }),
    ...(field !== undefined && { field }),
    ...(errors !== undefined && { errors: errors.map((each) => ({ ...each })) }),
    remedy: REFUSALS[code].remedy,
    kept: NOTHING_DONE,
    spec: REFUSALS[code].spec,
    ...(findings !== undefined && { findings: findings.map((finding) => ({ ...finding })) }),
  };
}

function edgeProblem({ edge: code, detail, errors }: EdgeRefusal): ProblemView {
  const field = errors?.[0]?.field;
  return {
    type: typeOf(code),
    title: EDGE_REFUSALS[code].title,
    status: EDGE_STATUS[code],
    code,
    ...(detail !== undefined && { detail }),
    ...(field !== undefined && { field }),
    ...(errors !== undefined && { errors: errors.map((each) => ({ ...each })) }),
    remedy: EDGE_REFUSALS[code].remedy,
    kept: NOTHING_DONE,
  };
}
