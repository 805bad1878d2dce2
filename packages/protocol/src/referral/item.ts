import { z } from 'zod';
import { ITEM_TYPES } from '../locator/item-type.ts';
import { instant, digest, language, localCode, pdqHash, prose, state } from '../wire/primitives.ts';
import * as code from './codes.ts';

export const MAX_ITEMS = 500;
export const MAX_LOCATOR_LENGTH = 2048;
/** Above all people there are: whatever is larger was mistyped. */
export const MAX_REACH = 1e11;

const exemptionAnswer = z.strictObject({ answer: z.enum(code.EXEMPTION_ANSWERS), evidence: prose(400) });

/** The six answers of TCO Art. 1(3) and recital 12: true purpose must be assessed, for each. */
export const exemptionsSchema = z.record(z.enum(code.EXEMPTIONS), exemptionAnswer);
export type ExemptionAnswers = z.infer<typeof exemptionsSchema>;

/** What a supervisor answers blind at lock 1 (D6): the same questions, without the officer's answers in view. */
export const blindReadingSchema = z.strictObject({
  exemptions: z.record(z.enum(code.EXEMPTIONS), z.enum(code.EXEMPTION_ANSWERS)),
  sensitiveCategory: z.enum(code.SENSITIVE_CATEGORIES),
});
export type BlindReading = z.infer<typeof blindReadingSchema>;

/** Protocol C3, item. */
export const itemSchema = z.strictObject({
  itemType: z.enum(ITEM_TYPES),
  locator: z.string().min(1).max(MAX_LOCATOR_LENGTH),
  target: z.string().max(MAX_LOCATOR_LENGTH).nullable().describe('where a short link leads, found by own means (D9)'),
  timeRange: z.strictObject({ fromSeconds: z.int().min(0), toSeconds: z.int().min(1) }).nullable(),
  capturedAt: instant.nullable(),
  contentDigest: digest.nullable(),
  perceptualHash: pdqHash.nullable().describe('PDQ of the captured file, beside its SHA-256'),
  screenshotDigest: digest.nullable().describe('SHA-256 of a screenshot that the unit keeps'),
  reach: z
    .strictObject({
      estimate: z.int().min(0).max(MAX_REACH),
      countedAt: instant,
      how: prose(200).describe('who or what counted: the counter below the video, the members of the channel'),
    })
    .nullable()
    .describe('how many people it reached, as far as could be told, when and how'),
  language: language.nullable(),
  accountHandle: prose(120).nullable(),
  contentTypes: z.array(z.enum(code.CONTENT_TYPES)).min(1).max(6),
  offence: z
    .strictObject({
      jurisdiction: state,
      provision: prose(120),
      elements: prose(800),
      mentalElement: prose(400),
      defenceNote: prose(400),
    })
    .nullable(),
  dangerStatement: prose(600).nullable(),
  designatedEntity: localCode.nullable(),
  attributionBasis: prose(400).nullable(),
  ideology: z.enum(code.IDEOLOGIES),
  harmPathways: z.array(z.enum(code.HARM_PATHWAYS)).min(1).max(5),
  harmText: prose(600),
  quotedPassage: prose(300).nullable(),
  translation: z
    .strictObject({ language, text: prose(2000) })
    .nullable()
    .describe('what the item says and why it is referred, in a language that the desk of the platform reads'),
  clause: localCode.nullable().describe("a clause of the platform's card; null where none was found"),
  exemptions: exemptionsSchema,
  awareness: z.strictObject({
    value: z.enum(['NONE', 'SOME', 'HIGH']),
    preferred: z.enum(['KEEP', 'LABEL', 'INTERSTITIAL', 'AGE_GATE', 'ARCHIVE_TRANSFER']).nullable(),
  }),
  sensitiveCategory: z.enum(code.SENSITIVE_CATEGORIES),
  claims: z
    .array(z.strictObject({ label: z.enum(code.CLAIM_LABELS), text: prose(400) }))
    .min(1)
    .max(10),
  family: localCode
    .nullable()
    .describe('item family: the same video elsewhere, the next issue of the same outlet (D21)'),
});
export type Item = z.infer<typeof itemSchema>;

/** An item while it is being written: the locator is all that must be there. */
export const itemDraftSchema = itemSchema.partial().required({ locator: true });
export type ItemDraft = z.infer<typeof itemDraftSchema>;
