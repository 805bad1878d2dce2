import { no, type RefusalRow } from './row.ts';

/** Refusals that any command can meet: who asks, in which state, and whether the request can be read. */
export const REQUEST_REFUSALS = {
  'unknown-referral': no(
    'referral#commands',
    'There is no such referral, or it is not one you may see.',
    'There is no such referral, or it is not one you may see.',
    'A step named a referral that does not exist.',
    'Open the case from your queue and try again.',
  ),
  'not-in-this-state': no(
    'referral#states',
    'The referral is in a state in which this step does not exist.',
    'The referral is in a state in which this step does not exist.',
    'A step was asked for at a time when the rules do not provide for it.',
    'Reload the case; its page shows the steps that are open now and who may take them.',
  ),
  'not-your-role': no(
    'parties-and-keys#roles',
    'Your role does not include this step.',
    'Your role does not include this step.',
    'Somebody asked for a step that belongs to another role.',
    'Ask a colleague who holds the role that the case page names beside this step.',
  ),
  'not-your-organisation': no(
    'parties-and-keys#organisations',
    'This case belongs to another organisation.',
    'This case belongs to another organisation.',
    'Somebody asked for a step in a case of another organisation.',
    'Open the case from your own queue. If it should be yours, ask the sender to refer it to you.',
  ),
  'former-employer': no(
    'parties-and-keys#separations',
    'You belonged to the other side of this case within the last 24 months.',
    'You belonged to this unit within the last 24 months, so a colleague decides its referrals.',
    'Nobody decides a case of an organisation to which they recently belonged.',
    'Hand the case to a colleague; nothing else about it changes.',
  ),
  'certificate-expired': no(
    'parties-and-keys#certificates',
    'Your training certificate for this role is missing or out of date.',
    'The sender has no training certificate in date.',
    'Only people with a current training certificate may send referrals.',
    'Pass the renewal; drafts are kept meanwhile. A certified colleague may submit them.',
  ),
  'clock-regressed': no(
    'referral#time',
    'This step carries an earlier time than the last one on record.',
    'This step carries an earlier time than the last one on record.',
    'A record may not be dated before the one that precedes it.',
    'Try again. If it happens twice, the operator must set the clock of the machine.',
  ),
  'stream-moved': no(
    'referral#concurrency',
    'Somebody else changed this case while you were working on it. What you entered is kept.',
    'Somebody else changed this case while you were working on it. What you entered is kept.',
    'Two people worked on one case at once; the later one was asked to look again.',
    'Look at what changed, then repeat the step if it is still right.',
  ),
  'idempotency-key-reused': no(
    'referral#concurrency',
    'This request key was used before for a different request. Nothing was done.',
    'This request key was used before for a different request. Nothing was done.',
    'A request was repeated with different content under the same key.',
    'Send the request with a fresh key.',
  ),
  'invalid-command': no(
    'referral#commands',
    'Part of what was entered cannot be read. Nothing was stored; the draft is kept.',
    'Part of what was entered cannot be read. Nothing was stored.',
    'A request could not be read and had no effect.',
    'Mend the field that is named and send again.',
  ),
  'platform-unknown': no(
    'parties-and-keys#admission',
    'This platform is not in the directory, or takes no referrals at present.',
    'The platform is not in the directory, or takes no referrals at present.',
    'A referral was addressed to a platform that does not take part.',
    'Choose a platform from the directory, or ask the hub to admit this one.',
  ),
  'parameter-set-unknown': no(
    'parties-and-keys#parameter-sets',
    'This parameter set is not known, or is not your unit’s.',
    'The parameter set that is cited is not known.',
    'A referral cited published parameters that do not exist.',
    'Cite a parameter set of your unit that is in force, as id@version.',
  ),
} as const satisfies Record<string, RefusalRow>;
