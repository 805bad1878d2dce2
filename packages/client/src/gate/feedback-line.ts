import { z } from 'zod';

/** How each line begins: a file that begins otherwise is not one of these. */
export const FEEDBACK_BEGINS = '{"gate":1,"';

const version = z.literal(1);
const entry = z.string().regex(/^[0-9A-Z]{26}$/);
export const decisionSchema = z.enum(['confirmed', 'rejected']);
export type Decision = z.infer<typeof decisionSchema>;

/** An upload matched entries of the shared list; people decided about it; the service was told of an entry's day. */
const lineSchema = z.union([
  z.strictObject({ gate: version, matched: z.string(), day: z.iso.date(), entries: z.array(entry).min(1) }),
  z.strictObject({ gate: version, decided: z.string(), entries: z.array(entry).min(1), decision: decisionSchema }),
  z.strictObject({ gate: version, told: entry, day: z.iso.date() }),
]);
export type FeedbackLine = z.infer<typeof lineSchema>;

export const feedbackText = (line: FeedbackLine): string => `${JSON.stringify(line)}\n`;

/** What a line says; null for one that was cut off or damaged. */
export function feedbackLine(text: string): FeedbackLine | null {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
