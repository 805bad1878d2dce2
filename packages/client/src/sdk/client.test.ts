import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { generateKeyPairSync, verify } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { sha256Hex } from '@remit/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { requestText } from '../contract/index.ts';
import { type ClientCredential, createClient, newId, RemitProblem, RemitUnreachable, signerOf } from './index.ts';

type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string };
type Answering = (seen: Seen, response: ServerResponse, count: number) => void;

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(answer: Answering): Promise<{ origin: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      answer(seen.at(-1)!, response, seen.length);
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
const written = { id: 'r1', version: 2, status: 'LOCK1', facts: ['DraftSubmitted'], promise: 'p' };
const party = { id: 'unit-a', name: 'Unit A', kind: 'LE_UNIT', state: 'AB' };
const session = {
  demonstration: true,
  person: { id: 'p1', pseudonym: 'O-17', role: 'LE_OFFICER', roles: ['LE_OFFICER'] },
  organisation: party,
  csrf: 'word-1',
  expiresAt: null,
  softwareKey: true,
  deskSigner: null,
  now: '2026-11-22T12:00:00.000Z',
};
const client = (origin: string, credential: ClientCredential | null = { kind: 'token', token: 'a-token' }) =>
  createClient({ server: origin, credential, retryAfterMilliseconds: [1, 1, 1] });

describe('a call', () => {
  it('speaks as the holder of a token, and escapes what stands in its path', async () => {
    const { origin, seen } = await serve((_, response) => json(response, 200, written));
    await client(origin).act('a/../b?c', 'StartReview', {}, { expectedVersion: 7 });
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/api/referrals/a%2F..%2Fb%3Fc/start-review', body: '{}' });
    expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer a-token', 'if-match': '"7"' });
  });
  it('leaves out what was not asked', async () => {
    const { origin, seen } = await serve((_, response) => json(response, 200, { rows: [], next: null, total: 0 }));
    const query = { limit: 5, ...{ search: undefined } };
    expect(await client(origin).rows.queue({ params: { queue: 'unit' }, query: query })).toEqual({
      rows: [],
      next: null,
      total: 0,
    });
    expect(seen[0]?.url).toBe('/api/queues/unit?limit=5');
  });
  it('signs each request with a machine key, over method, origin, path, body, time and nonce', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const sign = await signerOf(privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'));
    const { origin, seen } = await serve((_, response, count) => json(response, count === 1 ? 503 : 200, written));
    await client(origin, { kind: 'key', keyId: 'key-1', sign }).act('r1', 'StartReview', {});
    const nonces = seen.map(({ url, body, headers }) => {
      const [, keyId = '', timestamp = '', nonce = '', signature = ''] =
        /^Remit-Key (.+):(\d+):([\w-]{16,64}):([\w-]{86})$/.exec(headers.authorization ?? '') ?? [];
      const text = requestText({
        ...{ keyId, nonce, origin, target: url, method: 'POST', timestamp: Number(timestamp) },
        bodyDigest: sha256Hex(body),
      });
      expect(verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
      return nonce;
    });
    expect(new Set(nonces).size).toBe(2);
  });
});

describe('a refusal', () => {
  it('becomes an error with code, field, remedy and findings', async () => {
    const problem = {
      type: 'urn:remit:refusal:gates-open',
      title: 'The draft is not ready.',
      status: 422,
      code: 'gates-open',
      field: 'items.0.locator',
      remedy: 'Mend the points.',
      kept: 'all',
      findings: [{ gate: 'G3', code: 'G3_CONTAINER' }],
    };
    const { origin, seen } = await serve((_, response) => json(response, 422, problem));
    const error = await client(origin)
      .act('r1', 'StartReview', {})
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RemitProblem);
    expect(error).toMatchObject({
      ...{ status: 422, code: 'gates-open', field: 'items.0.locator', remedy: 'Mend the points.' },
      message: 'The draft is not ready.',
      findings: [{ gate: 'G3', code: 'G3_CONTAINER' }],
    });
    expect(seen).toHaveLength(1);
  });
  it.each([
    ['a page', '<html>', 404, RemitProblem],
    ['nothing', '', 401, RemitProblem],
    ['too many requests', '{}', 429, RemitUnreachable],
    ['an outage', '{}', 500, RemitUnreachable],
    ['an answer that is no JSON', 'hello', 200, RemitUnreachable],
    ['an answer of another shape', '{"version":"two"}', 200, RemitUnreachable],
  ])('%s is told apart', async (_, body, status, kind) => {
    const { origin } = await serve((__, response) => void response.writeHead(status).end(body));
    await expect(client(origin).act('r1', 'StartReview', {})).rejects.toBeInstanceOf(kind);
  });
});

describe('a lost connection', () => {
  it('is tried again with the same idempotency key, so that the first answer holds', async () => {
    const { origin, seen } = await serve((_, response, count) => {
      if (count < 3) response.destroy();
      else json(response, 200, written);
    });
    expect(await client(origin).act('r1', 'StartReview', {})).toEqual(written);
    expect(seen).toHaveLength(3);
    expect(new Set(seen.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });
  it('is not tried again for a write that would happen twice', async () => {
    const { origin, seen } = await serve((_, response) => void response.destroy());
    await expect(client(origin).rows.demoSignIn({ body: { account: 'officer' } })).rejects.toBeInstanceOf(
      RemitUnreachable,
    );
    expect(seen).toHaveLength(1);
  });
  it('is never followed to another server', async () => {
    const { origin, seen } = await serve((_, response) => {
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    await expect(client(origin).rows.session()).rejects.toBeInstanceOf(RemitUnreachable);
    expect(seen.every(({ url }) => url === '/api/session')).toBe(true);
  });
});

describe('a session by cookie', () => {
  it('shows with each write that a page of ours asks, and asks for the word again when it changed', async () => {
    let word = 'word-1';
    const { origin, seen } = await serve(({ method, headers }, response) => {
      if (method === 'GET') return json(response, 200, { ...session, csrf: word });
      if (headers['x-remit-csrf'] === word) return json(response, 200, written);
      return json(response, 403, { title: 'No.', status: 403, code: 'cross-site' });
    });
    const page = client(origin, { kind: 'cookie' });
    await page.act('r1', 'StartReview', {}, { idempotencyKey: 'one' });
    word = 'word-2';
    await page.act('r1', 'StartReview', {}, { idempotencyKey: 'two' });
    expect(seen.map(({ method }) => method)).toEqual(['GET', 'POST', 'POST', 'GET', 'POST']);
    expect(seen.map(({ headers }) => headers.authorization)).toEqual(Array.from({ length: 5 }, () => undefined));
  });
});

describe('events', () => {
  it('name the case that changed, and go on after a loss', async () => {
    const { origin } = await serve((_, response, count) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`: hello\n\nevent: case\ndata: {"referral":"r${count}"}\n\nda`);
      if (count === 1) setTimeout(() => response.destroy(), 20);
    });
    const heard: (string | null)[] = [];
    const states: string[] = [];
    await new Promise<void>((resolve) => {
      const { stop } = client(origin).events(
        ({ referral }) => {
          heard.push(referral);
          if (heard.length < 2) return;
          stop();
          resolve();
        },
        { onState: (state) => states.push(state) },
      );
    });
    expect(heard).toEqual(['r1', 'r2']);
    expect(states).toEqual(['open', 'lost', 'open']);
  });
});

describe('a stream that was lost', () => {
  it('is opened at once when somebody knows that the service is back, however long the pause had grown', async () => {
    let back = false;
    const { origin, seen } = await serve((_, response) => {
      if (!back) return void response.writeHead(503).end();
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(': hello\n\n');
    });
    const began = Date.now();
    await new Promise<void>((resolve) => {
      const live = client(origin).events(() => undefined, {
        onState: (state) => {
          // The fourth pause lasts four seconds.
          if (state === 'lost' && seen.length === 4) {
            back = true;
            setTimeout(live.retry, 10);
          }
          if (state !== 'open') return;
          live.stop();
          resolve();
        },
      });
    });
    expect(seen).toHaveLength(5);
    expect(Date.now() - began).toBeLessThan(500 + 1_000 + 2_000 + 4_000);
  });
});

describe('the end of a session', () => {
  it.each([
    ['in the stream', 200, 'event: signed-out\ndata: {}\n\n'],
    ['before it', 401, ''],
  ])('is told %s, and nothing is asked again', async (_, status, text) => {
    const { origin, seen } = await serve((__, response) => void response.writeHead(status).end(text));
    const states: string[] = [];
    await new Promise<void>((resolve) => {
      const onState = (state: string) => {
        states.push(state);
        if (state === 'signed-out') resolve();
      };
      client(origin).events(() => undefined, { onState });
    });
    expect(states.at(-1)).toBe('signed-out');
    expect(seen).toHaveLength(1);
  });
});

describe('an identifier', () => {
  it('has the form that the protocol asks, and sorts by time', () => {
    expect(newId()).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
    expect(newId(1_000) < newId(2_000)).toBe(true);
    expect(newId()).not.toBe(newId());
  });
});
