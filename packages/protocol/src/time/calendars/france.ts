import type { HolidayRule } from './holiday-rules.ts';

/** Code du travail L3133-1. Good Friday and 26 December, kept in Alsace and Moselle alone, are not national. */
export const FR_RULES: readonly HolidayRule[] = [
  { name: 'Jour de l’An', on: { date: '01-01' } },
  { name: 'Lundi de Pâques', on: { easter: 1 } },
  { name: 'Fête du Travail', on: { date: '05-01' } },
  { name: 'Victoire 1945', on: { date: '05-08' } },
  { name: 'Ascension', on: { easter: 39 } },
  { name: 'Lundi de Pentecôte', on: { easter: 50 } },
  { name: 'Fête nationale', on: { date: '07-14' } },
  { name: 'Assomption', on: { date: '08-15' } },
  { name: 'Toussaint', on: { date: '11-01' } },
  { name: 'Armistice 1918', on: { date: '11-11' } },
  { name: 'Noël', on: { date: '12-25' } },
];
