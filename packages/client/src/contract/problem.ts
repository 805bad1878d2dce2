import { z } from 'zod';

/** The kinds of fault a field can have, so that a reader's own language can say them. */
export const FIELD_FAULTS = ['missing', 'too-long', 'too-short', 'not-offered', 'unknown', 'unreadable'] as const;
export type FieldFault = (typeof FIELD_FAULTS)[number];

const fieldError = z.object({
  field: z.string(),
  message: z.string(),
  fault: z.enum(FIELD_FAULTS).optional(),
  /** The bound that was passed, of characters, of entries or of the number itself. */
  limit: z.number().optional(),
});

/** A lawful "no", or a failure, as the API says it (RFC 9457). */
export const problemView = z.object({
  type: z.string(),
  /** The sentence for the person reading: an officer, a platform's analyst, or the public. */
  title: z.string(),
  status: z.int(),
  /** Of the closed table of refusals, or of the edge's own few; never re-meant. */
  code: z.string(),
  /** Facts of the case that the sentence needs; never a name, never content. */
  detail: z.string().optional(),
  /** The first field to mend, and every field with what is wrong with it. */
  field: z.string().optional(),
  errors: z.array(fieldError).optional(),
  /** What to do next. */
  remedy: z.string(),
  /** What is still there after this answer: nothing is half stored. */
  kept: z.string(),
  /** The section of the specification that holds the duty. */
  spec: z.string().optional(),
  /** What the gates found, where they are the reason. */
  findings: z.array(z.record(z.string(), z.unknown())).optional(),
});
export type ProblemView = z.infer<typeof problemView>;
