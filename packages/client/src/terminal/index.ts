/** Output for people: tables, progress, colours where they are wanted, and addresses that nobody can click. */
export { defang } from './defang.ts';
export { output, type Output, type OutputStreams } from './output.ts';
export { palette, wantsColour, type Paint, type Palette } from './palette.ts';
export { progress, type Progress, type ProgressStream } from './progress.ts';
export { showable } from './showable.ts';
export { table, type Cell, type TableColumn, type TableOptions } from './table.ts';
export { displayWidth, fit } from './width.ts';
