import { z } from 'zod';
import { language, localCode, prose } from '../wire/primitives.ts';

/** What a referral may ask, from least to most intrusive; narrowing (D2) may only move towards the start. */
export const ACTIONS = [
  'PRESERVE',
  'LABEL',
  'INTERSTITIAL',
  'AGE_GATE',
  'DEMOTE',
  'DISABLE_GEO',
  'LINK_BLOCK',
  'REMOVE',
  'ACCOUNT_SUSPEND',
  'ACCOUNT_TERMINATE',
] as const;
export type Action = (typeof ACTIONS)[number];
export const ACCOUNT_ACTIONS: readonly Action[] = ['ACCOUNT_SUSPEND', 'ACCOUNT_TERMINATE'];

export const SERVICE_TYPES = [
  'SOCIAL_NETWORK',
  'VIDEO_SHARING',
  'FILE_SHARING',
  'ARCHIVE',
  'MESSAGING_CHANNEL',
  'PASTE',
  'AUDIO',
  'FORUM',
  'BLOG_HOSTING',
  'WEB_HOSTING',
  'LINK_SHORTENER',
  'BOOK_SUBSCRIPTION',
  'SEARCH',
] as const;
export const NOTIFICATION_POLICIES = ['NOTIFY_BEFORE', 'NOTIFY_AT', 'NOTIFY_AFTER', 'NO_NOTICE'] as const;
const CARD_CALENDARS = ['UK_ALL', 'DE', 'FR', 'US'] as const;

/** Cover hours: local minutes of each weekday (1 Monday to 7 Sunday) at which somebody reads the inbox. */
export const coverSchema = z.strictObject({
  timeZone: z.string().max(64),
  calendar: z.enum(CARD_CALENDARS).nullable(),
  weekly: z
    .array(
      z.strictObject({
        weekday: z.int().min(1).max(7),
        fromMinute: z.int().min(0).max(1439),
        toMinute: z.int().min(1).max(1440),
      }),
    )
    .max(28),
});

/** A platform's capability card (R051, R056, R061): what it can do, when somebody is there, what users are told. */
export const cardSchema = z.strictObject({
  version: z.int().min(1),
  hosts: z.array(z.string().max(253)).min(1).max(100),
  serviceTypes: z.array(z.enum(SERVICE_TYPES)).min(1),
  actions: z.partialRecord(z.enum(ACTIONS), z.enum(['ON_POLICY', 'LEGAL_PROCESS_ONLY', 'IMPOSSIBLE'])),
  cover: coverSchema,
  calendar: z.enum(CARD_CALENDARS),
  sizeClass: z.enum(['MICRO', 'SMALL', 'MEDIUM', 'LARGE']),
  languages: z.array(language).min(1).max(40),
  notificationPolicy: z.enum(NOTIFICATION_POLICIES),
  userNoticeText: prose(1000),
  clauses: z
    .array(z.strictObject({ code: localCode, title: prose(200), contentTypes: z.array(z.string()).max(20) }))
    .max(50),
  strikePolicy: z
    .strictObject({ strikesToAccountLoss: z.int().min(1).max(100), windowDays: z.int().min(1).max(3650) })
    .nullable(),
  declaredTimes: z
    .boolean()
    .describe('the platform holds itself to the target times; only then may lateness be attributed (D14)'),
  stance: prose(600).describe('what the platform says of voluntary referrals before anybody sends one (R029)'),
  verifiedAt: z.string(),
});
export type CapabilityCard = z.infer<typeof cardSchema>;
export type Cover = z.infer<typeof coverSchema>;
