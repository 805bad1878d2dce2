import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { type Decision, decisionSchema } from './feedback-line.ts';

export type Answer = { readonly status: number; readonly body: unknown };
const no = (status: number, detail: string): Answer => ({ status, body: { status, detail } });

const MOST_BYTES = 4096;
const SHAPE = 'It reads {"check":"…","decision":"confirmed"}, or "rejected", and "entry" where it concerns one alone.';
const bodySchema = z.strictObject({
  check: z.string().max(64),
  decision: decisionSchema,
  entry: z.string().max(64).optional(),
});

type Decides = {
  readonly decide: (check: string, decision: Decision, entry: string | null) => readonly string[];
};

/** What the platform's own people found when they looked: `POST /verdict`. */
export async function decided(feedback: Decides | undefined, request: IncomingMessage): Promise<Answer> {
  if (feedback === undefined) return no(404, 'This gate counts nothing for the authors; see --feedback.');
  const given = bodySchema.safeParse(await jsonOf(request));
  if (!given.success) return no(400, SHAPE);
  const { check, decision, entry = null } = given.data;
  try {
    const entries = feedback.decide(check, decision, entry);
    if (entries.length > 0) return { status: 200, body: { check, decision, entries } };
    return no(
      404,
      'No match of that name waits for a decision: there was none, or the authors have been told already.',
    );
  } catch (error) {
    return no(503, `The decision could not be kept; say it again. ${(error as Error).message}`);
  }
}

/** Null for what is too long or no JSON. */
async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MOST_BYTES) return null;
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return null;
  }
}
