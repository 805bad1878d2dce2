/** What a list may hold. A hostile file is refused or bounded by these before it costs anybody memory or time. */
export const MAX_BYTES = 20 * 1024 * 1024;
export const MAX_ROWS = 10_000;
/** Physical lines, blank ones and comments included. */
export const MAX_LINES = 200_000;
/** Separators on one physical line. */
export const MAX_COLUMNS = 256;
/** Cells of the whole list, the empty ones included. */
export const MAX_CELLS = 3_000_000;
/** Bytes of one record; a quotation mark that is still open after so much was opened by mistake. */
export const MAX_RECORD_BYTES = 65_536;
/** The protocol's longest locator (C3). */
export const MAX_ADDRESS_LENGTH = 2048;
export const MAX_CELL_LENGTH = 4000;
export const MAX_PROBLEMS = 2000;
/** Records whose quotation marks do not fit; each makes the parser begin again below it. */
export const MAX_DAMAGED = 10_000;
