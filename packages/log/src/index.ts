/**
 * What happened, provably: a tamper-evident log as an RFC 6962 tree, served as C2SP tlog-tiles with signed-note
 * checkpoints. Pure: no clock, no randomness, no platform; hashing, signatures and storage arrive as ports. The
 * specification is spec/evidence-log.md.
 *
 * @module
 */
export { audit, type AuditRequest } from './audit/audit.ts';
export { ERASURE_KIND } from './audit/erasures.ts';
export type { FactOptions } from './audit/facts.ts';
export type { DeclaredIncident, ServedIncident } from './audit/incidents.ts';
export type { Opening } from './audit/opening.ts';
export type { AuditFault, AuditReport, Finding } from './audit/report.ts';
export { fromBase64, fromHex, toBase64, toHex } from './bytes.ts';
export {
  type Attribute,
  ATTRIBUTES,
  type AttributeValue,
  type AttributeValues,
  SALT_LENGTH,
  type Salts,
  SALTS_LENGTH,
  splitSalts,
} from './leaf/attributes.ts';
export { commit } from './leaf/commit.ts';
export { buildFiller, buildLeaf, commitmentOf, FILLER_KIND, isLeaf, LEAF_LENGTH, openAttribute } from './leaf/leaf.ts';
export {
  type Checkpoint,
  formatCheckpoint,
  openCheckpoint,
  type OpenedCheckpoint,
  parseCheckpoint,
  type Trust,
} from './note/checkpoint.ts';
export {
  cosign,
  cosignature,
  cosignedMessage,
  parseTimestamped,
  type TimestampedSignature,
} from './note/cosignature.ts';
export {
  buildIncident,
  formatIncident,
  type Incident,
  INCIDENT_KIND,
  isIncident,
  parseIncident,
} from './note/incident.ts';
export {
  formatVerifierKey,
  isKeyName,
  keyId,
  type KeyType,
  parseVerifierKey,
  type Signer,
  type VerifierKey,
  verifierKey,
  type Verify,
} from './note/key.ts';
export { formatNote, type Note, type NoteSignature, parseNote, signNote } from './note/note.ts';
export { type OpenedNote, openNote, type VerifiedSignature } from './note/open.ts';
export { parsePolicy, type Policy, type PolicyWitness } from './note/policy.ts';
export { type Group, meetsQuorum, type Quorum, quorumMissing } from './note/quorum.ts';
export { formatPromise, type InclusionPromise, parsePromise } from './note/promise.ts';
export type { LogFault, Outcome } from './outcome.ts';
export { fillersNeeded, type PaddingPolicy } from './padding.ts';
export { type Hash, sha256 } from './sha256.ts';
export { type Appended, appendEntries, type TileWrite } from './tiles/append.ts';
export { formatBundle, MAX_ENTRY_LENGTH, parseBundle } from './tiles/bundle.ts';
export { type Edge, emptyEdge, readEdge } from './tiles/edge.ts';
export { isPublished, tilesBetween } from './tiles/layout.ts';
export { indexPath, parseTilePath, TILE_WIDTH, type Tile, tilePath } from './tiles/path.ts';
export { Prover } from './tiles/prover.ts';
export { readBundle, readTile, type TileReader } from './tiles/read.ts';
export { Frontier, type NodeListener, peakCount } from './tree/frontier.ts';
export { emptyRoot, HASH_LENGTH, leafHash, nodeHash } from './tree/hashing.ts';
export { type ConsistencyClaim, type InclusionClaim, verifyConsistency, verifyInclusion } from './tree/verify.ts';
export { type AddCheckpoint, formatAddCheckpoint, parseAddCheckpoint } from './witness/add-checkpoint.ts';
export { formatCosignatures, readCosignature, withCosignature } from './witness/cosignatures.ts';
export { judgeCheckpoint, type WitnessedTree, type WitnessVerdict, type WitnessView } from './witness/judge.ts';
