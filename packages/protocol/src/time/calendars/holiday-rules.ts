import {
  addMonths,
  type DayNumber,
  dateText,
  dayNumber,
  dayOf,
  easterSunday,
  type LocalDate,
  type Weekday,
  weekdayOf,
} from '../day.ts';

/** When a holiday that falls on a weekend is also kept on a weekday. */
export type Substitute =
  /** Saturday and Sunday: the following Monday (a holiday that stands alone). */
  | 'next-monday'
  /** Saturday and Sunday: two days on (two holidays in a row, whose substitutes are Monday and Tuesday). */
  | 'two-days-on'
  /** Saturday: the Friday before; Sunday: the Monday after (United States federal offices). */
  | 'nearest-weekday';

/** One line of a holiday calendar. `from` and `until` are years, both included; `except` are years of a one-off move. */
export interface HolidayRule {
  readonly name: string;
  readonly on:
    | { readonly date: `${number}-${number}`; readonly substitute?: Substitute }
    | { readonly easter: number }
    | { readonly weekday: Weekday; readonly month: number; readonly nth: 1 | 2 | 3 | 4 | 'last' }
    | { readonly weekday: Weekday; readonly before: `${number}-${number}` }
    | { readonly once: LocalDate };
  readonly from?: number;
  readonly until?: number;
  readonly except?: readonly number[];
}

/** Every day that the rules make a holiday in one year, with its name. Both a holiday and its substitute count. */
export function holidaysOf(rules: readonly HolidayRule[], year: number): ReadonlyMap<LocalDate, string> {
  const found = new Map<LocalDate, string>();
  // A substitute may fall into the neighbour year: New Year's Day 2028, a Saturday, is observed on 31 December 2027.
  for (const origin of [year - 1, year, year + 1]) {
    for (const rule of rules) {
      for (const day of daysOf(rule, origin)) {
        const date = dateText(day);
        if (date.startsWith(`${year}-`) && !found.has(date)) found.set(date, rule.name);
      }
    }
  }
  return new Map([...found].sort(([a], [b]) => a.localeCompare(b)));
}

function daysOf(rule: HolidayRule, year: number): DayNumber[] {
  if (year < (rule.from ?? year) || year > (rule.until ?? year) || rule.except?.includes(year)) return [];
  const { on } = rule;
  if ('once' in on) return on.once.startsWith(`${year}-`) ? [dayOf(on.once)] : [];
  if ('easter' in on) return [easterSunday(year) + on.easter];
  if ('nth' in on) return [nthWeekday(year, on.month, on.weekday, on.nth)];
  if ('before' in on) return [weekdayBefore(dayOf(`${year}-${on.before}`), on.weekday)];
  const day = dayOf(`${year}-${on.date}`);
  return on.substitute === undefined ? [day] : [day, day + substituteShift(weekdayOf(day), on.substitute)];
}

function substituteShift(weekday: Weekday, substitute: Substitute): number {
  if (weekday < 6) return 0;
  if (substitute === 'two-days-on') return 2;
  if (weekday === 7) return 1;
  return substitute === 'nearest-weekday' ? -1 : 2;
}

function nthWeekday(year: number, month: number, weekday: Weekday, nth: 1 | 2 | 3 | 4 | 'last'): DayNumber {
  const first = dayNumber(year, month, 1);
  if (nth === 'last') return weekdayBefore(addMonths(first, 1), weekday);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
}

function weekdayBefore(day: DayNumber, weekday: Weekday): DayNumber {
  return day - (((weekdayOf(day) - weekday + 6) % 7) + 1);
}
