import { z } from 'zod';
import { isCovered, type Instant } from '../time/index.ts';
import { language, prose } from '../wire/primitives.ts';
import { coverSchema } from './card.ts';
import { daysBetween, FRESH_DAYS } from './terms.ts';

/** Whom the other side asks for (R052, R053). People appear under their pseudonyms (D11). */
export const contactsSchema = z.strictObject({
  desk: prose(120),
  people: z.array(prose(64)).min(1).max(12).describe('pseudonyms of enrolled people, the first is asked first'),
  deputy: prose(64).describe('pseudonym of an enrolled person who is not among the people'),
  cover: coverSchema,
  languages: z.array(language).min(1).max(40),
  phone: z.string().regex(/^\+[1-9][0-9 ]{5,22}[0-9]$/, 'not a telephone number such as +44 20 7946 0000'),
});
export type Contacts = z.infer<typeof contactsSchema>;
export type VerifiedContacts = Contacts & { readonly verifiedAt: Instant };

export type ContactAge = { readonly days: number; readonly stale: boolean };

/**
 * How old a verified entry of the directory is; beyond 180 days it is flagged (R051).
 * @example contactAge({ verifiedAt: '2026-01-01T00:00:00.000Z' }, '2026-07-01T00:00:00.000Z') // { days: 181, stale: true }
 */
export function contactAge(entry: { readonly verifiedAt: Instant }, at: Instant): ContactAge {
  const days = daysBetween(entry.verifiedAt, at);
  return { days, stale: days > FRESH_DAYS };
}

export type ContactsNow = VerifiedContacts & ContactAge & { readonly onDuty: boolean };

/** The contacts as the directory shows them at an instant: who is asked, whether somebody is there, how old it is. */
export const contactsAt = (contacts: VerifiedContacts, at: Instant): ContactsNow => ({
  ...contacts,
  ...contactAge(contacts, at),
  onDuty: isCovered(at, contacts.cover),
});
