/** Verifying the log: what `audit` of @remit/log needs from the outside, for Node and browsers alike. */
export { verifyEd25519 } from './ed25519.ts';
export { type EntryPage, type EntrySource, openingOf, openings } from './openings.ts';
export { PromiseCheck, type PromiseResult } from './promises.ts';
export { httpTileReader, LogUnreachable } from './tile-reader.ts';
