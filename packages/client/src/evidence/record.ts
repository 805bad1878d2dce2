import { z } from 'zod';

/** A SHA-256, which names the file outside of the safe. */
const digest = z.string().regex(/^[0-9a-f]{64}$/u);
const common = {
  id: z.string().regex(/^[0-9A-Z]{26}$/u),
  sha256: digest,
  sizeBytes: z.int().min(0),
  keptAt: z.string(),
};

export const recordSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('kept'),
    ...common,
    md5: z.string().regex(/^[0-9a-f]{32}$/u),
    kind: z.enum(['image', 'video', 'other', 'opaque']),
    pdq: z.strictObject({ hash: digest, quality: z.int() }).nullable(),
    name: z.string(),
    note: z.string(),
  }),
  // What is left of a file: that it was there, and why it is not.
  z.strictObject({ state: z.literal('destroyed'), ...common, destroyedAt: z.string(), reason: z.string() }),
]);

/** What the safe knows of a file; sealed as the file is. */
export type EvidenceRecord = z.infer<typeof recordSchema>;
export type KeptRecord = Extract<EvidenceRecord, { readonly state: 'kept' }>;
