import {
  BUCKETS,
  ENTRY_COMMAND_KINDS,
  ENTRY_STATES,
  ENTRY_TRANSITIONS,
  type EntryCommandKind,
  entryCommandSchemas,
  entryStatementSchema,
  FINGERPRINT_KINDS,
  isSignedEntryAct,
  listHeadSchema,
  type Role,
  SIGNED_ENTRY_ACTS,
  signaturesSchema,
} from '@remit/protocol';
import { z } from 'zod';
import { ownEntryActsSchema } from '../shared-list/own-acts-schema.ts';
import { MOST_PROOFS, opinionProofsSchema } from '../shared-list/proof-schema.ts';
import { wrappedSchema } from '../signing/wrapping.ts';
import { row, type Row } from './row.ts';
import { writeAnswer } from './views.ts';

const DESK: Role[] = ['LE_OFFICER', 'LE_SUPERVISOR', 'PLAT_REVIEWER', 'PLAT_DECIDER'];
const id = z.object({ id: z.string().max(64) });
const json = z.record(z.string(), z.unknown());

export const entrySegmentOf = (kind: EntryCommandKind): string => kind.replace(/(?!^)([A-Z])/g, '-$1').toLowerCase();
const rolesOf = (kind: EntryCommandKind): Role[] => [
  ...new Set(
    Object.values(ENTRY_TRANSITIONS[kind]).flatMap(({ by }) =>
      by.filter((doer): doer is Role => !doer.startsWith('system:')),
    ),
  ),
];
/** Commands that people and gates give; those of the system have no row. */
export const ENTRY_OFFERED = ENTRY_COMMAND_KINDS.filter((kind) => rolesOf(kind).length > 0);

type EntryRow<K extends EntryCommandKind> = Row & {
  readonly params: typeof id;
  readonly body: (typeof entryCommandSchemas)[K];
  readonly response: typeof writeAnswer;
};
const bodyOf = (kind: EntryCommandKind): z.ZodType =>
  isSignedEntryAct(kind)
    ? entryCommandSchemas[kind].extend({ signatures: signaturesSchema.optional() })
    : entryCommandSchemas[kind];

export const entryCommandRows = Object.fromEntries(
  ENTRY_OFFERED.map((kind) => [
    kind,
    {
      method: 'POST',
      path: `/api/entries/:id/${entrySegmentOf(kind)}`,
      permission: rolesOf(kind),
      audit: `command.${kind}`,
      summary: kind,
      params: id,
      body: bodyOf(kind),
      response: writeAnswer,
      idempotent: true,
    },
  ]),
) as unknown as { readonly [K in EntryCommandKind]: EntryRow<K> };

/** Views of the list's screens; `entries` shows one of them, newest first. */
export const ENTRY_VIEWS = ['all', 'confirm', 'asked', 'disputed', 'quarantined', 'withdrawn', 'owed'] as const;

/** One line of a page of entries. */
export const entryLine = z.object({
  id: z.string(),
  version: z.int(),
  status: z.enum(ENTRY_STATES),
  kind: z.enum(FINGERPRINT_KINDS),
  ground: z.string().nullable(),
  /** Whoever holds it, as far as the reader may see. */
  parties: z.array(z.string()),
  /** What the own organisation says: POSITIVE, NEGATIVE, PROPOSED or ASKED. */
  own: z.string().nullable(),
  /** Receipts still missing for what the own organisation withdrew, and whether it owes one itself. */
  missing: z.int(),
  owes: z.boolean(),
  /** At least so many, of whoever holds it and for auditors; 0 for others. */
  matched: z.int(),
  confirmed: z.int(),
  rejected: z.int(),
  firstAt: z.string(),
  until: z.string().nullable(),
  updatedAt: z.string(),
});

export const entryRows = {
  entries: row({
    method: 'GET',
    path: '/api/entries',
    permission: 'signed-in',
    audit: 'read.entries',
    summary: 'Entries that this desk may know of: all, or what waits, is disputed, quarantined, withdrawn or owed',
    query: z.object({
      view: z.enum(ENTRY_VIEWS).default('all'),
      party: z.string().max(64).optional(),
      ground: z.string().max(40).optional(),
      after: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.object({ rows: z.array(entryLine), next: z.string().nullable() }),
  }),
  entry: row({
    method: 'GET',
    path: '/api/entries/:id',
    permission: 'signed-in',
    audit: 'read.entry',
    summary: 'The whole story of one entry, as far as this desk may see it',
    params: id,
    response: entryLine.extend({
      fingerprint: json,
      opinions: z.array(
        z.object({ document: json, digest: z.string(), from: z.string(), desk: z.string().nullable() }),
      ),
      proposals: z.array(json),
      withdrawals: z.array(json),
      quarantine: z.object({ from: z.string(), matched: z.enum(BUCKETS), usual: z.enum(BUCKETS) }).nullable(),
      timeline: z.array(
        z.object({
          version: z.int(),
          kind: z.string(),
          at: z.string(),
          organisation: z.string().nullable(),
          data: json,
          signedWith: z.string(),
          leafIndex: z.int().nullable(),
        }),
      ),
      /** For each command: whether this reader's role may give it now, or the refusal's code. */
      can: z.record(z.string(), z.union([z.literal(true), z.string()])),
    }),
  }),
  entryStatement: row({
    method: 'POST',
    path: '/api/entries/:id/statement',
    permission: 'signed-in',
    audit: 'read.statement',
    summary: 'What would be signed for an act on an entry',
    params: id,
    body: z.object({ kind: z.enum(SIGNED_ENTRY_ACTS), data: json }),
    response: z.object({ statement: entryStatementSchema.omit({ nonce: true, notAfter: true }), now: z.string() }),
  }),
  listHealth: row({
    method: 'GET',
    path: '/api/list/health',
    permission: 'signed-in',
    audit: 'read.list-health',
    summary: 'Entries by party, ground, state and age, with their confirmed share',
    response: z.object({
      total: z.int(),
      groups: z.array(
        z.object({
          party: z.string(),
          ground: z.string(),
          status: z.enum(ENTRY_STATES),
          age: z.enum(['WEEK', 'MONTH', 'QUARTER', 'OLDER']),
          entries: z.int(),
          matched: z.int(),
          confirmed: z.int(),
          rejected: z.int(),
        }),
      ),
    }),
  }),
  missingReceipts: row({
    method: 'GET',
    path: '/api/public/missing-receipts',
    permission: 'public',
    audit: 'none',
    summary: 'How many withdrawals wait for how many receipts, and since when the oldest does',
    response: z.object({ withdrawals: z.int(), missing: z.int(), oldest: z.string().nullable() }),
  }),
  checkList: row({
    method: 'POST',
    path: '/api/list/check',
    permission: DESK,
    audit: 'list.check',
    summary: 'Which entries of the own list are near these fingerprints; counted, and limited for each day',
    body: z.object({
      fingerprints: z
        .array(
          z.discriminatedUnion('kind', [
            z.strictObject({ kind: z.enum(['PDQ', 'SHA256', 'LINK']), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
            z.strictObject({ kind: z.literal('MD5'), hash: z.string().regex(/^[0-9a-f]{32}$/) }),
          ]),
        )
        .min(1)
        .max(12)
        .describe('of one file or address: its digests, and a picture in all its eight turns'),
    }),
    response: z.object({
      matches: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(FINGERPRINT_KINDS),
          /** Bits that differ: 0, but for pictures. */
          distance: z.int(),
          status: z.enum(ENTRY_STATES),
          ground: z.string().nullable(),
          parties: z.array(z.string()),
        }),
      ),
      /** Checks of this organisation today, this one included, and how many a day has. */
      checks: z.int(),
      most: z.int(),
    }),
  }),
  takeList: row({
    method: 'PUT',
    path: '/api/list/key',
    permission: DESK,
    audit: 'list.register',
    summary: 'Register the key to which the own list is sealed; the list is made from then on',
    body: z.object({ publicKey: z.string().regex(/^MCowBQYDK2VuAyEA[A-Za-z0-9_-]{43}$/, 'not an X25519 key') }),
    response: z.object({ wrapped: wrappedSchema, keyId: z.string() }),
  }),
  proveOpinions: row({
    method: 'POST',
    path: '/api/list/proofs',
    permission: DESK,
    audit: 'read.opinion-proofs',
    summary:
      'What the opinions about entries of the own list rest on: the signatures of desks, and their places in the log',
    body: z.object({ entries: z.array(z.string().max(64)).min(1).max(MOST_PROOFS) }),
    response: opinionProofsSchema,
  }),
  ownEntryActs: row({
    method: 'GET',
    path: '/api/list/own-acts',
    permission: 'signed-in',
    audit: 'read.own-entry-acts',
    summary: 'Acts on entries that the log has in the own organisation’s name, each with the signature of its desk',
    query: z.object({
      after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0).describe('an entry of the log'),
    }),
    response: ownEntryActsSchema,
  }),
  listHeads: row({
    method: 'GET',
    path: '/api/list/heads',
    permission: DESK,
    audit: 'read.list-heads',
    summary:
      'Heads of the own list after a version, as far as the published log includes them, and the proof of the last',
    query: z.object({
      after: z.coerce.number().int().min(0).default(0),
      whole: z
        .literal('newest')
        .optional()
        .describe('from the newest version that has the whole list; instead of after'),
    }),
    response: z.object({
      heads: z.array(listHeadSchema),
      /** Of the last head; null where there is none after that version. */
      proof: z
        .object({
          checkpoint: z.string(),
          index: z.int(),
          leaf: z.string(),
          proof: z.array(z.string()),
          opened: z.record(z.string(), z.object({ value: z.string(), salt: z.string() })),
          /** Digest of the fact before it, of which its own is made. */
          previous: z.string().nullable(),
        })
        .nullable(),
    }),
  }),
} as const;
