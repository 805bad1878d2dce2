import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { signingKey, verifiesEd25519 } from './keys.ts';
import { wrapFor, type Wrapped, wrappingKey } from './wrapping.ts';

const secret = randomBytes(32);
const seed = randomBytes(32);

describe('a desk key handed over', () => {
  it('is opened by the member to whom it was sealed, and signs as the desk', async () => {
    const member = await wrappingKey(secret, 'wrapping-1');
    const wrapped = await wrapFor(member.publicKey, 'desk-1', seed);
    const again = await wrappingKey(secret, 'wrapping-1');
    expect(again.publicKey).toBe(member.publicKey);
    const [made, unwrapped] = [await signingKey(seed), await signingKey(await again.unwrap(wrapped, 'desk-1'))];
    const bytes = Buffer.from('signed');
    expect(unwrapped.publicKey).toBe(made.publicKey);
    expect(await verifiesEd25519(made.publicKey, bytes, await unwrapped.sign(bytes))).toBe(true);
  });
  it('is opened by nobody else, under no other name, and not after a change', async () => {
    const [member, other] = [await wrappingKey(secret, 'wrapping-1'), await wrappingKey(randomBytes(32), 'wrapping-1')];
    const wrapped = await wrapFor(member.publicKey, 'desk-1', seed);
    await expect(other.unwrap(wrapped, 'desk-1')).rejects.toThrow();
    await expect(member.unwrap(wrapped, 'desk-2')).rejects.toThrow();
    const foreign = await wrapFor(member.publicKey, 'desk-1', seed);
    for (const part of ['ephemeral', 'nonce', 'sealed'] as const)
      await expect(member.unwrap({ ...wrapped, [part]: foreign[part] }, 'desk-1')).rejects.toThrow();
  });
  it('is sealed differently each time', async () => {
    const { publicKey } = await wrappingKey(secret, 'wrapping-1');
    const sealed = [await wrapFor(publicKey, 'desk-1', seed), await wrapFor(publicKey, 'desk-1', seed)];
    expect(new Set(sealed.map(({ sealed: each }) => each)).size).toBe(2);
  });
});

describe('a wrapping key', () => {
  it('is followed by another one of the same passkey, which opens nothing that was sealed to it', async () => {
    const [first, second] = [await wrappingKey(secret, 'wrapping-1'), await wrappingKey(secret, 'wrapping-2')];
    expect(second.publicKey).not.toBe(first.publicKey);
    await expect(second.unwrap(await wrapFor(first.publicKey, 'desk-1', seed), 'desk-1')).rejects.toThrow();
  });
  it('is what the published vectors say, and opens what they hold', async () => {
    const path = new URL('../../../../spec/vectors/signatures/wrapping.json', import.meta.url);
    const { vectors } = JSON.parse(readFileSync(path, 'utf8')) as { vectors: Vector[] };
    expect(vectors.length).toBeGreaterThan(1);
    for (const vector of vectors) {
      const own = await wrappingKey(Buffer.from(vector.secret, 'hex'), vector.wrappingKey);
      expect(own.publicKey).toBe(vector.publicKey);
      const opened = await own.unwrap(vector.wrapped, vector.deskKey);
      expect(Buffer.from(opened).toString('hex')).toBe(vector.seed);
    }
  });
});

type Vector = {
  readonly secret: string;
  readonly wrappingKey: string;
  readonly publicKey: string;
  readonly deskKey: string;
  readonly seed: string;
  readonly wrapped: Wrapped;
};
