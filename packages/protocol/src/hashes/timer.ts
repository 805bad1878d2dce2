import type { Entry } from './state.ts';

/** When time alone next changes the entry: an opinion ends, or a proposal lapses. */
export const entryTimer = ({ opinions, proposals }: Entry): string | null =>
  [...opinions.map(({ document }) => document.until), ...proposals.map(({ lapses }) => lapses)].sort()[0] ?? null;
