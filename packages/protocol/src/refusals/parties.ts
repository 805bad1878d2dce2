import type { RefusalRow } from './row.ts';

/** Refusals of the rules about organisations, people, cards and parameter sets (spec/parties-and-keys.md). */
export const PARTY_REFUSALS = {} as const satisfies Record<string, RefusalRow>;
