/** The SDK: a client typed by the contract, for Node and browsers alike. */
export { BundleRefused } from './bundle-refused.ts';
export { type ActOnReferral, createClient, type ClientOptions, type RemitClient } from './client.ts';
export { actorOf, can, type CaseStand } from './can.ts';
export { type ClientCredential, type RequestSigner, signerOf } from './credential.ts';
export type { CaseEvent, EventsOptions, Following } from './events.ts';
export { type ActToSign, demonstrationOnly, type ShownToSigner, type SignerOf } from './signing.ts';
export { newId } from './new-id.ts';
export { RemitProblem, RemitUnreachable } from './problem.ts';
export type { Answer, CallArguments, Rows } from './types.ts';
