// A person at a desk of a running service: a passkey, a session, and the `remit` command on their machine.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../packages/client/src/command/main.ts';
import { Authenticator } from './authenticator.ts';

const CODE = /[0-9A-Z]{5}(?:-[0-9A-Z]{5}){4}-[0-9A-Z]/gu;
export const codesIn = (text: string): string[] => text.match(CODE) ?? [];

export type Answered = {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly cookie: string | null;
};

/** What the sign-in pages send, without a browser. */
export async function post(origin: string, path: string, body: object): Promise<Answered> {
  const answer = await fetch(origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(body),
  });
  const read = (await answer.json()) as Record<string, unknown>;
  return { status: answer.status, body: read, cookie: answer.headers.get('set-cookie') };
}

export class Partner {
  readonly #origin: string;
  readonly #passkey: Authenticator;
  readonly #home: string;

  /** @param folder where the command keeps this person's session; whoever made it removes it */
  constructor(origin: string, folder: string) {
    this.#origin = origin;
    this.#home = mkdtempSync(join(folder, 'partner-'));
    this.#passkey = new Authenticator(origin);
  }

  /** Types a one-time code and makes a passkey with it. */
  async enrol(code: string): Promise<Answered> {
    const options = await post(this.#origin, '/api/enrolment/options', { code });
    if (options.status !== 200) return options;
    const response = this.#passkey.register(String(options.body['challenge']));
    return post(this.#origin, '/api/enrolment', { code, response });
  }

  async #confirm(path: string): Promise<Answered> {
    const { body } = await post(this.#origin, '/api/passkeys/sign-in/options', {});
    const { challenge } = body['options'] as { challenge: string };
    return post(this.#origin, path, { challengeId: body['challengeId'], response: this.#passkey.answer(challenge) });
  }

  signIn = (): Promise<Answered> => this.#confirm('/api/passkeys/sign-in');

  /** The token of a new session for the command line, or null where nobody is signed in. */
  async token(): Promise<string | null> {
    const { status, body } = await this.#confirm('/api/passkeys/command-session');
    return status === 200 ? String(body['token']) : null;
  }

  /** Starts a session for the command line and saves it with `remit session`. */
  async sitDown(): Promise<this> {
    const ended = await this.remit(['session'], String(await this.token()));
    if (ended.exit !== 0) throw new Error(ended.remarked);
    return this;
  }

  async remit(args: readonly string[], typed = ''): Promise<{ exit: number; said: string; remarked: string }> {
    let said = '';
    let remarked = '';
    const exit = await main(args, {
      env: { REMIT_SERVER: this.#origin },
      home: this.#home,
      now: () => Date.now(),
      readSecret: () => Promise.resolve(typed),
      stdout: { write: (text) => (said += text) },
      stderr: { write: (text) => (remarked += text) },
      fetch,
    });
    return { exit, said, remarked };
  }

  /** A command on an organisation, as the protocol names it; the refusal's code, or null. */
  async give(organisation: string, command: string, data: object): Promise<string | null> {
    const args = ['organisation', 'give', organisation, command, '--data', JSON.stringify(data), '--json'];
    const { exit, said } = await this.remit(args);
    return exit === 0 ? null : String((JSON.parse(said) as { error: { code: string } }).error.code);
  }
}
