import { aboutDesk, DeskFailure, type DeskAt, signAtDesk } from '../../desk/ask.ts';
import type { ClientCredential } from '../../sdk/index.ts';
import type { SignerOf } from '../../sdk/signing.ts';
import { EXIT } from '../exit-codes.ts';
import { CommandFailure, usage } from '../failure.ts';
import { readPrivateFile } from '../private-file.ts';
import type { Settings } from '../settings.ts';

/** Signs acts with the desk's signer of `--desk`, and for the person or machine with the key of `--key`. */
export async function deskSignerOf(
  { desk, deskToken }: Pick<Settings, 'desk' | 'deskToken'>,
  credential: ClientCredential,
): Promise<SignerOf | undefined> {
  if (desk === null) return undefined;
  const at = await deskAt(desk, deskToken);
  return async (_, { shown }) => {
    // A session signs in a browser, with a passkey. Here the second signature is a key's, and no key holds a lock.
    if (credential.kind !== 'key') throw usage('desk-needs-key', 'With --desk the act is yours by --key FILE.');
    const { keyId } = await said(aboutDesk(at));
    return {
      desk: {
        keyId,
        marked: 'desk',
        sign: async (bytes, statement) => said(signAtDesk(at, bytes, await shown(statement))),
      },
      person: { kind: 'key', key: credential.keyId, sign: credential.sign },
    };
  };
}

async function deskAt(desk: string, tokenFile: string | null): Promise<DeskAt> {
  if (!/^https?:/u.test(desk)) return { socket: desk };
  const url = URL.parse(desk);
  if (url === null || url.protocol !== 'http:' || !['127.0.0.1', 'localhost'].includes(url.hostname))
    throw usage('desk-address', 'A desk’s signer is reached on this machine: a socket, or http://127.0.0.1:PORT.');
  const token = tokenFile === null ? null : await readPrivateFile(tokenFile);
  if (token === null) throw usage('desk-token', 'Name the file with the signer’s token: --desk-token FILE.');
  return { url: url.origin, token: token.trim() };
}

/** The signer's refusal as an end of the command. */
const said = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch((error: unknown) => {
    if (!(error instanceof DeskFailure)) throw error;
    const exit = error.code === null ? EXIT.unreachable : EXIT.refused;
    throw new CommandFailure(exit, error.code ?? 'desk-unreachable', error.message);
  });
