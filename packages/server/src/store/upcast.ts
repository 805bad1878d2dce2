type Upcaster = (data: Record<string, unknown>) => Record<string, unknown>;

/**
 * How a fact written by an earlier version of Remit reads today: by kind, the step from version n to n + 1 at index
 * n - 1. Facts are never rewritten; a change of a kind's data adds a step here and a test with a fact of the old form.
 */
const STEPS: Readonly<Record<string, readonly Upcaster[]>> = {};

/** @param steps the table; tests hand in their own, because version 1 of every kind has no step yet */
export function upcast(
  kind: string,
  version: number,
  data: Record<string, unknown>,
  steps = STEPS,
): Record<string, unknown> {
  return (steps[kind] ?? []).slice(version - 1).reduce((older, step) => step(older), data);
}
