import type { z } from 'zod';
import type { CommandFailure } from './failure.ts';
import { usage } from './failure.ts';

/** Reads what a person gave against a schema of the contract; what does not fit is named before anything is sent. */
export function readAs<S extends z.ZodType>(schema: S, value: unknown, what: string): z.input<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return value as z.input<S>;
  throw faultOf(parsed.error, what);
}

function faultOf(error: z.ZodError, what: string): CommandFailure {
  const lines = error.issues
    .slice(0, 10)
    .map(({ path, message }) => `${path.map(String).join('.') || what}: ${message}`);
  return usage('not-as-described', [`${what} is not as the protocol describes it.`, ...lines].join('\n'));
}
