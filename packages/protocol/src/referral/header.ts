import { z } from 'zod';
import { ACTIONS } from '../parties/card.ts';
import { language, localCode, prose, reference, state } from '../wire/primitives.ts';
import * as code from './codes.ts';

/** Where the action shall hold: named states, or everywhere with a reason, which calls lock 2 (D1). */
export const territorySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('states'), states: z.array(state).min(1).max(60) }),
  z.strictObject({ kind: z.literal('global'), reason: prose(600) }),
]);
export type Territory = z.infer<typeof territorySchema>;

export const MAX_DUPLICATES = 20;

/** Protocol C3, header: one schema for draft (all optional) and complete referral. */
export const headerSchema = z.strictObject({
  title: prose(120).describe('what the queue shows to both sides; no personal data'),
  instrument: z.enum(code.INSTRUMENTS),
  priority: z.enum(code.PRIORITIES),
  parameterSet: z.string().max(80),
  legalPower: localCode,
  whyNotStatutory: z.strictObject({ code: z.enum(code.WHY_NOT_STATUTORY), text: prose(600) }),
  relay: prose(120)
    .nullable()
    .describe('who passes the referral on for its author, always shown beside the author (E2)'),
  requestedAction: z.enum(ACTIONS),
  alternatives: z
    .array(z.strictObject({ action: z.enum(ACTIONS), reason: prose(400) }))
    .min(1)
    .max(8),
  territory: territorySchema,
  usefulForHours: z.int().min(1).max(720).describe('hours from SENT after which an answer no longer helps (D7)'),
  language,
  personIdentified: z.boolean(),
  investigativeStatus: z.enum(code.INVESTIGATIVE_STATUS).describe('for lock 2 alone (D8)'),
  whyNotCriminal: z
    .strictObject({ code: z.enum(code.WHY_NOT_CRIMINAL), text: prose(600) })
    .nullable()
    .describe('for lock 2 alone (D8)'),
  releasability: z.enum(code.RELEASABILITY),
  sourceGrade: z.strictObject({
    source: z.enum(['1', '2', '3']),
    intelligence: z.enum(['A', 'B', 'C', 'D', 'E']),
    handling: z.enum(['P', 'C']),
  }),
  publicGist: prose(600),
  goodFaith: z.literal(true),
  fromComplaint: z.boolean().describe('a citizen complained; a stop then yields a letter to that person (R066)'),
  campaign: localCode.optional().describe('one label for referrals of one campaign; the platform reads it'),
  escalates: reference.optional().describe('the referral that did not suffice and that this one follows (E6)'),
  duplicates: z
    .array(reference)
    .min(1)
    .max(MAX_DUPLICATES)
    .optional()
    .describe('referrals that this one repeats knowingly, so that an error in one is sought in the others (E9)'),
});
export type Header = z.infer<typeof headerSchema>;
export const headerDraftSchema = headerSchema.partial();
export type HeaderDraft = z.infer<typeof headerDraftSchema>;

/** Fields that the platform never reads; the document carries a commitment to them instead (D8). */
export const CONFIDENTIAL_FIELDS = [
  'investigativeStatus',
  'whyNotCriminal',
] as const satisfies readonly (keyof Header)[];
