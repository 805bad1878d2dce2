// An index as a file. The contiguous form is written as it lies in memory and read back into memory as it is; the other
// forms are written as their hashes and indexed again, which takes less time than reading their lines would.
//
// File: 16 bytes of magic, version, number of shards, 8 bytes of length, SHA-256 of the rest; then per shard the words
// that cannot be worked out, and its sections. The digest tells damage, not forgery: keep snapshots as you keep code.
import { compareBytes } from '../bytes.ts';
import type { Kernels } from '../kernels.ts';
import { HashIndex } from './hash-index.ts';
import {
  BUCKETS,
  FORM,
  type Form,
  HASH_BYTES,
  MOST_CONTIGUOUS,
  MOST_PADDED,
  placesOf,
  SLOTS,
  VERSION,
  WORD,
} from './layout.ts';
import { Shard } from './shard.ts';

export type SnapshotRefusal = 'not-a-snapshot' | 'other-version' | 'incomplete' | 'damaged';
export type OpenedSnapshot =
  | { readonly ok: true; readonly index: HashIndex }
  | { readonly ok: false; readonly refusal: SnapshotRefusal };

/** SHA-256 over many parts; `./node` gives the platform's. */
export type DigestOf = (parts: Iterable<Uint8Array>) => Uint8Array;
/** Where a snapshot is read from: `read` fills `into` from byte `at`. */
export type SnapshotSource = { readonly sizeBytes: number; readonly read: (into: Uint8Array, at: number) => void };

const MAGIC_TEXT = 'remit match idx\n';
const HEAD_BYTES = 16 + 4 + 4 + 8 + 32;
const SHARD_BYTES = 24;

type Section = { readonly at: number; readonly bytes: number };

/** What of a shard's memory is written: everything that cannot be built again. */
function sectionsOf(form: Form, capacity: number, used: number): Section[] {
  const places = placesOf(form, capacity);
  const kept: Section[] = [
    { at: places.removed, bytes: Math.ceil(capacity / 8) },
    { at: places.hashes, bytes: used * HASH_BYTES },
  ];
  if (form === 'contiguous') kept.push({ at: places.offsets, bytes: places.end - places.offsets });
  return kept;
}

function shardHead(shard: Shard): Uint8Array {
  const { form, capacity, used, live } = shard;
  return new Uint8Array(Uint32Array.of(FORM[form], capacity, used, live, shard.word('free'), 0).buffer);
}

/** The parts of the file, in order; views on the index, so write them before the next insertion. */
export function snapshotOf(index: HashIndex, digestOf: DigestOf): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (const shard of index.shards) {
    parts.push(shardHead(shard));
    const { u8 } = shard.arena.views;
    for (const { at, bytes } of sectionsOf(shard.form, shard.capacity, shard.used))
      parts.push(u8.subarray(at, at + bytes));
  }
  const head = new DataView(new ArrayBuffer(HEAD_BYTES));
  new Uint8Array(head.buffer).set(new TextEncoder().encode(MAGIC_TEXT));
  head.setUint32(16, VERSION, true);
  head.setUint32(20, index.shards.length, true);
  head.setBigUint64(24, BigInt(parts.reduce((sum, { length }) => sum + length, HEAD_BYTES)), true);
  new Uint8Array(head.buffer).set(digestOf(parts), 32);
  return [new Uint8Array(head.buffer), ...parts];
}

type Head = { readonly shards: number; readonly digest: Uint8Array };

function readHead(source: SnapshotSource): Head | SnapshotRefusal {
  if (source.sizeBytes < HEAD_BYTES) return 'not-a-snapshot';
  const bytes = new Uint8Array(HEAD_BYTES);
  source.read(bytes, 0);
  const view = new DataView(bytes.buffer);
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 16)) !== MAGIC_TEXT) return 'not-a-snapshot';
  if (view.getUint32(16, true) !== VERSION) return 'other-version';
  if (view.getBigUint64(24, true) !== BigInt(source.sizeBytes)) return 'incomplete';
  return { shards: view.getUint32(20, true), digest: bytes.slice(32) };
}

type ShardHead = { form: Form; capacity: number; used: number; live: number; free: number };

function readShardHead(bytes: Uint8Array): ShardHead | null {
  const [code, capacity, used, live, free] = new Uint32Array(bytes.slice().buffer);
  const form = (['linear', 'contiguous', 'padded'] as const)[code!];
  if (form === undefined || capacity! > (form === 'contiguous' ? MOST_CONTIGUOUS : MOST_PADDED)) return null;
  if (used! > capacity! || live! > used! || free! > used!) return null;
  if (form === 'contiguous' && used !== capacity) return null;
  return { form, capacity: capacity!, used: used!, live: live!, free: free! };
}

function areOffsetsSound(shard: Shard): boolean {
  const { u32 } = shard.arena.views;
  for (let slot = 0; slot < SLOTS; slot++) {
    const from = u32[WORD.offsets]! / 4 + slot * (BUCKETS + 1);
    for (let bucket = 0; bucket < BUCKETS; bucket++) if (u32[from + bucket]! > u32[from + bucket + 1]!) return false;
    if (u32[from]! !== 0 || u32[from + BUCKETS]! !== shard.used) return false;
  }
  return true;
}

type OpenOptions = { readonly kernels: Kernels | null; readonly shared?: boolean; readonly digestOf: DigestOf };

class SnapshotReader {
  readonly parts: Uint8Array[] = [];
  readonly #source: SnapshotSource;
  #at = HEAD_BYTES;

  constructor(source: SnapshotSource) {
    this.#source = source;
  }

  get atEnd(): boolean {
    return this.#at === this.#source.sizeBytes;
  }

  take(into: Uint8Array): boolean {
    if (this.#at + into.length > this.#source.sizeBytes) return false;
    this.#source.read(into, this.#at);
    this.#at += into.length;
    this.parts.push(into);
    return true;
  }

  shard({ kernels, shared = false }: OpenOptions): Shard | null {
    const bytes = new Uint8Array(SHARD_BYTES);
    const head = this.take(bytes) ? readShardHead(bytes) : null;
    if (head === null) return null;
    const sections = sectionsOf(head.form, head.capacity, head.used);
    // Nothing is allocated for what the file cannot hold.
    if (sections.reduce((sum, { bytes: size }) => sum + size, this.#at) > this.#source.sizeBytes) return null;
    const shard = Shard.empty(head.form, head.capacity, kernels, shared);
    const { u8, u32 } = shard.arena.views;
    u32[WORD.used] = head.used;
    u32[WORD.live] = head.live;
    u32[WORD.free] = head.free;
    return sections.every(({ at, bytes: size }) => this.take(u8.subarray(at, at + size))) ? shard : null;
  }
}

/** Reads an index back. A file that is not whole, not ours or of another version is refused, and why. */
export function openSnapshot(source: SnapshotSource, options: OpenOptions): OpenedSnapshot {
  const head = readHead(source);
  if (typeof head === 'string') return { ok: false, refusal: head };
  const reader = new SnapshotReader(source);
  const shards: Shard[] = [];
  for (let n = 0; n < head.shards; n++) {
    const shard = reader.shard(options);
    if (shard === null) return { ok: false, refusal: 'damaged' };
    shards.push(shard);
  }
  const whole = reader.atEnd && compareBytes(options.digestOf(reader.parts), head.digest) === 0;
  if (!whole || !shards.every((shard) => shard.form !== 'contiguous' || areOffsetsSound(shard))) {
    return { ok: false, refusal: 'damaged' };
  }
  for (const shard of shards) if (shard.form !== 'contiguous') shard.index();
  return { ok: true, index: HashIndex.ofShards(shards, options) };
}
