import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { Passkey } from '@remit/protocol';
import { cbor, type Value } from './cbor.ts';

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const USER_PRESENT_AND_VERIFIED = 0x05;
const ATTESTED = 0x40;

/** An authenticator in software: one passkey for one site, attestation "none", written from the WebAuthn standard. */
export class Authenticator {
  readonly #id = randomBytes(16);
  readonly #pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #origin: string;
  #counter = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** The passkey as the key directory holds it. */
  get entry(): Passkey {
    const spki = this.#pair.publicKey.export({ format: 'der', type: 'spki' });
    return {
      credential: this.#id.toString('base64url'),
      publicKey: spki.toString('base64url'),
      algorithm: 'ES256',
    };
  }

  /** The public key as COSE: an ES256 key on P-256. */
  #key(): Buffer {
    const { x = '', y = '' } = this.#pair.publicKey.export({ format: 'jwk' });
    return cbor(
      new Map<number, number | Buffer>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]),
    );
  }

  #data(attested: boolean): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    const flags = Buffer.from([USER_PRESENT_AND_VERIFIED | (attested ? ATTESTED : 0)]);
    const credential = [Buffer.alloc(16), Buffer.from([0, this.#id.length]), this.#id, this.#key()];
    const site = sha256(new URL(this.#origin).hostname);
    return Buffer.concat([site, flags, counter, ...(attested ? credential : [])]);
  }

  #client(type: 'webauthn.create' | 'webauthn.get', challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.#origin, crossOrigin: false }));
  }

  #envelope(response: Record<string, string>): Record<string, unknown> {
    const id = this.#id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  register(challenge: string): Record<string, unknown> {
    const attestation = new Map<string, Value>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', this.#data(true)],
    ]);
    return this.#envelope({
      clientDataJSON: this.#client('webauthn.create', challenge).toString('base64url'),
      attestationObject: cbor(attestation).toString('base64url'),
    });
  }

  /** @param without flags that an honest authenticator would have set */
  answer(challenge: string, without = 0): Record<string, unknown> {
    this.#counter += 1;
    const data = this.#data(false);
    data[32]! &= ~without;
    const client = this.#client('webauthn.get', challenge);
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), this.#pair.privateKey);
    return this.#envelope({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
    });
  }
}
