// What was seen before: fingerprints and the upload-time index. Pure: bytes and pixels in, answers out, in any engine.
export { fromHex, toHex } from './bytes.ts';
export { FileDigest, type FileDigests } from './digest/file-digest.ts';
export { linkHash, normaliseLink } from './digest/link.ts';
export { Sha256, sha256 } from './digest/sha256.ts';
export type { Fingerprint, FingerprintKind, ListEntry, Opinion } from './gate/entry.ts';
export {
  comparePolicies,
  type PolicyComparison,
  type PolicyDifference,
  type Standing,
} from './gate/compare-policies.ts';
export { explain, explainOpinion, explainStanding } from './gate/explain.ts';
export { distanceOf, type Finding, type UploadPrints } from './gate/find.ts';
export {
  createGate,
  type Gate,
  type GateMatch,
  type GateOptions,
  type GateWarning,
  type ReadUpload,
  type Verdict,
} from './gate/gate.ts';
export { MatchList, type MatchListOptions } from './gate/match-list.ts';
export { DEFAULT_POLICY, type IsProven, type Judgement, judge, type Policy, type Reason } from './gate/policy.ts';
export { type Ground as TrialGround, type PolicyTrial, tryPolicy } from './gate/try-policy.ts';
export { ExactSet } from './index/exact-set.ts';
export { HashIndex, type IndexOptions, type Match, type SharedIndex } from './index/hash-index.ts';
export {
  type DigestOf,
  type OpenedSnapshot,
  openSnapshot,
  type SnapshotRefusal,
  type SnapshotSource,
  snapshotOf,
} from './index/snapshot.ts';
export { compileKernels, type Kernels } from './kernels.ts';
export {
  type Applied,
  applyChange,
  contentAfter,
  contentOf,
  EMPTY_CONTENT,
  encodeChange,
  LIST_KINDS,
  type ListContent,
  type ListEdit,
  type ListKind,
  type ListLine,
  linesOf,
  sizeOf,
} from './list/content.ts';
export { applyDelta, decodeDelta, type Delta, deltaBetween, encodeDelta } from './list/delta.ts';
export { type Decoded, decodeSegment, encodeSegment, type SegmentRefusal } from './list/segment.ts';
export { type SortedList, sortEntries } from './list/sort.ts';
export { VARIANTS, type Variant } from './pdq/bits.ts';
export { createPdqHasher, LEAST_QUALITY, type Pdq, type PdqHasher, type PdqVariants } from './pdq/pdq.ts';
export type { Pixels } from './pdq/pixels.ts';
