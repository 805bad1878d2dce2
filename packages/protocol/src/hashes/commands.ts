import { z } from 'zod';
import { identifier } from '../parties/keys.ts';
import { CONTENT_TYPES } from '../referral/codes.ts';
import { exemptionsSchema } from '../referral/item.ts';
import { digest, id, instant, localCode, prose } from '../wire/primitives.ts';
import { BUCKETS, DISPUTE_GROUNDS, TLP, WITHDRAWAL_CAUSES } from './codes.ts';
import { fingerprintSchema } from './fingerprint.ts';

const organisation = identifier;
const bucket = z.enum(BUCKETS);
const confidence = z.int().min(0).max(100).describe('percent');
const until = instant.describe('when the opinion ends unless it is given again');

/** Where a judgement comes from: an item of a decided referral, or the organisation's own decision. */
export const sourceSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('REFERRAL'), referral: id, itemId: id }),
  z.strictObject({ type: z.literal('DECISION'), reference: localCode, decidedAt: instant }),
]);
export type OpinionSource = z.infer<typeof sourceSchema>;

const day = z.iso.date().describe('a day in UTC');

/** What anybody may ask of an entry's stream. Server, SDK, screens and the matrix in spec/hashes.md read this table. */
export const entryCommandSchemas = {
  ContributeOpinion: z.strictObject({
    fingerprint: fingerprintSchema,
    ground: z.enum(CONTENT_TYPES),
    entity: localCode.nullable().describe('the designated entity, where the ground rests on one'),
    tlp: z.enum(TLP),
    confidence,
    until,
    source: sourceSchema,
    exemptions: exemptionsSchema
      .nullable()
      .describe('the six answers; null where the locks of the referral answered them'),
    asks: z.array(organisation).max(5).describe('organisations asked for a second opinion'),
  }),
  ConfirmOpinion: z.strictObject({ digest }),
  DropProposal: z.strictObject({ reason: prose(600, 3) }),
  DisputeEntry: z.strictObject({
    ground: z.enum(DISPUTE_GROUNDS),
    tlp: z.enum(TLP),
    confidence,
    until,
    note: prose(600, 3),
  }),
  WithdrawOpinion: z.strictObject({
    organisation,
    cause: z.enum(WITHDRAWAL_CAUSES),
    note: prose(600).nullable(),
  }),
  ReceiveWithdrawal: z.strictObject({
    organisation: organisation.describe('whose opinion is gone'),
    list: z.int().min(1).describe('the version of the own list that was applied'),
  }),
  ReportMatches: z.strictObject({ day, matched: bucket, confirmed: bucket, rejected: bucket }),
  AnswerQuarantine: z.strictObject({ explanation: prose(600, 3) }),
  ExpireOpinions: z.strictObject({}),
} as const;

export type EntryCommandKind = keyof typeof entryCommandSchemas;
export type EntryCommandData<K extends EntryCommandKind> = z.infer<(typeof entryCommandSchemas)[K]>;
export type EntryCommandOf<K extends EntryCommandKind> = { readonly kind: K; readonly data: EntryCommandData<K> };
export const ENTRY_COMMAND_KINDS = Object.keys(entryCommandSchemas) as EntryCommandKind[];
