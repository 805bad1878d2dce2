import { z } from 'zod';
import { ACTIONS } from '../parties/card.ts';
import { lock2AnswersSchema } from '../oversight/questions.ts';
import { digest, id, instant, localCode, prose } from '../wire/primitives.ts';
import * as code from './codes.ts';
import { headerDraftSchema, territorySchema } from './header.ts';
import { blindReadingSchema, itemDraftSchema, MAX_ITEMS } from './item.ts';

const items = <T extends z.ZodType>(schema: T) => z.array(schema).min(1).max(MAX_ITEMS);
/** Characters of a restricted annex: what a colleague has to know, not a file. */
export const MAX_ANNEX = 8000;
const newItem = z.strictObject({ id, content: itemDraftSchema });

/**
 * What anybody may ask of a referral: imperative names, one schema each. The server, the SDK, the screens and the
 * matrix in spec/referral.md all read this table.
 */
export const commandSchemas = {
  CreateDraft: z.strictObject({
    platform: z.string().max(64),
    header: headerDraftSchema,
    items: z.array(newItem).max(MAX_ITEMS),
    importId: id.nullable(),
  }),
  ReviseDraft: z.strictObject({
    header: headerDraftSchema.nullable(),
    upsert: z.array(newItem).max(MAX_ITEMS),
    remove: z.array(id).max(MAX_ITEMS),
  }),
  AttachAnnex: z.strictObject({
    text: prose(MAX_ANNEX, 1).describe('for named, cleared readers; no content, no data of a subscriber'),
  }),
  OverrideLocator: z.strictObject({ itemId: id, reason: prose(600, 20) }),
  SubmitDraft: z.strictObject({}),
  DiscardDraft: z.strictObject({}),
  RecordBlindReading: z.strictObject({ itemId: id, reading: blindReadingSchema }),
  ApproveLock1: z.strictObject({ digest }),
  ReturnLock1: z.strictObject({ reason: prose(600, 3) }),
  StopReferral: z.strictObject({ code: z.enum(code.STOP_CODES), reason: prose(600, 3) }),
  ApproveLock2: z.strictObject({ digest, answers: lock2AnswersSchema }),
  NarrowLock2: z.strictObject({
    digest,
    answers: lock2AnswersSchema,
    narrowing: z.strictObject({
      removeItems: z.array(id).max(MAX_ITEMS),
      requestedAction: z.enum(ACTIONS).nullable(),
      territory: territorySchema.nullable(),
      usefulForHours: z.int().min(1).max(720).nullable(),
    }),
  }),
  RefuseLock2: z.strictObject({
    codes: z.array(z.enum(code.LOCK_REFUSAL_CODES)).min(1).max(8),
    answers: lock2AnswersSchema,
    reasons: prose(4000, 20),
  }),
  ReturnLock2: z.strictObject({ question: prose(600, 3) }),
  AskReconsideration: z.strictObject({ grounds: prose(2000, 20) }),
  DecideReconsideration: z.strictObject({ outcome: z.enum(['UPHELD', 'REVERSED']), reasons: prose(4000, 20) }),
  Send: z.strictObject({}),
  RecordDelivery: z.strictObject({ channel: z.enum(['IN_APP', 'MAIL', 'WEBHOOK']) }),
  Acknowledge: z.strictObject({ owner: z.string().max(64), deputy: z.string().max(64).nullable() }),
  StartReview: z.strictObject({}),
  AskClarification: z.strictObject({
    questions: z.array(z.strictObject({ code: z.enum(code.CLARIFICATION_CODES), itemId: id.nullable() })).max(10),
    freeText: prose(600, 3).nullable(),
  }),
  AnswerClarification: z.strictObject({ answer: prose(2000, 1) }),
  LapseClarification: z.strictObject({}),
  PlaceHold: z.strictObject({ reason: z.enum(code.HOLD_REASONS), until: instant, note: prose(600, 3) }),
  RenewHold: z.strictObject({ until: instant, note: prose(600, 3) }),
  ReleaseHold: z.strictObject({}),
  EndHold: z.strictObject({}),
  DecideItems: z.strictObject({
    decisions: items(
      z.strictObject({
        itemId: id,
        outcome: z.enum(code.OUTCOMES),
        ground: z.enum(['LAW', 'TERMS']).nullable(),
        clause: localCode.nullable(),
        exemption: z.enum(code.EXEMPTIONS).nullable(),
        redirectTo: z.enum(code.REDIRECT_TEAMS).nullable(),
        reason: prose(1000, 3),
      }),
    ),
  }),
  RecordEffect: z.strictObject({ itemIds: items(id), effectiveAt: instant, territory: territorySchema }),
  RecordNotice: z.strictObject({ status: z.enum(code.NOTICE_STATUSES), noticedAt: instant }),
  StartMonitoring: z.strictObject({}),
  AttestRecheck: z.strictObject({ itemId: id, finding: z.enum(code.RECHECK_FINDINGS), seenAt: instant }),
  Close: z.strictObject({}),
  RenewUse: z.strictObject({
    reason: prose(600, 20).describe('read by both sides: no personal data, no word of an investigation'),
  }),
  Withdraw: z.strictObject({ code: z.enum(code.WITHDRAW_CODES), note: prose(600).nullable() }),
  Expire: z.strictObject({}),
  Remind: z.strictObject({ percent: z.union([z.literal(50), z.literal(80)]) }),
  CorrectItem: z.strictObject({ itemId: id, cause: z.enum(code.CORRECTION_CAUSES), note: prose(600, 3) }),
  ReinstateItem: z.strictObject({ itemId: id, source: z.enum(code.REINSTATEMENT_SOURCES), note: prose(600, 3) }),
  DrawSample: z.strictObject({ checkpointSize: z.int().min(0), checkpointRoot: digest }),
  ReviewSample: z.strictObject({
    itemId: id,
    reading: blindReadingSchema.describe('the reader’s own answers, given before the officer’s are shown (D6)'),
    answers: lock2AnswersSchema,
    verdict: z.enum(['SOUND', 'UNSOUND']),
    reasons: prose(2000, 3),
  }),
  OpenAnnex: z.strictObject({ reason: prose(600, 10) }),
  DestroyAnnex: z.strictObject({}),
  EraseCase: z.strictObject({
    basis: z.enum(code.ERASURE_BASES),
    reason: prose(600, 10).describe('it stays readable when the case does not: no word of the case'),
  }),
} as const;

export type CommandKind = keyof typeof commandSchemas;
export type CommandData<K extends CommandKind> = z.infer<(typeof commandSchemas)[K]>;
export type Command = { [K in CommandKind]: { readonly kind: K; readonly data: CommandData<K> } }[CommandKind];
export type CommandOf<K extends CommandKind> = { readonly kind: K; readonly data: CommandData<K> };
export const COMMAND_KINDS = Object.keys(commandSchemas) as CommandKind[];
