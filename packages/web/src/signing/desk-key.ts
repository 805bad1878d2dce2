import { type Answer, type SigningKey, signingKey, type WrappingKey, wrappingKey } from '@remit/client';
import { SigningRefused } from './signing-refused.ts';

export type Desk = Answer<'desk'>;
export type Member = Desk['members'][number];

/** What has to stand before one's passkey can open the desk's key. */
export type Ready = {
  readonly keyId: string;
  readonly publicKey: string;
  readonly credential: string;
  readonly wrapping: { readonly keyId: string; readonly publicKey: string };
  readonly wrapped: NonNullable<Desk['wrapped']>;
};

/** @throws SigningRefused for the first thing that is missing, in the order in which it is made */
export function readyToSign(desk: Desk, person: string): Ready {
  const me = desk.members.find((member) => member.person === person);
  if (!me?.passkey) throw new SigningRefused('no-passkey');
  if (!me.wrappingKey) throw new SigningRefused('no-wrapping-key');
  if (!desk.key) throw new SigningRefused('no-desk-key');
  if (!desk.wrapped) throw new SigningRefused('not-handed-over');
  const { keyId, publicKey } = desk.key;
  const { passkey, wrappingKey: wrapping } = me;
  return { keyId, publicKey, credential: passkey.credential, wrapping, wrapped: desk.wrapped };
}

/**
 * The desk's seed, opened with the passkey's secret and compared with the directory: a key that somebody put in its
 * place signs nothing. The secret is overwritten here; the caller overwrites the seed.
 */
export async function openSeed(ready: Ready, secret: Uint8Array): Promise<{ seed: Uint8Array; key: SigningKey }> {
  const own = await wrappingKey(secret, ready.wrapping.keyId).finally(() => secret.fill(0));
  if (own.publicKey !== ready.wrapping.publicKey) throw new SigningRefused('key-exchanged');
  return opened(own, ready.wrapped, ready);
}

/** A desk's seed as it was sealed to a wrapping key, if it is the key that the directory names. */
export async function opened(
  own: WrappingKey,
  wrapped: Ready['wrapped'],
  desk: { readonly keyId: string; readonly publicKey: string },
): Promise<{ seed: Uint8Array; key: SigningKey }> {
  const seed = await own.unwrap(wrapped, desk.keyId).catch(() => {
    throw new SigningRefused('key-exchanged');
  });
  const key = await signingKey(seed);
  if (key.publicKey !== desk.publicKey) throw new SigningRefused('key-exchanged');
  return { seed, key };
}
