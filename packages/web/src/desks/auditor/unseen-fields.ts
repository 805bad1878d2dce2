import type { Referral } from '@remit/protocol';

/** What may be kept from a party, by name. Each looks at the case as it is and as the party sees it. */
const TESTS = {
  investigation: (whole, seen) =>
    whole.header.investigativeStatus !== undefined && seen.header.investigativeStatus === undefined,
  whyNotCriminal: (whole, seen) =>
    whole.header.whyNotCriminal !== undefined && seen.header.whyNotCriminal === undefined,
  authors: (whole, seen) => whole.authors.length > 0 && seen.authors.length === 0,
  triggers: (whole, seen) => whole.triggers.length > 0 && seen.triggers.length === 0,
  gates: (whole, seen) => whole.gates !== undefined && seen.gates === undefined,
  items: (whole, seen) => whole.items.length > seen.items.length,
  readings: (whole, seen) => whole.items.some(({ blind }) => blind) && !seen.items.some(({ blind }) => blind),
  refusal: (whole, seen) => whole.refusal !== undefined && seen.refusal === undefined,
  hold: (whole, seen) => (whole.hold?.reason ?? '') !== '' && seen.hold?.reason === '',
  withdrawal: (whole, seen) => whole.withdrawnCode !== undefined && seen.withdrawnCode === undefined,
  sample: (whole, seen) => whole.sample !== undefined && seen.sample === undefined,
} as const satisfies Record<string, (whole: Referral, seen: Referral) => boolean>;
export type UnseenField = keyof typeof TESTS;

/** The names of what this party does not see at this time. */
export const unseenFields = (whole: Referral, seen: Referral): readonly UnseenField[] =>
  (Object.keys(TESTS) as UnseenField[]).filter((field) => TESTS[field](whole, seen));
