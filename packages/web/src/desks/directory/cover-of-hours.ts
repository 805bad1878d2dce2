import type { Cover } from '@remit/protocol';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const GROUP = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:–(Mon|Tue|Wed|Thu|Fri|Sat|Sun))? (.+)$/u;
const SPAN = /^(\d\d):(\d\d)–(\d\d):(\d\d)$/u;

const minutes = (hours: string, rest: string): number => Number(hours) * 60 + Number(rest);

/**
 * Cover hours from the words in which the directory gives them (`Mon–Fri 08:00–18:00, Sat 10:00–14:00`), so that "there
 * now" can be said. Null where the words are of another form: then nothing is claimed.
 */
export function coverOfHours(hours: string, timeZone: string): Cover | null {
  const weekly: Cover['weekly'] = [];
  for (const group of hours.split(', ')) {
    const [, first, last = first, spans] = GROUP.exec(group) ?? [];
    if (!first || !last || !spans) return null;
    for (const span of spans.split(' and ')) {
      const [, fromHour, fromRest, toHour, toRest] = SPAN.exec(span) ?? [];
      if (!fromHour || !fromRest || !toHour || !toRest) return null;
      for (let day = DAYS.indexOf(first); day <= DAYS.indexOf(last); day += 1)
        weekly.push({ weekday: day + 1, fromMinute: minutes(fromHour, fromRest), toMinute: minutes(toHour, toRest) });
    }
  }
  return { timeZone, calendar: null, weekly };
}
