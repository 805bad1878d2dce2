import { ATTRIBUTES } from '@remit/log';
import { z } from 'zod';

/** A salt, or the digest of a fact, in lower-case hexadecimal. */
const hex = z.string().regex(/^(?:[0-9a-f]{2}){1,64}$/);

/**
 * One entry of the log as an auditor reads it: all that its leaf is recomputed from (spec/evidence-log.md,
 * Verification). What follows from the fact itself (stream, version, previous, actor, at, month and the digest of its
 * canonical text) is computed by the auditor and never taken from here.
 */
export const auditEntry = z.object({
  index: z.int().min(0),
  /** As it was first stored, before any upcaster. Null for a filler. `data` is null where the case was erased. */
  fact: z
    .object({
      stream: z.string(),
      version: z.int().min(1),
      kind: z.string(),
      at: z.string(),
      actor: z.record(z.string(), z.unknown()),
      data: z.record(z.string(), z.unknown()).nullable(),
      previous: hex.nullable(),
    })
    .nullable(),
  /**
   * Of the desk and the person (spec/signatures.md); null where the act is not signed. Whatever stands in the database
   * is answered: what is no signature there is the audit's finding and not an unreadable answer.
   */
  signatures: z.object({ desk: z.string(), person: z.record(z.string(), z.unknown()) }).nullable(),
  /** What the subject says of the fact for later disclosure; of a filler its kind and month alone. */
  disclosed: z.object({
    kind: z.string(),
    month: z.string(),
    class: z.string().optional(),
    result: z.string().optional(),
    origin: z.string().optional(),
    recipient: z.string().optional(),
  }),
  /** By attribute; those of an erased case are gone, save `kind`, `month`, `class` and `result`. */
  salts: z.partialRecord(z.enum(ATTRIBUTES), hex),
});
export type AuditEntry = z.infer<typeof auditEntry>;
