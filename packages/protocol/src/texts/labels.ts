import type { ACTIONS } from '../parties/card.ts';
import type { OUTCOMES, PRIORITIES } from '../referral/codes.ts';
import type { STATUSES } from '../referral/status.ts';

/** A word or two for a tag or a column, in one language; sentences are in the texts. */
export type Labels = {
  readonly status: Readonly<Record<(typeof STATUSES)[number], string>>;
  readonly outcome: Readonly<Record<(typeof OUTCOMES)[number], string>>;
  readonly action: Readonly<Record<(typeof ACTIONS)[number], string>>;
  readonly priority: Readonly<Record<(typeof PRIORITIES)[number], string>>;
};
