import type { Command } from 'commander';
import type { Surroundings } from './surroundings.ts';
import { usage } from './failure.ts';

export const DEFAULT_SERVER = 'http://localhost:4600';

/** The options that every subcommand has. */
export interface Settings {
  /** Origin, without a slash at its end. */
  readonly server: string;
  readonly keyFile: string | null;
  /** Name of the saved session to use; null for the one signed in last. */
  readonly as: string | null;
  /** Where the desk's signer listens, a socket or an address of this machine; null where none is asked. */
  readonly desk: string | null;
  readonly deskToken: string | null;
  readonly json: boolean;
}

export function addGlobalOptions(program: Command): void {
  program
    .option('--server <url>', `the Remit server (REMIT_SERVER, else ${DEFAULT_SERVER})`)
    .option('--key <file>', "an organisation's machine key, or a person's session (REMIT_KEY)")
    .option('--as <account>', 'which saved session to use, where there are several (REMIT_AS)')
    .option('--desk <socket>', "the desk's signer: its socket, or http://127.0.0.1:PORT (REMIT_DESK)")
    .option('--desk-token <file>', "the file with the signer's token, over a port (REMIT_DESK_TOKEN)")
    .option('--json', 'print one JSON object instead of text for people');
}

/** Joins command line and environment; an empty variable counts as none. */
export function readSettings(options: Readonly<Record<string, unknown>>, { env }: Surroundings): Settings {
  const pick = (option: string, variable: string): string | null => {
    const given = options[option];
    return (typeof given === 'string' ? given : env[variable]) || null;
  };
  return {
    server: serverOrigin(pick('server', 'REMIT_SERVER') ?? DEFAULT_SERVER),
    keyFile: pick('key', 'REMIT_KEY'),
    as: pick('as', 'REMIT_AS'),
    desk: pick('desk', 'REMIT_DESK'),
    deskToken: pick('deskToken', 'REMIT_DESK_TOKEN'),
    json: options['json'] === true,
  };
}

/** The origin of a server's address. Over plain http a key could be read on the way, so only this machine is reached so. */
export function serverOrigin(address: string): string {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/u.test(url.protocol)) {
    throw usage('server-address', `“${address}” is not the address of a server.`, 'Write it as https://remit.example.');
  }
  if (url.username !== '' || url.password !== '') {
    throw usage('server-address', 'The address of the server must not contain a name or password.', 'Use --key FILE.');
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw usage('server-address', 'The address of the server must have no path.', `Write it as ${url.origin}.`);
  }
  if (url.protocol === 'http:' && !isThisMachine(url.hostname)) {
    throw usage(
      'server-address',
      `Only a server on this machine is reached over http, not ${url.hostname}.`,
      'Use https.',
    );
  }
  return url.origin;
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(host);
}
