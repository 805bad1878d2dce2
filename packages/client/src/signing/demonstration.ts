import { demonstrationName, type Passkey, sha256 } from '@remit/protocol';
import { type SigningKey, signingKey } from './keys.ts';
import type { Signer } from './sign-acts.ts';

/**
 * Keys of the demonstration: anybody can make them from a name, which is their point. They sign as `demonstration`, and
 * no service accepts them (spec/signatures.md, Demonstration keys).
 */
const seedOf = (name: string): Uint8Array => sha256(new TextEncoder().encode(`remit/demonstration-key/v1\n${name}`));

const made = new Map<string, Promise<SigningKey>>();
function keyOf(name: string): Promise<SigningKey> {
  const known = made.get(name) ?? signingKey(seedOf(name));
  made.set(name, known);
  return known;
}

export const demonstrationDeskKeyId = demonstrationName;

export const demonstrationDeskKey = (organisation: string): Promise<SigningKey> => keyOf(`desk ${organisation}`);

/** What stands in the directory in a passkey's place. */
export const demonstrationPasskey = async (person: string): Promise<Passkey> => ({
  credential: demonstrationName(person),
  publicKey: (await keyOf(`person ${person}`)).publicKey,
  algorithm: 'EdDSA',
});

/** Signs as a made-up person of a made-up desk. */
export async function demonstrationSigner(organisation: string, person: string): Promise<Signer> {
  const [desk, own] = await Promise.all([demonstrationDeskKey(organisation), keyOf(`person ${person}`)]);
  return {
    desk: { keyId: demonstrationDeskKeyId(organisation), marked: 'demonstration', sign: desk.sign },
    person: { kind: 'demonstration', key: demonstrationName(person), sign: own.sign },
  };
}
