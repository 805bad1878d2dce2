import {
  ADMIN_ROLES,
  digest,
  parameterSetSchema,
  type PartyCommandKind,
  PARTY_COMMAND_KINDS,
  partyCommandSchemas,
  PARTY_TRANSITIONS,
  type Role,
  ROLES,
} from '@remit/protocol';
import { z } from 'zod';
import { auditEntry } from './audit-entry.ts';
import { row, type Row } from './row.ts';
import { noticeView, organisationView, sessionView, writeAnswer } from './views.ts';

const id = z.object({ id: z.string().max(64) });
const json = z.record(z.string(), z.unknown());

export const sessionRows = {
  session: row({
    method: 'GET',
    path: '/api/session',
    permission: 'public',
    audit: 'none',
    summary: 'Who I am here',
    response: sessionView,
  }),
  signOut: row({
    method: 'DELETE',
    path: '/api/session',
    permission: 'signed-in',
    audit: 'session.end',
    summary: 'Sign out',
    response: sessionView,
  }),
  takeRole: row({
    method: 'PUT',
    path: '/api/session/role',
    permission: 'signed-in',
    audit: 'session.role',
    summary: 'Act in another of my roles',
    body: z.object({ role: z.enum(ROLES) }),
    response: sessionView,
  }),
  demoAccounts: row({
    method: 'GET',
    path: '/api/demo/accounts',
    permission: 'demonstration',
    audit: 'none',
    summary: 'The demonstration’s made-up people',
    response: z.object({
      accounts: z.array(
        z.object({
          account: z.string(),
          pseudonym: z.string(),
          role: z.enum(ROLES),
          organisation: z.string(),
          purpose: z.string(),
        }),
      ),
    }),
  }),
  demoSignIn: row({
    method: 'POST',
    path: '/api/sessions/demo',
    permission: 'demonstration',
    audit: 'session.start',
    summary: 'Sign in as one of the demonstration’s people',
    body: z.object({ account: z.string().max(64) }),
    response: z.object({ session: sessionView, token: z.string() }),
  }),
  signInOptions: row({
    method: 'POST',
    path: '/api/passkeys/sign-in/options',
    permission: 'public',
    audit: 'none',
    summary: 'A challenge for a passkey',
    body: z.object({}),
    response: json,
  }),
  signIn: row({
    method: 'POST',
    path: '/api/passkeys/sign-in',
    permission: 'public',
    audit: 'session.start',
    summary: 'Sign in with a passkey',
    body: z.object({ challengeId: z.string().max(64), response: json }),
    response: sessionView,
  }),
  commandSession: row({
    method: 'POST',
    path: '/api/passkeys/command-session',
    permission: 'public',
    audit: 'session.start',
    summary: 'A session for the command line, for the holder of a passkey; its token is shown once',
    body: z.object({ challengeId: z.string().max(64), response: json }),
    response: z.object({ session: sessionView, token: z.string() }),
  }),
  enrolmentOptions: row({
    method: 'POST',
    path: '/api/enrolment/options',
    permission: 'public',
    audit: 'none',
    summary: 'A challenge for a new passkey, for the holder of a one-time code',
    body: z.object({ code: z.string().max(80) }),
    response: json,
  }),
  enrol: row({
    method: 'POST',
    path: '/api/enrolment',
    permission: 'public',
    audit: 'session.enrol',
    summary: 'Register the passkey and use up the code',
    body: z.object({ code: z.string().max(80), response: json }),
    response: sessionView,
  }),
} as const;

export const partySegmentOf = (kind: PartyCommandKind): string => kind.replace(/(?!^)([A-Z])/g, '-$1').toLowerCase();
const partyRoles = (kind: PartyCommandKind): Role[] => [
  ...new Set(
    Object.values(PARTY_TRANSITIONS[kind]).flatMap((cell) =>
      [...cell.by, ...cell.outside].filter((doer): doer is Role => !doer.startsWith('system:')),
    ),
  ),
];
export const PARTY_OFFERED = PARTY_COMMAND_KINDS.filter((kind) => partyRoles(kind).length > 0);

type PartyRow<K extends PartyCommandKind> = Row & {
  readonly body: (typeof partyCommandSchemas)[K];
  readonly response: typeof writeAnswer;
};
export const partyCommandRows = Object.fromEntries(
  PARTY_OFFERED.map((kind) => [
    kind,
    {
      method: 'POST',
      path: `/api/organisations/:id/${partySegmentOf(kind)}`,
      permission: partyRoles(kind),
      audit: `command.${kind}`,
      summary: kind,
      params: id,
      body: partyCommandSchemas[kind],
      response: writeAnswer,
      idempotent: true,
    },
  ]),
) as unknown as { readonly [K in PartyCommandKind]: PartyRow<K> };

export const partyRows = {
  directory: row({
    method: 'GET',
    path: '/api/directory',
    permission: 'signed-in',
    audit: 'read.directory',
    summary: 'Organisations with named contacts, cover hours and capability cards',
    response: z.object({ organisations: z.array(organisationView) }),
  }),
  organisation: row({
    method: 'GET',
    path: '/api/organisations/:id',
    permission: 'signed-in',
    audit: 'read.organisation',
    summary: 'One organisation',
    params: id,
    response: organisationView,
  }),
  invite: row({
    method: 'POST',
    path: '/api/organisations/:id/people/:person/code',
    permission: [...new Set(Object.values(ADMIN_ROLES))],
    audit: 'people.invite',
    summary: 'Keep the digest of a one-time code with which an enrolled person makes their first passkey',
    params: z.object({ id: z.string().max(64), person: z.string().max(64) }),
    body: z.strictObject({ codeDigest: digest }),
    response: z.object({ hours: z.int() }),
  }),
  notices: row({
    method: 'GET',
    path: '/api/notices',
    permission: 'signed-in',
    audit: 'read.notices',
    summary: 'In-app notices of this desk, newest first',
    query: z.object({ after: z.string().max(64).optional() }),
    response: z.object({ notices: z.array(noticeView), unread: z.int(), next: z.string().nullable() }),
  }),
  readNotice: row({
    method: 'POST',
    path: '/api/notices/:id/read',
    permission: 'signed-in',
    audit: 'read.notice',
    summary: 'Mark a notice as read',
    params: id,
    body: z.object({}),
    response: z.object({}),
  }),
  parameterSets: row({
    method: 'GET',
    path: '/api/public/parameter-sets',
    permission: 'public',
    audit: 'none',
    summary: 'Parameter sets in force, in full',
    response: z.object({ sets: z.array(parameterSetSchema) }),
  }),
  logState: row({
    method: 'GET',
    path: '/api/public/log',
    permission: 'public',
    audit: 'none',
    summary: 'The latest checkpoint, the log’s verifier key and cadence',
    response: z.object({
      checkpoint: z.string().nullable(),
      verifierKey: z.string(),
      origin: z.string(),
      cadenceSeconds: z.int(),
      paddingMultiple: z.int(),
      sequencedSize: z.int(),
    }),
  }),
  auditEntries: row({
    method: 'GET',
    path: '/api/audit/entries',
    permission: ['AUDITOR'],
    audit: 'read.audit-entries',
    summary: 'Facts and salts by log position, so that every leaf can be recomputed',
    query: z.object({
      from: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(1000).default(256),
    }),
    response: z.object({ entries: z.array(auditEntry), next: z.int().nullable() }),
  }),
  auditReads: row({
    method: 'GET',
    path: '/api/audit/reads',
    permission: ['AUDITOR'],
    audit: 'read.audit-reads',
    summary: 'Who read what, newest first',
    query: z.object({ after: z.string().max(64).optional(), referral: z.string().max(64).optional() }),
    response: z.object({ reads: z.array(json), next: z.string().nullable() }),
  }),
} as const;
