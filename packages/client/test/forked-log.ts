import { createPrivateKey, createPublicKey, hash, sign } from 'node:crypto';
import {
  appendEntries,
  emptyEdge,
  formatAddCheckpoint,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  Prover,
  type Signer,
  signNote,
  verifierKey,
} from '@remit/log';

const nodeHash = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

/** A signer whose key is made of one repeated byte: the same in every run, and of no use elsewhere. */
export function seededSigner(name: string, seed: number, type: 'ed25519' | 'cosignature/v1' = 'ed25519'): Signer {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  return { key: verifierKey(name, type, new Uint8Array(raw)), sign: (message) => sign(null, message, key) };
}

/** A log whose operator keeps several histories that are equal up to an entry, and signs all of them with one key. */
export class ForkedLog {
  readonly signer = seededSigner('remit.example/log', 7);
  readonly verifierKey = formatVerifierKey(this.signer.key);
  readonly #common: number;

  constructor(common: number) {
    this.#common = common;
  }

  #tree(world: string, size: number) {
    const files = new Map<string, Uint8Array>();
    const entries = Array.from({ length: size }, (_, i) => Buffer.from(`${i < this.#common ? '' : world} ${i}`));
    const { edge, writes } = appendEntries(emptyEdge(), entries, nodeHash);
    for (const { path, bytes } of writes) files.set(path, bytes);
    return { edge, files };
  }

  async checkpoint(world: string, size: number): Promise<string> {
    const { root } = this.#tree(world, size).edge;
    const text = formatCheckpoint({ origin: this.signer.key.name, size, root });
    return formatNote(await signNote({ text, signatures: [] }, this.signer));
  }

  /** What the operator sends to a witness that last cosigned `oldSize` of whichever world. */
  async request(world: string, oldSize: number, size: number): Promise<string> {
    const { files } = this.#tree(world, size);
    const proof = await new Prover(async (path) => files.get(path), { hash: nodeHash }).consistency(oldSize, size);
    if (!proof.ok) throw new Error(proof.detail);
    return formatAddCheckpoint({ oldSize, proof: proof.value, checkpoint: await this.checkpoint(world, size) });
  }
}
