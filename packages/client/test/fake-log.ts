import { createHash, createPrivateKey, createPublicKey, hash, sign } from 'node:crypto';
import {
  appendEntries,
  ATTRIBUTES,
  buildFiller,
  buildIncident,
  buildLeaf,
  type Edge,
  emptyEdge,
  formatCheckpoint,
  formatNote,
  formatPromise,
  formatVerifierKey,
  leafHash,
  SALTS_LENGTH,
  type Signer,
  signNote,
  splitSalts,
  toHex,
  verifierKey,
} from '@remit/log';
import { canonical, sha256Hex } from '@remit/protocol';
import type { AuditEntry } from '../src/contract/index.ts';

const nodeHash = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

/** A signer whose key is made of one repeated byte: the same in every run, and of no use elsewhere. */
function testSigner(name: string, seed: number): Signer {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  return { key: verifierKey(name, 'ed25519', new Uint8Array(raw)), sign: (message) => sign(null, message, key) };
}

const noise = (seed: string, length: number): Uint8Array =>
  new Uint8Array(createHash('shake256', { outputLength: length }).update(seed).digest());

const actor = { type: 'person', person: 'p1', organisation: 'unit-a', role: 'LE_OFFICER' };

/** A whole server's log in memory: files under /log/, and the facts that an auditor reads. */
export class FakeLog {
  readonly files = new Map<string, Uint8Array>();
  readonly entries: AuditEntry[] = [];
  readonly #signer: Signer;
  readonly #world: string;
  readonly #heads = new Map<string, { version: number; digest: string }>();
  #edge: Edge = emptyEdge();

  /** @param world two logs of different worlds hold different facts and are signed by one key: a fork */
  constructor(world = 'one', seed = 7) {
    this.#world = world;
    this.#signer = testSigner('remit.example/log', seed);
  }

  get verifierKey(): string {
    return formatVerifierKey(this.#signer.key);
  }

  /** Grows to a size; every eighth entry is a filler, every other a fact of one of five cases. */
  async grow(size: number): Promise<void> {
    const leaves: Uint8Array[] = [];
    for (let index = this.entries.length; index < size; index++) leaves.push(this.#next(index));
    const { edge, writes } = appendEntries(this.#edge, leaves, nodeHash);
    for (const { path, bytes } of writes) this.files.set(path, bytes);
    this.#edge = edge;
    const text = formatCheckpoint({ origin: this.#signer.key.name, size: edge.size, root: edge.root });
    this.files.set('checkpoint', Buffer.from(formatNote(await signNote({ text, signatures: [] }, this.#signer))));
  }

  /** Appends an entry that declares an incident. */
  async declare(text: string): Promise<void> {
    const { edge, writes } = appendEntries(this.#edge, [buildIncident(text, nodeHash)], nodeHash);
    for (const { path, bytes } of writes) this.files.set(path, bytes);
    this.#edge = edge;
    const disclosed = { kind: 'incident', month: '2026-11' };
    const zero = '00'.repeat(16);
    this.entries.push({
      index: edge.size - 1,
      fact: null,
      signatures: null,
      disclosed,
      salts: { kind: zero, month: zero },
    });
  }

  #next(index: number): Uint8Array {
    const salts = splitSalts(noise(`${this.#world} ${index}`, SALTS_LENGTH));
    const shown = Object.fromEntries(ATTRIBUTES.map((name) => [name, toHex(salts[name])]));
    const month = '2026-11';
    if (index % 8 === 7) {
      this.entries.push({ index, fact: null, signatures: null, disclosed: { kind: 'filler', month }, salts: shown });
      return buildFiller(month, salts, nodeHash);
    }
    const stream = `referral:${index % 5}`;
    const head = this.#heads.get(stream);
    const previous = head?.digest ?? null;
    const version = (head?.version ?? 0) + 1;
    const at = '2026-11-22T12:00:00.000Z';
    const fact = { stream, version, kind: 'DraftRevised', at, actor, data: { note: `fact ${index}` }, previous };
    const body = sha256Hex(canonical(fact));
    this.#heads.set(stream, { version, digest: body });
    const disclosed = {
      kind: 'DraftRevised',
      month,
      class: 'VOLUNTARY_ITEM',
      result: '',
      origin: 'unit-a',
      recipient: 'vidshare',
    };
    this.entries.push({ index, fact, signatures: null, disclosed, salts: shown });
    const own = {
      stream,
      version: String(version),
      previous: previous ?? undefined,
      actor: canonical(actor),
      at,
      body,
    };
    return buildLeaf({ ...disclosed, ...own }, salts, nodeHash);
  }

  /** A promise for an entry, or for one that never came. */
  async promise(index: number | null, by: string, origin = this.#signer.key.name): Promise<string> {
    const bundle = this.files.get('tile/entries/000') ?? new Uint8Array();
    const entry = index === null ? new Uint8Array(449) : bundle.subarray(2 + index * 451, (index + 1) * 451);
    const text = formatPromise({ origin, leaf: leafHash(entry, nodeHash), by });
    return formatNote(await signNote({ text, signatures: [] }, this.#signer));
  }

  /** Flips one bit of a file. */
  flip(path: string, at: number): void {
    const bytes = this.files.get(path);
    if (bytes === undefined) throw new Error(`the log has no ${path}`);
    this.files.set(
      path,
      Uint8Array.from(bytes, (byte, position) => (position === at ? byte ^ 1 : byte)),
    );
  }
}
