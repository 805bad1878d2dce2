import { demonstrationOnly, type Signer, type SignerOf, type SigningKey } from '@remit/client';
import { actsChallenge } from '@remit/protocol';
import { type Desk, openSeed, readyToSign } from './desk-key.ts';
import { SigningRefused } from './signing-refused.ts';
import { touch } from './touch.ts';

/**
 * Who signs in this browser: one touch of the own passkey signs the acts and opens the desk's key, which signs them and
 * is forgotten with them. In the demonstration a made-up key signs.
 */
export const passkeySigner =
  (readDesk: () => Promise<Desk>): SignerOf =>
  async (session, act) => {
    if (session.softwareKey) return demonstrationOnly(session, act);
    if (!session.person) return null;
    const ready = readyToSign(await readDesk(), session.person.id);
    let desk: SigningKey | null = null;
    const signer: Signer = {
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
    return signer;
  };
