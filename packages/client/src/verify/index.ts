/** Verifying the log: what `audit` of @remit/log needs from the outside, for Node and browsers alike. */
export {
  checkDataset,
  type DatasetFault,
  type DatasetFiles,
  type DatasetReport,
  type DatasetRequest,
  steadyReader,
} from './dataset.ts';
export { comparePublished, type PublishedTotals, type TotalsFault } from './published-totals.ts';
export { verifyEd25519 } from './ed25519.ts';
export { servedIncidents } from './incidents.ts';
export { type EntryPage, type EntrySource, openingOf, openings } from './openings.ts';
export { PromiseCheck, type PromiseResult } from './promises.ts';
export {
  checkProvenance,
  type ProvenanceCheck,
  type ProvenanceFault,
  type ProvenancePack,
} from './provenance.ts';
export { recount, type Recounted } from './recount.ts';
export { servedDataset, unpacked } from './served-dataset.ts';
export { httpTileReader, LogUnreachable } from './tile-reader.ts';
