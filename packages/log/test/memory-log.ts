import { createHash, createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  appendEntries,
  type Edge,
  emptyEdge,
  formatCheckpoint,
  formatNote,
  type Hash,
  type KeyType,
  type Signer,
  signNote,
  type TileReader,
  verifierKey,
  type Verify,
} from '../src/index.ts';

/** The platform's SHA-256, as the server passes it. */
export const nodeHash: Hash = (bytes) => hash('sha256', bytes, 'buffer');

export const vectors = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../../spec/vectors/log/${name}.json`, import.meta.url), 'utf8')) as T;

export const nodeVerify: Verify = (publicKey, message, signature) => {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]);
  return verify(null, message, { key: der, format: 'der', type: 'spki' }, signature);
};

/** A signer whose key is made of one repeated byte: the same in every run, and of no use elsewhere. */
export function testSigner(name: string, seed: number, type: KeyType = 'ed25519'): Signer {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]);
  const key: KeyObject = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  return { key: verifierKey(name, type, new Uint8Array(raw)), sign: (message) => sign(null, message, key) };
}

/** Bytes that look random and are the same in every run. */
export function noise(seed: string, length: number): Uint8Array {
  return new Uint8Array(createHash('shake256', { outputLength: length }).update(seed).digest());
}

/** A log in memory, as files by path. */
export class MemoryLog {
  readonly files = new Map<string, Uint8Array>();
  readonly signer: Signer;
  edge: Edge;

  constructor(signer = testSigner('remit.example/log', 1)) {
    this.signer = signer;
    this.edge = emptyEdge();
  }

  read: TileReader = async (path) => this.files.get(path);

  append(entries: readonly Uint8Array[]): void {
    const { edge, writes } = appendEntries(this.edge, entries, nodeHash);
    for (const { path, bytes } of writes) this.files.set(path, bytes);
    this.edge = edge;
  }

  async checkpoint(): Promise<string> {
    const { size, root } = this.edge;
    const text = formatCheckpoint({ origin: this.signer.key.name, size, root });
    return formatNote(await signNote({ text, signatures: [] }, this.signer));
  }
}
