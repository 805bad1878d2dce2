/** Hash lists in the formats that others use: docs/how-to/exchange-lists.md says what each carries and what is lost. */
import type { Format } from './format.ts';
import { hashCsv } from './hash-csv.ts';
import { ncmec } from './ncmec.ts';
import { stix } from './stix.ts';
import { stopNcii } from './stop-ncii.ts';
import { tcap } from './tcap.ts';

export type { Assumed, Format, Loss, Reading, Unreadable, Writing } from './format.ts';

export const FORMATS = { csv: hashCsv, tcap, stopncii: stopNcii, ncmec, stix } as const satisfies Record<
  string,
  Format
>;
export type FormatName = keyof typeof FORMATS;
