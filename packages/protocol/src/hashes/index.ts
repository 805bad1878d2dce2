/** Signed opinions about fingerprints, and who may have them in a list. Spec: spec/hashes.md. */
export * from './audience.ts';
export * from './codes.ts';
export * from './commands.ts';
export { decideEntry, mayActOnEntry } from './decide/decide.ts';
export type { EntryDecision, EntryRequest } from './decide/request.ts';
export * from './disclosure.ts';
export * from './document.ts';
export { evolveEntry, replayEntry, statusOfEntry } from './evolve.ts';
export * from './facts.ts';
export * from './fingerprint.ts';
export * from './list.ts';
export * from './signed-acts.ts';
export * from './state.ts';
export * from './timer.ts';
export * from './transitions.ts';
export * from './visibility.ts';
export * from './world.ts';
