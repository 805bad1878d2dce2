import { fromBase64, LEAF_LENGTH } from '@remit/log';
import {
  CONFIDENTIAL_FIELDS,
  digest,
  directorySchemas,
  headerSchema,
  id,
  identifier,
  instant,
  INSTRUMENTS,
  itemDraftSchema,
  LEGAL_FORCE,
  LOCK_TRIGGERS,
  MAX_ITEMS,
} from '@remit/protocol';
import { z } from 'zod';

/** Type and media type of a bundle (spec/bundle.md). */
export const BUNDLE_TYPE = 'remit/bundle/v1';
export const BUNDLE_MEDIA_TYPE = 'application/vnd.remit.bundle+json';
/** A referral of five hundred items with all its words fits; whatever is larger was never one. */
export const MAX_BUNDLE_LENGTH = 12_000_000;
const MAX_CHAIN = 2_000;
const MAX_PROOF = 64;

/** Standard base64 in its one spelling, of so many bytes. */
const bytes = (length: number) => {
  const characters = 4 * Math.ceil(length / 3);
  const text = z
    .string()
    .length(characters)
    .regex(/^[A-Za-z0-9+/]*={0,2}$/);
  return text.refine((value) => fromBase64(value)?.length === length, 'not canonical base64 of the right length');
};

export const opening = (value: z.ZodType<string>) => z.strictObject({ value, salt: bytes(16) });
export const short = z.string().max(200);
export const place = {
  index: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  leaf: bytes(LEAF_LENGTH).describe('the entry of the log'),
  proof: z.array(bytes(32)).max(MAX_PROOF).describe('from the leaf upwards'),
};

/** A fact of the case: what its leaf opens, and the command's data where the act is signed. */
const chainEntrySchema = z.strictObject({
  ...place,
  opened: z.strictObject({
    kind: opening(z.string().max(64)),
    month: opening(z.string().regex(/^\d{4}-\d\d$/)),
    stream: opening(short),
    version: opening(z.string().regex(/^[1-9]\d{0,8}$/)),
    previous: opening(digest),
    at: opening(instant),
    body: opening(digest),
    result: opening(short).optional(),
    signature1: opening(z.string().max(12_000)).optional(),
  }),
  data: z.record(z.string(), z.unknown()).optional().describe('what was commanded, where the fact is signed'),
});
export type ChainEntry = z.infer<typeof chainEntrySchema>;

/** A fact of an organisation, as far as it may be shown. */
export const directoryEntrySchema = z.strictObject({
  ...place,
  opened: z.strictObject({
    kind: opening(z.string().max(64)),
    stream: opening(short),
    at: opening(instant),
    result: opening(digest),
  }),
  data: z.union([
    directorySchemas.OrganisationRegistered,
    directorySchemas.OversightAppointed,
    directorySchemas.KeyAdded,
    directorySchemas.KeyRevoked,
    directorySchemas.ParameterSetPublished,
    directorySchemas.ParameterSetWithdrawn,
  ]),
});
export type DirectoryEntry = z.infer<typeof directoryEntrySchema>;

const confidential = Object.fromEntries(CONFIDENTIAL_FIELDS.map((field) => [field, true])) as Record<
  (typeof CONFIDENTIAL_FIELDS)[number],
  true
>;

/** The document as it was sent (spec/referral.md, The document). */
export const documentSchema = z.strictObject({
  type: z.literal('remit/referral/v1'),
  reference: z.string().min(1).max(80),
  unit: identifier,
  platform: identifier,
  legalForce: z.enum([...new Set(Object.values(LEGAL_FORCE))] as [string, ...string[]]).nullable(),
  header: headerSchema
    .partial()
    .omit(confidential)
    .extend({ instrument: z.enum(INSTRUMENTS) }),
  criminalRouteConsidered: z.boolean(),
  confidential: digest,
  items: z.array(z.strictObject({ id, content: itemDraftSchema })).max(MAX_ITEMS),
});
export type BundleDocument = z.infer<typeof documentSchema>;

export const bundleSchema = z.strictObject({
  type: z.literal(BUNDLE_TYPE),
  referral: id,
  document: documentSchema,
  locks: z.strictObject({
    lock2: z.enum(['REQUIRED', 'NOT_REQUIRED']),
    because: z.array(z.enum(LOCK_TRIGGERS)).describe('triggers that follow from document and parameter set alone'),
  }),
  chain: z.array(chainEntrySchema).min(1).max(MAX_CHAIN),
  directory: z.array(directoryEntrySchema).max(200),
  checkpoint: z.string().min(1).max(20_000),
  freshUntil: instant,
});
export type Bundle = z.infer<typeof bundleSchema>;
