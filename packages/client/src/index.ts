/**
 * How partners, auditors and screens speak Remit: the client, the reader of lists, and the verification of the log.
 * Nothing here needs Node; the command has its own entry.
 *
 * @module
 */
export * from './sdk/index.ts';
export * from './list/index.ts';
export * from './signing/index.ts';
export * from './verify/index.ts';
export * from './bundle/index.ts';
export type { Contract, ProblemView, RowName } from './contract/index.ts';
