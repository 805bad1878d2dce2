import { ORGANISATION_REFUSALS } from './organisations.ts';
import { PEOPLE_REFUSALS } from './people.ts';
import { PUBLISHED_REFUSALS } from './published.ts';
import type { RefusalRow } from './row.ts';

/** Refusals of the rules about organisations, people, cards and parameter sets (spec/parties-and-keys.md). */
export const PARTY_REFUSALS = {
  ...ORGANISATION_REFUSALS,
  ...PEOPLE_REFUSALS,
  ...PUBLISHED_REFUSALS,
} as const satisfies Record<string, RefusalRow>;
