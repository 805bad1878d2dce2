import { demonstrationOnly, type Signer, type SignerOf, type SigningKey } from '@remit/client';
import { actsChallenge, canonical, type Json, sha256Hex } from '@remit/protocol';
import { type Desk, openSeed, readyToSign } from './desk-key.ts';
import { deskTokenOf } from './desk-token.ts';
import { checkSigner, type SignerAt, signAtSigner } from './local-signer.ts';
import { SigningRefused } from './signing-refused.ts';
import { touch, vouch } from './touch.ts';

/** What signing reads of the service: one's desk, and the document of a referral as it stands. */
export type Reading = {
  readonly desk: () => Promise<Desk>;
  readonly document: (referral: string) => Promise<unknown>;
};

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
      return withSigner(desk, person, { url: session.deskSigner, token }, read);
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
async function withSigner(desk: Desk, person: string, at: SignerAt, read: Reading): Promise<Signer> {
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
        // The signer reads referrals; it has no form for the acts on an entry of the shared list.
        if (statement.type !== 'remit/act/v1') throw new SigningRefused('signer-policy');
        const document = await read.document(statement.referral);
        if (sha256Hex(canonical(document as Json)) !== statement.document) throw new SigningRefused('document-differs');
        return signAtSigner(at, bytes, document);
      },
    },
  };
}
