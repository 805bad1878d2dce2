import { BUNDLE_CODES } from '@remit/client';
import { code, section, type Table } from './table.ts';

/** Every code with which a reader refuses a bundle. */
export const bundleCodes = (): Table => ({
  header: ['code', 'meaning', 'section'],
  rows: Object.entries(BUNDLE_CODES).map(([name, row]) => [code(name), row.analyst, section(row.spec, 'bundle')]),
});
