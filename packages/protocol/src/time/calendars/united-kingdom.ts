import type { HolidayRule } from './holiday-rules.ts';

/**
 * Bank holidays in ANY part of the United Kingdom: the union of England and Wales, Scotland and Northern Ireland, as
 * the Terrorism Act 2006 s.3(9) and the Investigatory Powers Act 2016 s.263 define a working day. Source: Banking and
 * Financial Dealings Act 1971 Sch. 1 with proclamations, and gov.uk/bank-holidays. One-off days are entered once
 * they are proclaimed; rules cannot foresee them.
 */
export const UK_ALL_RULES: readonly HolidayRule[] = [
  { name: "New Year's Day", on: { date: '01-01', substitute: 'two-days-on' } },
  // England, Wales and Northern Ireland move a Sunday to Monday, which in Scotland is 2 January anyway.
  { name: '2 January (Scotland)', on: { date: '01-02', substitute: 'two-days-on' } },
  { name: "St Patrick's Day (Northern Ireland)", on: { date: '03-17', substitute: 'next-monday' } },
  { name: 'Good Friday', on: { easter: -2 } },
  { name: 'Easter Monday (not Scotland)', on: { easter: 1 } },
  { name: 'Early May bank holiday', on: { weekday: 1, month: 5, nth: 1 }, except: [2020] },
  { name: 'Early May bank holiday (VE Day)', on: { once: '2020-05-08' } },
  { name: 'Coronation of King Charles III', on: { once: '2023-05-08' } },
  { name: 'Spring bank holiday', on: { weekday: 1, month: 5, nth: 'last' }, except: [2022] },
  { name: 'Spring bank holiday', on: { once: '2022-06-02' } },
  { name: 'Platinum Jubilee', on: { once: '2022-06-03' } },
  { name: 'World Cup bank holiday (Scotland)', on: { once: '2026-06-15' } },
  { name: 'Battle of the Boyne (Northern Ireland)', on: { date: '07-12', substitute: 'next-monday' } },
  { name: 'Summer bank holiday (Scotland)', on: { weekday: 1, month: 8, nth: 1 } },
  { name: 'Summer bank holiday (not Scotland)', on: { weekday: 1, month: 8, nth: 'last' } },
  { name: 'State Funeral of Queen Elizabeth II', on: { once: '2022-09-19' } },
  { name: "St Andrew's Day (Scotland)", on: { date: '11-30', substitute: 'next-monday' } },
  { name: 'Christmas Day', on: { date: '12-25', substitute: 'two-days-on' } },
  { name: 'Boxing Day', on: { date: '12-26', substitute: 'two-days-on' } },
];
