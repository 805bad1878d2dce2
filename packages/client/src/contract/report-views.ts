import { CORRECTION_CAUSES } from '@remit/protocol';
import { z } from 'zod';

export const correctionsView = z.object({
  /** Months are published together until they hold this many. */
  atLeast: z.int(),
  /** The first month of which nothing single is published yet. */
  openFrom: z.string(),
  /** Corrections of earlier months wait for others, because they are too few to publish alone. */
  waiting: z.boolean(),
  periods: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      corrections: z.array(z.object({ cause: z.enum(CORRECTION_CAUSES), reinstated: z.boolean() })),
    }),
  ),
  /** What to give as `before` for the periods before these. */
  next: z.string().nullable(),
});

export const totalsView = z.object({
  from: z.string(),
  to: z.string(),
  suppressedBelow: z.int(),
  suppressedCells: z.int(),
  rows: z.array(
    z.object({
      measure: z.string(),
      dimension: z.string(),
      value: z.string(),
      /** Null where the cell is too small to publish. */
      count: z.int().nullable(),
      of: z.int().nullable(),
    }),
  ),
  speeds: z.array(
    z.object({
      measure: z.string(),
      priority: z.string(),
      n: z.int(),
      p50Hours: z.number().nullable(),
      p90Hours: z.number().nullable(),
    }),
  ),
  /** What these totals rest on, and what anybody can recount of them (spec/dataset.md, Totals). */
  basis: z.object({
    /** Size of the latest checkpoint when they were read; null before the first. */
    checkpoint: z.int().nullable(),
    /** The last month whose dataset is published; null where none is. */
    dataset: z.string().nullable(),
    /** Measures that follow from disclosed entries, for years whose months are all published. */
    fromEntries: z.array(z.string()),
    /** What the datasets of these years add up to; each number can be recounted. */
    counts: z.array(
      z.object({
        month: z.string(),
        kind: z.string(),
        attribute: z.enum(['all', 'class', 'result', 'origin', 'recipient']),
        value: z.string(),
        count: z.int(),
      }),
    ),
  }),
});
