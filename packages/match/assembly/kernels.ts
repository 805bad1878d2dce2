// The two kernels in one module: pixels to PDQ, and the search of a shard. Built by npm (tools/run/match.js), once for
// a memory of its own and once for one shared between threads. No allocation, no static data: memory is the caller's.
export { begin, finish, inputAt, push, spectrumAt } from './pdq';
export { scan, search, touchedSum } from './search';
