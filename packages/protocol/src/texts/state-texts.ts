import type { ITEM_STATES, STATUSES } from '../referral/status.ts';
import { same, say, type TextsOf } from './texts.ts';

export const STATUS_TEXTS: TextsOf<typeof STATUSES> = {
  NONE: same('Not begun.'),
  DRAFT: say('A draft. Only your unit sees it.', 'A draft of the unit.', 'Being drafted.'),
  LOCK1: say('A second officer reads it.', 'At lock 1.', 'A second officer is reading it.'),
  LOCK2: say('Independent oversight reads it.', 'At lock 2.', 'Independent oversight is reading it.'),
  READY: say('Both required locks are held; it leaves now.', 'About to be sent.', 'Approved and about to be sent.'),
  SENT: say('Sent; not yet in the platform’s inbox.', 'On its way.', 'Sent to the platform.'),
  DELIVERED: say('In the platform’s inbox.', 'In your inbox. Name an owner.', 'Received by the platform.'),
  ACKNOWLEDGED: say(
    'The platform has named an owner.',
    'An owner is named. Start the review.',
    'Acknowledged by the platform.',
  ),
  UNDER_REVIEW: say('The platform is reviewing it.', 'Under review by you.', 'Under review by the platform.'),
  CLARIFY: say(
    'The platform asked a question; its clock is paused until you answer.',
    'Waiting for the unit’s answer; your clock is paused.',
    'The platform asked a question.',
  ),
  HELD: say(
    'Paused for a limited time; nobody’s clock runs.',
    'Paused. No answer is expected meanwhile.',
    'Paused for a limited time.',
  ),
  DECIDED: say('The platform has decided each item.', 'Decided. Record the effect.', 'Decided by the platform.'),
  EFFECTED: say('Every action has taken effect.', 'In effect. Record the notice.', 'Every action has taken effect.'),
  NOTICED: say(
    'The notice to the person concerned is on record.',
    'The notice is on record.',
    'The person concerned was told, or could not be reached.',
  ),
  MONITORED: say(
    'Watched for 30 days for its return.',
    'Watched for 30 days for its return.',
    'Watched for 30 days for its return.',
  ),
  CLOSED: same('Closed.'),
  STOPPED: say(
    'Stopped inside the unit; it was never sent.',
    'Stopped inside the unit; it was never sent.',
    'Stopped before it was sent.',
  ),
  REFUSED_L2: say(
    'Oversight refused it, with reasons. It was never sent.',
    'Refused by oversight; it was never sent.',
    'Refused by independent oversight.',
  ),
  WITHDRAWN: say('Withdrawn by the unit.', 'Withdrawn. Nothing more is asked of you.', 'Withdrawn by the unit.'),
  EXPIRED: say(
    'Its useful time ended without an answer.',
    'Its useful time ended. Nothing more is asked of you.',
    'Its useful time ended without an answer.',
  ),
  CEASED: say(
    'Oversight ended it. What was done may be put back.',
    'Oversight ended it. Please consider putting back what was taken down.',
    'Ended by independent oversight.',
  ),
};

export const ITEM_STATE_TEXTS: TextsOf<typeof ITEM_STATES> = {
  DRAFT: same('Part of a draft.'),
  STOPPED: say(
    'Stopped by a gate; it left the draft with its reason.',
    'Stopped before it was sent.',
    'Stopped before it was sent.',
  ),
  NARROWED_OUT: say(
    'Taken out by the independent reviewer.',
    'Taken out by the independent reviewer.',
    'Taken out by the independent reviewer.',
  ),
  PENDING: say(
    'Waiting for the platform’s decision.',
    'Waiting for your decision.',
    'Waiting for the platform’s decision.',
  ),
  DECIDED: same('Decided; not yet in effect.'),
  EFFECTED: same('Decided, and in effect.'),
  REINSTATED: same('Put back.'),
  UNANSWERED: say(
    'Not answered in its useful time. For a voluntary referral this is neutral.',
    'Not answered in its useful time.',
    'Not answered in its useful time.',
  ),
  WITHDRAWN: same('Withdrawn with its referral.'),
  CEASED: same('Ended by oversight with its referral.'),
};
