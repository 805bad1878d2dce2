import { z } from 'zod';
import { parseInstant } from '../time/index.ts';

/** ULID (Crockford base 32, 26 characters): the shape of every identifier that Remit itself gives. */
export const id = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'not an identifier of Remit');

/** An instant in UTC with milliseconds, e.g. 2026-11-22T17:40:00.000Z. */
export const instant = z
  .string()
  .max(40)
  .refine((text) => parseInstant(text) === text, 'not an instant such as 2026-11-22T17:40:00.000Z');

/** A SHA-256 digest as 64 lower-case hexadecimal digits. */
export const digest = z.string().regex(/^[0-9a-f]{64}$/, 'not a SHA-256 digest');

/** A PDQ hash: 256 bits as 64 lower-case hexadecimal digits. */
export const pdqHash = z.string().regex(/^[0-9a-f]{64}$/, 'not a PDQ hash of 64 hexadecimal digits');

/** A person's or desk's words: trimmed, well-formed, without control characters except line breaks and tabs. */
export const prose = (maximum: number, minimum = 1) =>
  z
    .string()
    .trim()
    .min(minimum)
    .max(maximum)
    .refine((text) => text.isWellFormed() && !CONTROL.test(text), 'contains characters that cannot be shown');

// C0 and C1 controls but tab, line feed and carriage return; and the bidirectional overrides that disguise text.
const CONTROL = new RegExp(
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]',
  'u',
);

/** ISO 3166-1 alpha-2. */
export const state = z.string().regex(/^[A-Z]{2}$/, 'not a two-letter country code');

/** BCP 47, as far as platforms and units use it: a language and perhaps a script or region. */
export const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'not a language tag');

/** The human reference of a referral, e.g. NRU-2026-000123: its unit, the year, a number that the unit never repeats. */
export const reference = z
  .string()
  .max(80)
  .regex(/^[A-Z0-9][A-Z0-9-]{0,63}-\d{4}-\d{6,9}$/, 'not a reference such as NRU-2026-000123');

/** A code of a closed list that an organisation defines for itself (powers, clauses, templates). */
export const localCode = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._&:-]{0,63}$/, 'not a code');
