import type { HolidayRule } from './holiday-rules.ts';

/**
 * The nine holidays that are kept in every German state. This is the calendar `DE`: a deadline of a German unit or
 * platform is not lengthened by a holiday that is kept only elsewhere in the country.
 */
export const DE_RULES: readonly HolidayRule[] = [
  { name: 'Neujahr', on: { date: '01-01' } },
  { name: 'Karfreitag', on: { easter: -2 } },
  { name: 'Ostermontag', on: { easter: 1 } },
  { name: 'Tag der Arbeit', on: { date: '05-01' } },
  { name: 'Christi Himmelfahrt', on: { easter: 39 } },
  { name: 'Pfingstmontag', on: { easter: 50 } },
  { name: 'Reformationstag (500 Jahre)', on: { once: '2017-10-31' } },
  { name: 'Tag der Deutschen Einheit', on: { date: '10-03' } },
  { name: 'Erster Weihnachtstag', on: { date: '12-25' } },
  { name: 'Zweiter Weihnachtstag', on: { date: '12-26' } },
];

/**
 * `DE_ALL`: the union of what any state keeps, state-wide or in most of it (Bavaria's 15 August), for a party that
 * must not be called late anywhere in Germany. Holidays of single towns (Augsburg, 8 August) are not in it.
 */
export const DE_ALL_RULES: readonly HolidayRule[] = [
  ...DE_RULES,
  { name: 'Heilige Drei Könige (BW, BY, ST)', on: { date: '01-06' } },
  { name: 'Frauentag (BE, MV)', on: { date: '03-08' }, from: 2019 },
  { name: 'Ostersonntag (BB)', on: { easter: 0 } },
  { name: 'Tag der Befreiung (BE)', on: { once: '2020-05-08' } },
  { name: 'Tag der Befreiung (BE)', on: { once: '2025-05-08' } },
  { name: 'Pfingstsonntag (BB)', on: { easter: 49 } },
  { name: 'Fronleichnam (BW, BY, HE, NW, RP, SL)', on: { easter: 60 } },
  { name: 'Aufstand vom 17. Juni 1953 (BE)', on: { once: '2028-06-17' } },
  { name: 'Mariä Himmelfahrt (BY, SL)', on: { date: '08-15' } },
  { name: 'Weltkindertag (TH)', on: { date: '09-20' }, from: 2019 },
  { name: 'Reformationstag', on: { date: '10-31' } },
  { name: 'Allerheiligen (BW, BY, NW, RP, SL)', on: { date: '11-01' } },
  { name: 'Buß- und Bettag (SN)', on: { weekday: 3, before: '11-23' } },
];
