/** Organisations, people, keys, contacts, cards and parameter sets. Spec: spec/parties-and-keys.md. */
export * from './card.ts';
export * from './commands.ts';
export * from './contacts.ts';
export { decideParty } from './decide/decide.ts';
export { mayActOnParty } from './decide/may-act.ts';
export type { PartyDecision, PartyRequest } from './decide/request.ts';
export { evolveParty, replayParty } from './evolve.ts';
export * from './facts.ts';
export * from './keys.ts';
export * from './parameter-set.ts';
export * from './queries.ts';
export * from './roles.ts';
export * from './separations.ts';
export { setDigest } from './set-digest.ts';
export * from './state.ts';
export * from './terms.ts';
export * from './transitions.ts';
export * from './world.ts';
