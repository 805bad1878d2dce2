import { buildLeaf, type AttributeValues, ERASURE_KIND, SALT_LENGTH, SALTS_LENGTH, splitSalts } from '@remit/log';
import { canonical, type Signatures } from '@remit/protocol';
import type { StoredFact } from '../store/facts.ts';
import { sha256 } from '../store/log/sha256.ts';

/** What a subject says of a fact for later disclosure; the rest of the leaf follows from the fact itself. */
export type Disclosed = {
  readonly kind: string;
  readonly class: string;
  readonly result: string;
  readonly origin: string;
  readonly recipient: string;
};

/** The attributes that a leaf commits to (spec/evidence-log.md). An auditor derives the same from the same fact. */
export const attributesOf = (
  fact: StoredFact,
  disclosed: Disclosed,
  signatures: Signatures | null,
): AttributeValues => ({
  kind: disclosed.kind,
  month: fact.at.slice(0, 7),
  class: disclosed.class,
  result: disclosed.result,
  origin: disclosed.origin,
  recipient: disclosed.recipient,
  stream: fact.stream,
  version: String(fact.version),
  previous: fact.previous ?? undefined,
  actor: canonical(fact.actor),
  at: fact.at,
  body: fact.digest,
  signature1: signatures?.desk,
  signature2: signatures ? canonical(signatures.person) : undefined,
});

/**
 * The leaf's bytes, and its salts split into those that outlive an erasure (kind, month, class, result) and the rest. The
 * erasure itself is checked when the key is gone: all its salts are of the first sort.
 */
export function leafOf(
  fact: StoredFact,
  disclosed: Disclosed,
  signatures: Signatures | null,
  randomBytes: (n: number) => Buffer,
): { leaf: Uint8Array; open: Buffer; rest: Buffer } {
  const random = randomBytes(SALTS_LENGTH);
  const open = fact.kind === ERASURE_KIND ? SALTS_LENGTH : SALT_LENGTH * OPEN_SALTS;
  return {
    leaf: buildLeaf(attributesOf(fact, disclosed, signatures), splitSalts(random), sha256),
    open: random.subarray(0, open),
    rest: random.subarray(open),
  };
}

/** Attributes of a leaf whose salts live outside the case's key (D12): the first four. */
export const OPEN_SALTS = 4;
