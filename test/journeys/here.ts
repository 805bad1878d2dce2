import { inject } from 'vitest';
import type { SharedDemonstration } from './serve-demonstration.ts';

/** The demonstration of this worker: one file at a time looks at it. */
export function demonstrationHere(): SharedDemonstration {
  const worker = Number(process.env['VITEST_POOL_ID']);
  const demonstration = inject('demonstrations')[worker - 1];
  if (!demonstration) throw new Error(`no demonstration was made for worker ${worker}`);
  return demonstration;
}
