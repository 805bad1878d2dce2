/** The API as one table: server, SDK, screens and OpenAPI read these rows and nothing else. */
import { deskRows } from './rows-desk.ts';
import { entryCommandRows, entryRows } from './rows-entries.ts';
import { partyCommandRows, partyRows, sessionRows } from './rows-parties.ts';
import { commandRows, referralRows } from './rows-referrals.ts';

export const contract = {
  ...sessionRows,
  ...deskRows,
  ...partyRows,
  ...referralRows,
  ...commandRows,
  ...partyCommandRows,
  ...entryRows,
  ...entryCommandRows,
};
export type Contract = typeof contract;
export type RowName = keyof Contract;

export { commandRows, OFFERED, QUEUES, referralRows, segmentOf } from './rows-referrals.ts';
export { PARTY_OFFERED, partyCommandRows, partyRows, partySegmentOf, sessionRows } from './rows-parties.ts';
export { deskRows } from './rows-desk.ts';
export { ENTRY_OFFERED, ENTRY_VIEWS, entryCommandRows, entryRows, entrySegmentOf } from './rows-entries.ts';
export { wrapFor, type Wrapped, wrappedSchema } from '../signing/wrapping.ts';
export { type AuditEntry, auditEntry } from './audit-entry.ts';
export type { Permission, Row } from './row.ts';
export { type Bundle, BUNDLE_MEDIA_TYPE } from '../bundle/schema.ts';
export type { OwnEntryActs } from '../shared-list/own-acts-schema.ts';
export type { OpinionProofs, ShownOpinion } from '../shared-list/proof-schema.ts';
export * as views from './views.ts';
export * as reportViews from './report-views.ts';
export { type FieldFault, type ProblemView, problemView } from './problem.ts';
export { authorizationOf, requestText, type SignedRequest } from './signed-request.ts';
export { EDGE_REFUSALS, type EdgeCode, type EdgeRow } from './edge-refusals.ts';
