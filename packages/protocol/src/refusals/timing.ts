import { no, type RefusalRow } from './row.ts';

/** Refusals about holds, reminders, due times and the sample after sending. */
export const TIMING_REFUSALS = {
  'hold-too-long': no(
    'referral#holds',
    'A hold lasts at most 14 days.',
    'A hold lasts at most 14 days.',
    'A case may be paused for at most 14 days at a time.',
    'Choose an earlier end. Oversight can renew a hold once.',
  ),
  'hold-in-past': no(
    'referral#holds',
    'The end of the hold lies in the past.',
    'The end of the hold lies in the past.',
    'A pause was asked for that would have ended already.',
    'Choose an end that is still to come.',
  ),
  'hold-not-yours': no(
    'referral#holds',
    'The other side placed this hold, and it ends it.',
    'The other side placed this hold, and it ends it.',
    'A pause is ended by the side that asked for it, or by time.',
    'Wait for its end, which is shown in the case, or write to the holder.',
  ),
  'hold-used': no(
    'referral#holds',
    'Your unit has held this case once. A further pause is for oversight to give.',
    'Your desk has held this case once. A further pause is for oversight to give.',
    'Each side may pause a case once; more than that needs an independent reviewer.',
    'Ask the oversight body to renew the hold, with the reason why it is needed again.',
  ),
  'no-hold-to-renew': no(
    'referral#holds',
    'No hold has been placed in this case, so there is none to renew.',
    'No hold has been placed in this case, so there is none to renew.',
    'An independent reviewer prolongs a pause; the pause itself is asked for by a side.',
    'Wait until a side places a hold.',
  ),
  'not-yet-due': no(
    'referral#time',
    'The time for this step has not come yet.',
    'The time for this step has not come yet.',
    'A step that follows from a deadline came before the deadline.',
    'Nothing needs doing: the step follows by itself when its time comes.',
  ),
  'reminder-not-due': no(
    'referral#reminders',
    'This reminder is not due, or was given already.',
    'This reminder is not due, or was given already.',
    'A reminder is given once, at half and at four fifths of the time.',
    'Nothing needs doing.',
  ),
  'sample-too-early': no(
    'oversight#sample',
    'The sample is drawn by a checkpoint published after lock 1; this one is older.',
    'The sample is drawn by a checkpoint published after lock 1.',
    'The draw must follow from a record made after the approval, so that nobody could foresee it.',
    'Wait for the next checkpoint.',
  ),
  'already-drawn': no(
    'oversight#sample',
    'The sample of this referral has been drawn.',
    'The sample of this referral has been drawn.',
    'A sample is drawn once.',
    'Nothing needs doing; the drawn items are listed in the case.',
  ),
  'sample-not-drawn': no(
    'oversight#sample',
    'No sample has been drawn from this referral yet.',
    'No sample has been drawn from this referral yet.',
    'Only items drawn by lot are reviewed afterwards.',
    'Wait for the draw after the next checkpoint.',
  ),
  'not-in-sample': no(
    'oversight#sample',
    'This item was not drawn.',
    'This item was not drawn.',
    'The reviewer reviews the items that the lot named, and no others.',
    'Choose one of the drawn items.',
  ),
  'already-sampled': no(
    'oversight#sample',
    'This item of the sample has been reviewed.',
    'This item of the sample has been reviewed.',
    'Each drawn item is reviewed once.',
    'Go to the next drawn item.',
  ),
} as const satisfies Record<string, RefusalRow>;
