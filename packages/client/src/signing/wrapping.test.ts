import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signingKey, verifiesEd25519 } from './keys.ts';
import { wrapFor, wrappingKey } from './wrapping.ts';

const secret = randomBytes(32);
const seed = randomBytes(32);

describe('a desk key handed over', () => {
  it('is opened by the member to whom it was sealed, and signs as the desk', async () => {
    const member = await wrappingKey(secret);
    const wrapped = await wrapFor(member.publicKey, 'desk-1', seed);
    const again = await wrappingKey(secret);
    expect(again.publicKey).toBe(member.publicKey);
    const [made, unwrapped] = [await signingKey(seed), await signingKey(await again.unwrap(wrapped, 'desk-1'))];
    const bytes = Buffer.from('signed');
    expect(unwrapped.publicKey).toBe(made.publicKey);
    expect(await verifiesEd25519(made.publicKey, bytes, await unwrapped.sign(bytes))).toBe(true);
  });
  it('is opened by nobody else, under no other name, and not after a change', async () => {
    const [member, other] = [await wrappingKey(secret), await wrappingKey(randomBytes(32))];
    const wrapped = await wrapFor(member.publicKey, 'desk-1', seed);
    await expect(other.unwrap(wrapped, 'desk-1')).rejects.toThrow();
    await expect(member.unwrap(wrapped, 'desk-2')).rejects.toThrow();
    const foreign = await wrapFor(member.publicKey, 'desk-1', seed);
    for (const part of ['ephemeral', 'nonce', 'sealed'] as const)
      await expect(member.unwrap({ ...wrapped, [part]: foreign[part] }, 'desk-1')).rejects.toThrow();
  });
  it('is sealed differently each time', async () => {
    const { publicKey } = await wrappingKey(secret);
    const sealed = [await wrapFor(publicKey, 'desk-1', seed), await wrapFor(publicKey, 'desk-1', seed)];
    expect(new Set(sealed.map(({ sealed: each }) => each)).size).toBe(2);
  });
});
