import { type ActToSign, demonstrationOnly, type Signer, type SignerOf, type SigningKey } from '@remit/client';
import { actsChallenge, canonical, type Json, sha256Hex } from '@remit/protocol';
import { type Desk, openSeed, readyToSign } from './desk-key.ts';
import { deskTokenOf } from './desk-token.ts';
import { checkSigner, type SignerAt, signAtSigner } from './local-signer.ts';
import { SigningRefused } from './signing-refused.ts';
import { touch, vouch } from './touch.ts';

/** What signing reads of the service for itself: one's desk. */
export type Reading = { readonly desk: () => Promise<Desk> };

/**
 * Who signs in this browser: one touch of the own passkey signs the acts. It also opens the desk's key, which signs them
 * and is forgotten with them; where the key is not sealed to this passkey, the signer on this machine signs for the desk.
 * In the demonstration a made-up key signs.
 */
export const passkeySigner =
  (read: Reading): SignerOf =>
  async (session, act) => {
    if (session.softwareKey) return demonstrationOnly(session, act);
    if (!session.person) return null;
    const person = session.person.id;
    const desk = await read.desk();
    const token = deskTokenOf(person);
    if (desk.wrapped === null && session.deskSigner !== null && token !== null)
      return withSigner(desk, person, { url: session.deskSigner, token }, act);
    return withSealedKey(desk, person);
  };

function withSealedKey(given: Desk, person: string): Signer {
  const ready = readyToSign(given, person);
  let desk: SigningKey | null = null;
  return {
    person: {
      kind: 'passkey',
      assert: async (statements) => {
        const { assertion, secret } = await touch(actsChallenge(statements), ready.credential);
        const { seed, key } = await openSeed(ready, secret);
        seed.fill(0);
        desk = key;
        return assertion;
      },
    },
    desk: {
      keyId: ready.keyId,
      marked: 'desk',
      sign: (bytes) => {
        if (!desk) throw new SigningRefused('called-off');
        return desk.sign(bytes);
      },
    },
  };
}

/** The signer is asked who it is before the key is touched: what would fail does not cost a touch. */
async function withSigner(desk: Desk, person: string, at: SignerAt, { shown }: ActToSign): Promise<Signer> {
  const passkey = desk.members.find((member) => member.person === person)?.passkey;
  if (!passkey) throw new SigningRefused('no-passkey');
  if (!desk.key) throw new SigningRefused('no-desk-key');
  await checkSigner(at, desk.organisation, desk.key);
  return {
    person: { kind: 'passkey', assert: (statements) => vouch(actsChallenge(statements), passkey.credential) },
    desk: {
      keyId: desk.key.keyId,
      marked: 'desk',
      sign: async (bytes, statement) => {
        const about = await shown(statement);
        if (sha256Hex(canonical(about.document as Json)) !== statement.document)
          throw new SigningRefused('document-differs');
        return signAtSigner(at, bytes, about);
      },
    },
  };
}
