import type { ACTIONS, NOTIFICATION_POLICIES, SERVICE_TYPES } from '../parties/card.ts';
import type { ORGANISATION_KINDS, ROLES } from '../parties/roles.ts';
import { same, type TextsOf } from './texts.ts';

export const ROLE_TEXTS: TextsOf<typeof ROLES> = {
  LE_OFFICER: same('Officer: drafts referrals, answers questions, withdraws.'),
  LE_SUPERVISOR: same('Supervisor: reads a colleague’s draft afresh and holds lock 1.'),
  LE_ADMIN: same('Unit administrator: people, rota and certificates; never locks or drafts.'),
  LOCK_REVIEWER: same('Reviewer: independent of unit and platform, holds lock 2.'),
  LOCK_CHIEF: same('Head of oversight: looks again when a party asks.'),
  PLAT_REVIEWER: same('Analyst: reviews and asks for the platform.'),
  PLAT_DECIDER: same('Decider: decides for the platform and answers for it.'),
  PLAT_LEGAL: same('Legal desk of the platform: notices, holds and reconsideration.'),
  PLAT_ADMIN: same('Platform administrator: people, card and contacts; never decisions.'),
  AUDITOR: same('Auditor: reads everything, changes nothing.'),
  CIVIL_OBS: same('Civil-society observer: parameters, totals and redacted samples.'),
  HUB_ADMIN: same('Hub administrator: admits organisations; never sees cases.'),
};

export const ORGANISATION_KIND_TEXTS: TextsOf<typeof ORGANISATION_KINDS> = {
  LE_UNIT: same('A referral unit of law enforcement.'),
  PLATFORM: same('A platform.'),
  OVERSIGHT: same('An oversight body, independent of both sides.'),
  CIVIL_SOCIETY: same('A civil-society organisation.'),
  AUDIT: same('An auditing body.'),
  HUB: same('The body that runs this service.'),
};

export const ACTION_TEXTS: TextsOf<typeof ACTIONS> = {
  PRESERVE: same('Keep a copy safe; nothing changes for anybody.'),
  LABEL: same('Put a label on the item.'),
  INTERSTITIAL: same('Put a warning before the item.'),
  AGE_GATE: same('Keep the item for adults.'),
  DEMOTE: same('Show the item less.'),
  DISABLE_GEO: same('Block the item in the states named.'),
  LINK_BLOCK: same('Block the link.'),
  REMOVE: same('Remove the item.'),
  ACCOUNT_SUSPEND: same('Suspend the account.'),
  ACCOUNT_TERMINATE: same('Close the account.'),
};

export const SERVICE_TYPE_TEXTS: TextsOf<typeof SERVICE_TYPES> = {
  SOCIAL_NETWORK: same('Social network'),
  VIDEO_SHARING: same('Video sharing'),
  FILE_SHARING: same('File sharing'),
  ARCHIVE: same('Archive'),
  MESSAGING_CHANNEL: same('Public channels of a messenger'),
  PASTE: same('Paste service'),
  AUDIO: same('Audio'),
  FORUM: same('Forum'),
  BLOG_HOSTING: same('Blog hosting'),
  WEB_HOSTING: same('Web hosting'),
  LINK_SHORTENER: same('Link shortener'),
  BOOK_SUBSCRIPTION: same('Books by subscription'),
  SEARCH: same('Search'),
};

export const NOTIFICATION_POLICY_TEXTS: TextsOf<typeof NOTIFICATION_POLICIES> = {
  NOTIFY_BEFORE: same('The platform tells the person concerned before it acts.'),
  NOTIFY_AT: same('The platform tells the person concerned when it acts.'),
  NOTIFY_AFTER: same('The platform tells the person concerned afterwards.'),
  NO_NOTICE: same('The platform does not tell the person concerned.'),
};
