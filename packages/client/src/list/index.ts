/** Reading lists of addresses. Runs in Node and in browsers. */
export { readList } from './read.ts';
export type { List, ListFormat, ListRow } from './list.ts';
export type { Encoding } from './decode.ts';
export { type ListProblem, type ProblemCode, problemSentences } from './problems.ts';
export type { Separator } from './separator.ts';
export { MAX_ADDRESS_LENGTH, MAX_BYTES, MAX_ROWS } from './limits.ts';
