import type * as code from '../referral/codes.ts';
import { same, say, type TextsOf } from './texts.ts';

export const OUTCOME_TEXTS: TextsOf<typeof code.OUTCOMES> = {
  ACT_REMOVED: say(
    'The platform decided to remove the item.',
    'Remove the item.',
    'The item was removed by decision of the platform.',
  ),
  ACT_DISABLED_GEO: say(
    'The platform decided to block the item in the states named.',
    'Block the item in the states named.',
    'The item was blocked in some states by decision of the platform.',
  ),
  ACT_ACCOUNT_SUSPENDED: say(
    'The platform decided to suspend the account.',
    'Suspend the account.',
    'The account was suspended by decision of the platform.',
  ),
  ACT_ACCOUNT_TERMINATED: say(
    'The platform decided to close the account.',
    'Close the account.',
    'The account was closed by decision of the platform.',
  ),
  ACT_LABELLED: say(
    'The platform decided to label the item and keep it.',
    'Label the item and keep it.',
    'The item was labelled and kept.',
  ),
  ACT_AGE_GATED: say(
    'The platform decided to keep the item for adults.',
    'Keep the item for adults.',
    'The item was kept for adults only.',
  ),
  ACT_INTERSTITIAL: say(
    'The platform decided to put a warning before the item.',
    'Put a warning before the item.',
    'A warning was put before the item.',
  ),
  ACT_DEMOTED: say('The platform decided to show the item less.', 'Show the item less.', 'The item is shown less.'),
  ACT_LINK_BLOCKED: say(
    'The platform decided to block the link.',
    'Block the link.',
    'The link was blocked by decision of the platform.',
  ),
  ALREADY_REMOVED: say(
    'The item was gone before the platform looked.',
    'The item was gone before the referral came.',
    'The item was gone before the platform looked.',
  ),
  NO_ACTION_NOT_VIOLATING: say(
    'The platform assessed the item as within its terms and kept it.',
    'Within our terms; kept.',
    'The platform assessed the item as within its terms and kept it.',
  ),
  NO_ACTION_EXEMPT: say(
    'The platform assessed the item as exempt and kept it.',
    'Exempt; kept.',
    'The platform assessed the item as reporting, art, research or another exempt purpose, and kept it.',
  ),
  NO_ACTION_INSUFFICIENT: say(
    'The platform could not decide on what it was given.',
    'Not enough information to decide.',
    'The platform did not have enough information to decide.',
  ),
  NO_ACTION_LEGAL_POLICY: say(
    'The platform does not act on voluntary requests of this kind.',
    'We do not act on voluntary requests of this kind.',
    'The platform does not act on voluntary requests of this kind.',
  ),
  NO_ACTION_DISPROPORTIONATE: say(
    'The platform assessed the action asked for as going too far.',
    'The action asked for goes too far.',
    'The platform assessed the action asked for as going too far.',
  ),
  NO_ACTION_NOT_OURS: say(
    'The item is not on this platform’s service.',
    'Not on our service.',
    'The item was not on this platform’s service.',
  ),
  REDIRECTED: say(
    'The platform passed the item to another of its teams; it is not assessed as terrorism.',
    'Passed to another team.',
    'The item was passed to another team of the platform; it was not assessed as terrorism.',
  ),
  UNABLE_E2EE: say(
    'The platform cannot reach the item because it is encrypted end to end.',
    'Out of reach: encrypted end to end.',
    'The platform cannot reach the item because it is encrypted end to end.',
  ),
  UNABLE_NOT_FOUND: say(
    'The platform could not find the item by its address.',
    'Not found by its address.',
    'The platform could not find the item.',
  ),
  UNABLE_TECHNICAL: say(
    'The platform could not act for a technical reason.',
    'Not possible for a technical reason.',
    'The platform could not act for a technical reason.',
  ),
};

export const REDIRECT_TEAM_TEXTS: TextsOf<typeof code.REDIRECT_TEAMS> = {
  HATE: same('Passed to the team for hate.'),
  HARASSMENT: same('Passed to the team for harassment.'),
  CSAM: same('Passed to the team for the protection of children.'),
  SELF_HARM: same('Passed to the team for self-harm.'),
  FRAUD: same('Passed to the team for fraud.'),
  COPYRIGHT: same('Passed to the team for copyright.'),
  SPAM: same('Passed to the team for spam.'),
  GENERAL_ABUSE: same('Passed to the team for general abuse.'),
  OTHER: same('Passed to another team.'),
};

export const RECHECK_FINDING_TEXTS: TextsOf<typeof code.RECHECK_FINDINGS> = {
  LIVE: same('Seen as still there by the person who looked, at the time given.'),
  GONE: same('Seen as gone by the person who looked, at the time given.'),
  BACK: same('Seen as back by the person who looked, at the time given.'),
};

export const NOTICE_STATUS_TEXTS: TextsOf<typeof code.NOTICE_STATUSES> = {
  SENT: say(
    'The person concerned was told.',
    'The person concerned was told.',
    'The person concerned was told that an authority had asked.',
  ),
  UNDELIVERABLE: same('A notice was sent to the person concerned and could not be delivered.'),
  WAIVED_NO_CONTACT: same('There was no way to reach the person concerned.'),
};

export const CORRECTION_CAUSE_TEXTS: TextsOf<typeof code.CORRECTION_CAUSES> = {
  WRONG_ITEM: same('The wrong item was referred.'),
  WRONG_CATEGORY: same('The item was assessed under the wrong category.'),
  EXEMPT_MISSED: same('An exemption was overlooked.'),
  DELISTED: same('The group is no longer on the list on which the referral relied.'),
  IDENTITY: same('A person or account was mistaken for another.'),
  TECHNICAL: same('A technical error changed the referral.'),
  LEGAL_OVERTURN: same('A court or authority overturned the ground.'),
  COMPLAINT_UPHELD: same('A complaint by the person concerned was upheld.'),
  SAMPLE_FAIL: same('The independent re-read of a sample found the referral unsound.'),
};

export const REINSTATEMENT_SOURCE_TEXTS: TextsOf<typeof code.REINSTATEMENT_SOURCES> = {
  COMPLAINT: same('Put back after a complaint to the platform.'),
  OUT_OF_COURT: same('Put back after an out-of-court settlement.'),
  COURT: same('Put back after a court’s decision.'),
  LOCK2: same('Put back after the independent reviewer’s decision.'),
  LE_CORRECTION: same('Put back after the unit corrected its referral.'),
  OWN_REVIEW: same('Put back after the platform looked again by itself.'),
  AUDIT: same('Put back after an audit.'),
};
