import { no, type RefusalRow } from './row.ts';

/** Refusals about the restricted annex of a case. */
export const ANNEX_REFUSALS = {
  'annex-missing': no(
    'referral#restricted-annex',
    'This case has no restricted annex.',
    'This case has no restricted annex.',
    'An annex was asked for that a case does not have.',
    'Read the referral itself: it says all that the unit sent.',
  ),
  'annex-destroyed': no(
    'referral#restricted-annex',
    'The restricted annex of this case was destroyed.',
    'The restricted annex of this case was destroyed.',
    'The words of an annex are destroyed six months after a case has ended; that there was one stays on record.',
    'Nothing brings it back. The record says when it was destroyed.',
  ),
  'not-cleared': no(
    'referral#restricted-annex',
    'You are not cleared for restricted annexes, or no longer.',
    'You are not cleared for restricted annexes, or no longer.',
    'What is restricted is read by people whom two others of their organisation have cleared.',
    'Ask one of the cleared people of your organisation, who are named in the case.',
  ),
} as const satisfies Record<string, RefusalRow>;
