import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatVerifierKey, type Signer, verifierKey } from '@remit/log';
import { HeldFile } from '../../../client/src/witness/held-file.ts';
import { serveWitness } from '../../../client/src/witness/serve.ts';
import { emptyState, Witness } from '../../../client/src/witness/witness.ts';
import type { Witness as Configured } from '../../src/jobs/witnesses/ask.ts';
import { signer as logSigner } from './fixture.ts';

const signerOf = (name: string, seed: number): Signer => {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  return {
    key: verifierKey(name, 'cosignature/v1', new Uint8Array(raw)),
    sign: (message) => sign(null, message, key),
  };
};

/** A real witness on loopback that can be away and come back, with what it cosigned. */
export class TestWitness {
  readonly #signer: Signer;
  readonly #folder = mkdtempSync(join(tmpdir(), 'remit-witness-'));
  #server: { url: string; close: () => Promise<void> } | null = null;
  #file: HeldFile | null = null;
  #port = 0;

  constructor(seed: number) {
    this.#signer = signerOf(`witness.example/w${seed}`, seed);
    writeFileSync(join(this.#folder, 'state'), emptyState(formatVerifierKey(this.#signer.key)));
  }

  get configured(): Configured {
    return { key: this.#signer.key, url: `http://127.0.0.1:${this.#port}`, kind: null };
  }

  async open(): Promise<this> {
    this.#file = HeldFile.hold(join(this.#folder, 'state'));
    const witness = new Witness(this.#file, this.#signer, [logSigner.key], () => Date.now());
    this.#server = await serveWitness(witness, { host: '127.0.0.1', port: this.#port }, () => undefined);
    this.#port = Number(new URL(this.#server.url).port);
    return this;
  }

  async goAway(): Promise<void> {
    await this.#server?.close();
    this.#file?.release();
    this.#server = null;
  }

  async remove(): Promise<void> {
    await this.goAway();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
