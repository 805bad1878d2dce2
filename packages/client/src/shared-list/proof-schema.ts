import { digest, id, instant } from '@remit/protocol';
import { z } from 'zod';
import { directoryEntrySchema, opening, place, short } from '../bundle/schema.ts';

/** Entries in one question for proofs. */
export const MOST_PROOFS = 100;

const shownOpinion = z.strictObject({
  document: z.record(z.string(), z.unknown()).describe('the opinion, as its desk signed it'),
  ...place,
  opened: z.strictObject({
    kind: opening(z.string().max(64)),
    stream: opening(short),
    version: opening(z.string().regex(/^[1-9]\d{0,8}$/)),
    previous: opening(digest),
    at: opening(instant),
    signature1: opening(z.string().max(12_000)),
  }),
});
/** An opinion as the service shows it, with its place in the log. */
export type ShownOpinion = z.infer<typeof shownOpinion>;

/** What opinions of a list rest on (spec/list.md, Proof of opinions). */
export const opinionProofsSchema = z.strictObject({
  checkpoint: z.string().min(1).max(20_000),
  entries: z.array(z.strictObject({ entry: id, opinions: z.array(shownOpinion).max(2_000) })).max(MOST_PROOFS),
  directory: z.array(directoryEntrySchema).max(10_000),
});
export type OpinionProofs = z.infer<typeof opinionProofsSchema>;
