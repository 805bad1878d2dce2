import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completeHeader, completeItem, PLATFORM } from '../../protocol/src/referral/fixtures/sample-case.ts';
import { ulid } from '../src/ports.ts';
import { organisations } from './fixture.ts';
import { type HttpFixture, openHttp } from './http-fixture.ts';
import { request, type IncomingMessage } from 'node:http';

let http: HttpFixture;
let port: number;
beforeAll(async () => {
  http = await openHttp(organisations);
  await http.app.listen({ host: '127.0.0.1', port: 0 });
  port = (http.app.server.address() as AddressInfo).port;
});
afterAll(() => http.close());

type Live = { readonly status: number; text: string; ended: boolean };

function live(token: string | null): Promise<Live> {
  const headers = { host: 'localhost:4600', ...(token !== null && { authorization: `Bearer ${token}` }) };
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path: '/api/events', headers }, (answer: IncomingMessage) => {
      const state: Live = { status: answer.statusCode ?? 0, text: '', ended: false };
      answer.on('data', (chunk: Buffer) => (state.text += chunk.toString()));
      answer.on('end', () => (state.ended = true));
      answer.on('error', () => (state.ended = true));
      resolve(state);
    });
    sent.on('error', reject).end();
  });
}

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 5_000;
  while (!holds() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
}

const newId = (): string => ulid(Date.now(), Buffer.from(crypto.getRandomValues(new Uint8Array(16))));

async function changedCase(token: string): Promise<string> {
  const payload = {
    platform: PLATFORM,
    header: completeHeader(),
    items: [{ id: newId(), content: completeItem(1) }],
    importId: null,
  };
  const { id } = (await http.ask({ method: 'POST', url: '/api/referrals', payload, as: token })).json<{ id: string }>();
  await http.admin.query(`SELECT pg_notify('remit_case', $1)`, [id]);
  return id;
}

describe('live changes', () => {
  it('reach those whose case it is, as an identifier, and nobody else', async () => {
    const officer = await http.signIn('officer-0001');
    const [mine, theirs] = [await live(officer), await live(await http.signIn('decider-0001'))];
    const id = await changedCase(officer);
    await until(() => mine.text.includes(id));
    expect(mine.text).toContain(`event: case\ndata: {"referral":"${id}"}\n\n`);
    expect(theirs.text).toBe('retry: 2000\n\n');
  });

  it('end with the session, wherever it was ended', async () => {
    const token = await http.signIn('officer-0001');
    const stream = await live(token);
    await http.ask({ method: 'DELETE', url: '/api/session', as: token });
    await until(() => stream.ended);
    expect(stream).toMatchObject({ ended: true, text: expect.stringContaining('event: signed-out') as string });
  });

  it('are for those who are signed in, and for each a few at a time', async () => {
    expect((await live(null)).status).toBe(401);
    const token = await http.signIn('reviewer-001');
    const statuses = [];
    for (let i = 0; i < 9; i += 1) statuses.push((await live(token)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 429]);
  });

  it('are heard again after the database was away', async () => {
    const officer = await http.signIn('officer-0001');
    const stream = await live(officer);
    await http.admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'remit live' AND datname = current_database()`,
    );
    await until(() => stream.text.includes('event: gap'));
    const id = await changedCase(officer);
    await until(() => stream.text.includes(id));
    expect(stream.text).toContain(id);
  });
});
