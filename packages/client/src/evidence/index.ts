/** The safe for files that a unit keeps: docs/how-to/keep-evidence.md. */
export { inspect, type Inspected, type InspectionRefused } from './inspect.ts';
export type { EvidenceRecord, KeptRecord } from './record.ts';
export { type Keeping, Safe } from './safe.ts';
export { SealBroken } from './seal.ts';
