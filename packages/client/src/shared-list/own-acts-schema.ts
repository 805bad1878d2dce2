import { digest } from '@remit/protocol';
import { z } from 'zod';
import { opening, place, short } from '../bundle/schema.ts';

/** An act on an entry as the log has it: its place, and what its leaf opens. */
const ownEntryAct = z.strictObject({
  ...place,
  opened: z.strictObject({
    kind: opening(z.string().max(64)),
    stream: opening(short),
    version: opening(z.string().regex(/^[1-9]\d{0,8}$/)),
    previous: opening(digest),
    signature1: opening(z.string().max(12_000)),
  }),
});
export type OwnEntryAct = z.infer<typeof ownEntryAct>;

/** What the log has of the asker's own signed acts on entries, in its order, a piece of the log at a time. */
export const ownEntryActsSchema = z.strictObject({
  /** Null where nothing is published yet. */
  checkpoint: z.string().min(1).max(20_000).nullable(),
  acts: z.array(ownEntryAct).max(1_000),
  /** The first entry of the log that was not looked at; that of the checkpoint's end where all were. */
  next: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
});
export type OwnEntryActs = z.infer<typeof ownEntryActsSchema>;
