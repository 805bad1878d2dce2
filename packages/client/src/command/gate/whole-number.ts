import { usage } from '../failure.ts';

/** The value of an option, named as it is typed. */
export function wholeNumber(text: string, option: string): number {
  if (/^[1-9]\d{0,14}$/u.test(text)) return Number(text);
  throw usage('number', `${option} takes a whole number above 0, not “${text}”.`);
}
