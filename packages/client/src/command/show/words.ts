import { type Reader, type Status, TEXTS } from '@remit/protocol';
import { defang, showable } from '../../terminal/index.ts';

/** What a state says to whoever works at the terminal. */
export const statusText = (status: string, reader: Reader): string =>
  TEXTS.status[status as Status]?.[reader] ?? status;

/** Free text as it may be shown: addresses in it disarmed, nothing that acts on the terminal. */
export const disarmed = (text: string): string =>
  showable(text.replace(/[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/giu, (url) => defang(url)));

/** An instant without its milliseconds, and with its zone. */
export const moment = (instant: string | null): string =>
  instant === null ? '—' : instant.replace('T', ' ').replace(/\.\d+Z$/u, ' UTC');
