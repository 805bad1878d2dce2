import {
  commandSchemas,
  COMMAND_KINDS,
  type CommandKind,
  isSignedAct,
  MAX_DUPLICATES,
  type Role,
  type SignedAct,
  SIGNED_ACTS,
  signaturesSchema,
  statementSchema,
  TRANSITIONS,
} from '@remit/protocol';
import { z } from 'zod';
import { BUNDLE_MEDIA_TYPE, MAX_BUNDLE_LENGTH } from '../bundle/schema.ts';
import { row, type Row } from './row.ts';
import { correctionsView, totalsView } from './report-views.ts';
import { caseView, draftingWorld, importView, openedAnnex, queuePage, writeAnswer } from './views.ts';

const LE: Role[] = ['LE_OFFICER', 'LE_SUPERVISOR'];
const id = z.object({ id: z.string().max(64) });
const opened = z.object({ value: z.string(), salt: z.string() });

export const QUEUES = ['unit', 'lock1', 'oversight', 'sample', 'platform', 'audit'] as const;

/** Path segment of a command: `ApproveLock1` is POST /api/referrals/:id/approve-lock1. */
export const segmentOf = (kind: CommandKind): string => kind.replace(/(?!^)([A-Z])/g, '-$1').toLowerCase();

const rolesOf = (kind: CommandKind): Role[] => [
  ...new Set(
    Object.values(TRANSITIONS[kind]).flatMap((cell) =>
      cell.by.filter((doer): doer is Role => !doer.startsWith('system:')),
    ),
  ),
];

/** Commands that people and machines give; those of the system have no row, so no request can give them. */
export const OFFERED = COMMAND_KINDS.filter((kind) => rolesOf(kind).length > 0);

type CommandRow<K extends CommandKind> = Row & {
  readonly body: (typeof commandSchemas)[K];
  readonly response: K extends 'OpenAnnex' ? typeof openedAnnex : typeof writeAnswer;
};

/** Both signatures travel beside what they are given for (spec/signatures.md). */
const signed = (kind: SignedAct) => commandSchemas[kind].extend({ signatures: signaturesSchema.optional() });

const commandRow = <K extends CommandKind>(kind: K): CommandRow<K> => ({
  method: 'POST',
  path: kind === 'CreateDraft' ? '/api/referrals' : `/api/referrals/:id/${segmentOf(kind)}`,
  permission: rolesOf(kind),
  audit: `command.${kind}`,
  summary: kind,
  ...(kind === 'CreateDraft' ? {} : { params: id }),
  body: (isSignedAct(kind) ? signed(kind) : commandSchemas[kind]) as CommandRow<K>['body'],
  response: (kind === 'OpenAnnex' ? openedAnnex : writeAnswer) as CommandRow<K>['response'],
  idempotent: true,
});

export const commandRows = Object.fromEntries(OFFERED.map((kind) => [kind, commandRow(kind)])) as {
  readonly [K in CommandKind]: CommandRow<K>;
};

export const referralRows = {
  queue: row({
    method: 'GET',
    path: '/api/queues/:queue',
    permission: 'signed-in',
    audit: 'read.queue',
    summary: 'One page of a desk’s queue, most urgent first',
    params: z.object({ queue: z.enum(QUEUES) }),
    query: z.object({
      after: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      status: z.string().max(40).optional(),
      search: z.string().max(120).optional(),
      order: z.enum(['due', 'newest']).default('due'),
    }),
    response: queuePage,
  }),
  queueCounts: row({
    method: 'GET',
    path: '/api/queue-counts',
    permission: 'signed-in',
    audit: 'read.counts',
    summary: 'How much is due in each place of this desk',
    response: z.object({ counts: z.record(z.string(), z.object({ total: z.int(), due: z.int() })) }),
  }),
  referral: row({
    method: 'GET',
    path: '/api/referrals/:id',
    permission: 'signed-in',
    audit: 'read.case',
    summary: 'One case as this reader may see it',
    params: id,
    response: caseView,
  }),
  statement: row({
    method: 'POST',
    path: '/api/referrals/:id/statement',
    permission: 'signed-in',
    audit: 'read.statement',
    summary: 'What would be signed for an act, for the signer to compare with what was read',
    params: id,
    body: z.object({ kind: z.enum(SIGNED_ACTS), data: z.record(z.string(), z.unknown()) }),
    response: z.object({ statement: statementSchema.omit({ nonce: true, notAfter: true }), now: z.string() }),
  }),
  provenance: row({
    method: 'GET',
    path: '/api/referrals/:id/provenance',
    permission: 'signed-in',
    audit: 'read.provenance',
    summary: 'Who asked, on which basis, under which locks, with proof (R025)',
    params: id,
    response: z.object({
      document: z.record(z.string(), z.unknown()),
      /** True where answers that this reader has to give blind are left out of `document` (D6). */
      answersHidden: z.boolean(),
      digest: z.string(),
      /** The desk that holds each, never the person; of lock 2 also who appointed the body, as of then. */
      locks: z.array(
        z.object({
          lock: z.union([z.literal(1), z.literal(2)]),
          desk: z.string(),
          at: z.string(),
          digest: z.string(),
          appointer: z.string().nullish(),
          judicial: z.boolean().nullish(),
          termUntil: z.string().nullish(),
          narrowedFrom: z.string().nullish(),
        }),
      ),
      whyNoLock2: z.string().nullable(),
      proofs: z.array(
        z.object({
          ...{ version: z.int(), leafIndex: z.int(), leaf: z.string(), proof: z.array(z.string()) },
          /**
           * Of the reader's own desk's acts: its signature, the fact's kind and the fact before it, each with the salt
           * that opens it in the leaf.
           */
          deskSignature: opened.extend({ kind: opened, previous: opened }).nullable(),
        }),
      ),
      checkpoint: z.string().nullable(),
    }),
  }),
  bundle: row({
    method: 'GET',
    path: '/api/referrals/:id/bundle',
    permission: 'signed-in',
    audit: 'read.bundle',
    summary: 'The referral with everything that proves its locks, to be checked by whoever receives it',
    params: id,
    response: z.string().max(MAX_BUNDLE_LENGTH),
    mediaType: BUNDLE_MEDIA_TYPE,
  }),
  replay: row({
    method: 'GET',
    path: '/api/referrals/:id/replay',
    permission: ['AUDITOR'],
    audit: 'read.replay',
    summary: 'Every fact of a case in order, for replay',
    params: id,
    response: z.object({ facts: z.array(z.record(z.string(), z.unknown())) }),
  }),
  draftingWorld: row({
    method: 'POST',
    path: '/api/drafting-world',
    permission: LE,
    audit: 'read.drafting-world',
    summary: 'What the gates need to know while one types; never deconfliction',
    body: z.object({
      platform: z.string().max(64),
      parameterSet: z.string().max(80).nullable(),
      locators: z.array(z.string().max(2048)).max(500),
      handles: z.array(z.string().max(120)).max(500),
      references: z
        .array(z.string().max(80))
        .max(MAX_DUPLICATES + 1)
        .default([]),
    }),
    response: draftingWorld,
  }),
  importList: row({
    method: 'POST',
    path: '/api/imports',
    permission: LE,
    audit: 'command.import',
    summary: 'A list of locators, split by platform and batch limit into drafts under one import id',
    body: z.object({
      fileName: z.string().max(200),
      dryRun: z.boolean(),
      template: z.string().max(64).nullable(),
      header: commandSchemas.CreateDraft.shape.header,
      rows: z
        .array(
          z.object({
            line: z.int().min(1),
            url: z.string().max(4000),
            itemType: z.string().max(40).nullable().optional(),
            contentType: z.string().max(40).nullable().optional(),
            note: z.string().max(600).nullable().optional(),
            passage: z.string().max(300).nullable().optional(),
            target: z.string().max(2048).nullable().optional(),
            /** A part of a recording; without it the whole recording would be referred. */
            fromSeconds: z.int().min(0).nullable().optional(),
            toSeconds: z.int().min(1).nullable().optional(),
            language: z.string().max(40).nullable().optional(),
            designatedEntity: z.string().max(64).nullable().optional(),
            clause: z.string().max(64).nullable().optional(),
            capturedAt: z.string().max(40).nullable().optional(),
            contentDigest: z.string().max(200).nullable().optional(),
            perceptualHash: z.string().max(200).nullable().optional(),
            screenshotDigest: z.string().max(200).nullable().optional(),
            reach: z.int().min(0).nullable().optional(),
            reachAt: z.string().max(40).nullable().optional(),
            reachHow: z.string().max(200).nullable().optional(),
            translation: z.string().max(2000).nullable().optional(),
            translationLanguage: z.string().max(40).nullable().optional(),
          }),
        )
        .min(1)
        .max(10_000),
    }),
    response: importView,
    idempotent: true,
  }),
  importResult: row({
    method: 'GET',
    path: '/api/imports/:id',
    permission: LE,
    audit: 'read.import',
    summary: 'What became of an import, row by row',
    params: id,
    response: importView,
  }),
  totals: row({
    method: 'GET',
    path: '/api/public/totals',
    permission: 'public',
    audit: 'none',
    summary: 'Published totals, computed from the same facts for both sides',
    query: z.object({ from: z.string().max(30).optional(), to: z.string().max(30).optional() }),
    response: totalsView,
  }),
  corrections: row({
    method: 'GET',
    path: '/api/public/corrections',
    permission: 'public',
    audit: 'none',
    summary: 'Single corrections: what was wrong and whether it was put back; no unit, platform, address or person',
    query: z.object({ before: z.string().max(7).optional() }),
    response: correctionsView,
  }),
} as const;
