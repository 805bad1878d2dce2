import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../src/command/main.ts';

export type Asked = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
};
/** What the server answers: JSON with a status, or bytes; undefined is 404. */
export type Answered =
  | { readonly status?: number; readonly json: unknown }
  | { readonly bytes: Uint8Array }
  | undefined;

/** A server on loopback and a command that speaks to it, with a folder of its own for what it saves. */
export class FakeServer {
  readonly asked: Asked[] = [];
  origin = '';
  home = '';
  /** What the person types where a secret is asked. */
  typed = '';
  now = Date.parse('2026-11-22T12:00:00.000Z');
  readonly #answer: (asked: Asked) => Answered;
  readonly #server = createServer((request, response) => this.#hear(request, response));

  constructor(answer: (asked: Asked) => Answered) {
    this.#answer = answer;
  }

  async open(): Promise<this> {
    this.home = await mkdtemp(join(tmpdir(), 'remit-fake-'));
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await rm(this.home, { recursive: true, force: true });
  }

  #hear(request: IncomingMessage, response: ServerResponse): void {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.on('end', () => {
      const body: unknown = text === '' ? null : JSON.parse(text);
      const asked = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
      this.asked.push(asked);
      const answer = this.#answer(asked);
      if (answer === undefined) response.writeHead(404).end();
      else if ('bytes' in answer) response.writeHead(200).end(answer.bytes);
      else
        response
          .writeHead(answer.status ?? 200, { 'content-type': 'application/json' })
          .end(JSON.stringify(answer.json));
    });
  }

  /** Runs `remit` with these arguments. */
  async remit(
    ...args: string[]
  ): Promise<{ exit: number; said: string; remarked: string; json: () => Record<string, unknown> }> {
    let said = '';
    let remarked = '';
    const exit = await main(args, {
      env: { REMIT_SERVER: this.origin },
      home: this.home,
      now: () => this.now,
      readSecret: () => Promise.resolve(this.typed),
      stdout: { write: (text) => (said += text) },
      stderr: { write: (text) => (remarked += text) },
      fetch,
    });
    return { exit, said, remarked, json: () => JSON.parse(said) as Record<string, unknown> };
  }
}

export const sessionOf = (account: string, role: string, kind: string) => ({
  demonstration: true,
  person: { id: `person-${account}`, pseudonym: account.toUpperCase(), role, roles: [role] },
  organisation: { id: `of-${account}`, name: `Desk of ${account}`, kind, state: 'AB' },
  csrf: '',
  expiresAt: null,
  softwareKey: false,
  deskSigner: null,
  now: '2026-11-22T12:00:00.000Z',
});
