import { useTranslation } from 'react-i18next';
import { isLanguage, LANGUAGE_FACTS, type Language } from '../words/language.ts';
import { durationParts } from './duration.ts';
import { dateWords, daysApart, momentWords, monthWords, timeWords, weekdayWords, type Saying } from './moment.ts';
import { useZone } from './use-now.ts';

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return isLanguage(i18n.language) ? i18n.language : 'en';
}

/** Times and durations in the reader's language and zone. */
export function useSaying(zone?: string) {
  const { t } = useTranslation('kit');
  const own = useZone();
  const saying: Saying = { locale: LANGUAGE_FACTS[useLanguage()].locale, zone: zone ?? own };
  const duration = (milliseconds: number): string => {
    const parts = durationParts(milliseconds);
    return parts.length === 0
      ? t('time.underMinute')
      : parts.map((part) => t(`time.${part.unit}`, { n: part.n })).join(' ');
  };
  /** "today 17:40", "Thursday 09:00", "3 Dec 2026 09:00". */
  const near = (at: number, now: number): string => `${nearDay(at, now)} ${timeWords(at, saying)}`;
  const nearDay = (at: number, now: number): string => {
    const days = daysApart(at, now, saying.zone);
    if (days === 0) return t('time.today');
    if (days === 1) return t('time.tomorrow');
    if (days === -1) return t('time.yesterday');
    return days > 0 && days < 7 ? weekdayWords(at, saying) : dateWords(at, saying);
  };
  return {
    zone: saying.zone,
    duration,
    near,
    moment: (at: number) => momentWords(at, saying),
    time: (at: number) => timeWords(at, saying),
    date: (at: number) => dateWords(at, saying),
    number: (value: number) => new Intl.NumberFormat(saying.locale).format(value),
    /** Of a hundred, with its sign where the language has it. */
    percent: (value: number) =>
      new Intl.NumberFormat(saying.locale, { style: 'percent', maximumFractionDigits: 1 }).format(value / 100),
    /** Several things in one sentence, with the comma of the language. */
    list: (parts: readonly string[]) =>
      new Intl.ListFormat(saying.locale, { type: 'unit', style: 'short' }).format(parts),
    month: (at: number) => monthWords(at, saying),
  };
}
