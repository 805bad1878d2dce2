/** Dates and times as every screen says them: "22 Nov 2026, 17:40 CET", in the reader's language and the stated zone. */
export type Saying = { readonly locale: string; readonly zone: string };

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const DATE = { day: 'numeric', month: 'short', year: 'numeric' } as const;

export const dateWords = (at: number, { locale, zone }: Saying): string =>
  formatter(locale, { ...DATE, timeZone: zone }).format(at);
/** "November 2026". */
export const monthWords = (at: number, { locale, zone }: Saying): string =>
  formatter(locale, { month: 'long', year: 'numeric', timeZone: zone }).format(at);
export const timeWords = (at: number, { locale, zone }: Saying): string =>
  formatter(locale, { ...CLOCK, timeZone: zone }).format(at);
/** "22 Nov 2026, 17:40 CET". */
export const momentWords = (at: number, saying: Saying): string =>
  `${dateWords(at, saying)}, ${timeWords(at, saying)} ${zoneWords(at, saying)}`;
export const weekdayWords = (at: number, { locale, zone }: Saying): string =>
  formatter(locale, { weekday: 'long', timeZone: zone }).format(at);

/** The zone's short name at that instant: "CET", "GMT+3". */
export function zoneWords(at: number, { zone }: Saying): string {
  // British English knows the European abbreviations; other locales say only "GMT+1".
  const parts = formatter('en-GB', { timeZoneName: 'short', timeZone: zone }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** The city that names a zone: "Berlin" for Europe/Berlin. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** Whole days between two instants as the calendar of a zone counts them: 0 today, 1 tomorrow, -1 yesterday. */
export function daysApart(at: number, now: number, zone: string): number {
  return (dayNumber(at, zone) - dayNumber(now, zone)) / 86_400_000;
}

function dayNumber(at: number, zone: string): number {
  const iso = formatter('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone }).format(at);
  return Date.parse(`${iso}T00:00:00.000Z`);
}
