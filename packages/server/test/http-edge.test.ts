import { request as rawRequest } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { contract, problemView, type Row } from '@remit/client/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { buildServer } from '../src/http/server.ts';
import { systemPorts } from '../src/ports.ts';
import { organisations } from './fixture.ts';
import { httpConfig, type HttpFixture, openHttp } from './http-fixture.ts';

let http: HttpFixture;
let officer: string;
let port: number;
beforeAll(async () => {
  http = await openHttp(organisations);
  officer = await http.signIn('officer-0001');
  await http.app.listen({ host: '127.0.0.1', port: 0 });
  port = (http.app.server.address() as AddressInfo).port;
});
afterAll(() => http.close());

const post = (payload: string | Buffer, headers: Record<string, string> = {}, url = '/api/referrals') =>
  http.ask({ method: 'POST', url, payload, as: officer, headers: { 'content-type': 'application/json', ...headers } });

const rows = Object.entries(contract as Readonly<Record<string, Row>>);
const addressOf = ({ path }: Row): string => path.replace(':queue', 'unit').replace(/:[A-Za-z]+/g, 'nothing-here');

/** References of an OpenAPI document that lead nowhere in it; each is a JSON pointer (RFC 6901). */
function unresolved(description: object): string[] {
  const references = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]*)"/g)].map(([, target]) => target ?? '');
  const leadsTo = (target: string): unknown =>
    target
      .split('/')
      .slice(1)
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], description);
  return [...new Set(references)].filter((target) => !target.startsWith('#/') || leadsTo(target) === undefined);
}

describe('bad input is answered, not survived', () => {
  it.each<[string, string | Buffer, number]>([
    ['no JSON', '{', 400],
    ['a key twice', '{"platform":"a","platform":"b"}', 400],
    ['a prototype', '{"__proto__":{}}', 400],
    ['depth', '['.repeat(100_000), 400],
    ['other bytes than UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400],
    ['NUL', '{"platform":"a\\u0000b","header":{},"items":[],"importId":null}', 400],
    ['nothing', '', 400],
    ['a field that nobody knows', '{"platform":"a","colour":"red"}', 400],
    ['too much', `"${'a'.repeat(2 * 1024 * 1024)}"`, 413],
  ])('refuses a body with %s', async (_, body, status) => {
    const answer = await post(body);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(problemView.parse(answer.json()).remedy).not.toBe('');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/xml',
  ])('refuses a body of type %s', async (type) =>
    expect((await post('{}', { 'content-type': type })).statusCode).toBe(415),
  );

  it('refuses a compressed body', async () => {
    expect((await post('{}', { 'content-encoding': 'gzip' })).statusCode).toBe(415);
  });

  it.each([
    ['/api/queues/unit?limit=0', 400],
    ['/api/queues/unit?limit=10000', 400],
    ['/api/queues/unit?limit=1&limit=2', 400],
    ['/api/queues/unit?colour=red', 400],
    ['/api/queues/unit?search=%00', 400],
    ['/api/queues/everything', 404],
    ['/api/referrals/%00', 404],
    ['/api/referrals/%ff', 404],
    ['/api/referrals/..%2f..%2fetc%2fpasswd', 404],
    ['/api/../../etc/passwd', 404],
    ['/api/referrals/__proto__', 404],
    ['//api/session', 404],
    [`/api/referrals/${'x'.repeat(100)}`, 404],
    [`/api/referrals/${'x'.repeat(5_000)}`, 414],
    ['/api/nowhere', 404],
  ])('answers %s', async (url, status) => {
    const answer = await http.ask({ url, as: officer });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('names the methods of an address that was asked with another', async () => {
    const answer = await http.ask({ method: 'PATCH', url: '/api/session', as: officer });
    expect([answer.statusCode, answer.headers['allow']]).toEqual([405, 'DELETE, GET']);
    const handOver = await http.ask({ url: '/api/desk/some-key/some-person', as: officer });
    expect([handOver.statusCode, handOver.headers['allow']]).toEqual([405, 'PUT']);
  });

  it('refuses headers of a write that cannot be read', async () => {
    expect((await post('{}', { 'idempotency-key': 'a b' })).statusCode).toBe(400);
    expect((await post('{}', { 'if-match': 'W/"x"' })).statusCode).toBe(400);
  });

  it.each([
    'GET / HTTP/1.1\r\nHost: a b\r\nX\r\n\r\n',
    'BREW /pot HTTP/1.1\r\nHost: x\r\n\r\n',
    '\0\0\0\0',
    `GET / HTTP/1.1\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`,
  ])('answers bytes that are no request with a 4xx', async (bytes) => {
    const said = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(said).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  it('answers a request that names no host with a problem document', async () => {
    const said = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write('GET /api/session HTTP/1.1\r\nConnection: close\r\n\r\n'),
      );
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    const [head = '', body = ''] = said.split('\r\n\r\n');
    expect(head).toMatch(/^content-type: application\/problem\+json/im);
    expect(problemView.parse(JSON.parse(body)).code).toBe('host-unknown');
  });

  it('refuses as a problem document what arrives while the service ends', async () => {
    const logger = pino({ level: 'silent' });
    const app = await buildServer({
      store: http.store,
      executor: http.executor,
      ports: systemPorts,
      logger,
      config: httpConfig,
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    const connected = new Promise<void>((resolve) => app.server.once('connection', () => resolve()));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    // A request that has begun, so that its connection is not closed as an idle one.
    socket.write('GET /api/public/totals HTTP/1.1\r\n');
    await connected;
    await setTimeout(50);
    const closed = app.close();
    await setTimeout(50);
    socket.write('Host: localhost:4600\r\n\r\n');
    await Promise.all([ended, closed]);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 503 /);
    expect(head).toMatch(/^content-type: application\/problem\+json/im);
    expect(head).toMatch(/^retry-after: \d+\r?$/im);
    expect(problemView.parse(JSON.parse(body)).code).toBe('unavailable');
  });

  it('does not answer to another name than its own', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = rawRequest({ port, path: '/api/session', headers: { host: 'rebound.example' } }, (answer) =>
        resolve(answer.resume().statusCode),
      );
      sent.on('error', reject).end();
    });
    expect(status).toBe(421);
  });
});

describe('every row', () => {
  it.each(rows.filter(([, row]) => row.permission !== 'public' && row.permission !== 'demonstration'))(
    '%s answers a visitor with 401 and nothing more',
    async (_, row) => {
      const answer = await http.ask({
        method: row.method,
        url: addressOf(row),
        ...(row.method === 'GET' ? {} : { payload: {} }),
      });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, 'not-signed-in']);
    },
  );

  it.each(rows.filter(([, row]) => Array.isArray(row.permission) && !row.permission.includes('LE_OFFICER')))(
    '%s answers a role that it does not name with 403',
    async (_, row) => {
      const answer = await http.ask({
        method: row.method,
        url: addressOf(row),
        as: officer,
        ...(row.method === 'GET' ? {} : { payload: {} }),
      });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'not-your-role']);
    },
  );

  it('stands in the description of the interface', async () => {
    const answer = await http.ask({ url: '/openapi.json' });
    const { openapi, paths } = answer.json<{
      openapi: string;
      paths: Record<string, Record<string, { operationId: string }>>;
    }>();
    const described = Object.values(paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
    expect(openapi).toBe('3.1.0');
    expect(described.sort()).toEqual([...rows.map(([name]) => name), 'events', 'logFile'].sort());
  });

  it('declares each part of each path once, and resolves each reference', async () => {
    const description = (await http.ask({ url: '/openapi.json' })).json<{
      paths: Record<string, Record<string, { parameters?: { name: string; in: string }[] }>>;
    }>();
    for (const [path, operations] of Object.entries(description.paths)) {
      expect(path.replace(/\{[A-Za-z]+\}/g, ''), path).toMatch(/^[a-z0-9./-]*$/);
      const parts = [...path.matchAll(/\{([A-Za-z]+)\}/g)].map(([, name]) => name).sort();
      for (const { parameters = [] } of Object.values(operations)) {
        const declared = parameters.filter((each) => each.in === 'path').map(({ name }) => name);
        expect(declared.sort(), path).toEqual(parts);
      }
    }
    for (const reference of unresolved(description)) expect.fail(`${reference} leads nowhere`);
  });
});

describe('every answer', () => {
  it('keeps scripts, frames and other origins out', async () => {
    const { headers } = await http.ask({ url: '/api/session' });
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none';script-src 'self';style-src 'self' 'nonce-[\w-]{22}';/,
    );
    expect(headers['content-security-policy']).not.toMatch(/unsafe|data:|\*/);
    expect(headers['content-security-policy']).toContain(";connect-src 'self';");
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it('is not sent again while it is unchanged', async () => {
    const ask = (headers = {}) => http.ask({ url: '/api/queue-counts', as: officer, headers });
    const { etag } = (await ask()).headers;
    const again = await ask({ 'if-none-match': `"other", ${String(etag)}` });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it('leaves a line in the log without identifiers', async () => {
    const secret = 'case-01JDX0000000000000000000';
    await http.ask({ url: `/api/referrals/${secret}`, as: officer });
    const answered = http.logged.filter((line) => line.includes('"answered"'));
    expect(JSON.parse(answered.at(-1)!)).toMatchObject({ method: 'GET', route: '/api/referrals/:id', status: 404 });
    const telling = [secret, officer, 'officer-0001', '127.0.0.1'];
    expect(answered.filter((line) => telling.some((text) => line.includes(text)))).toEqual([]);
  });
});

describe('a flood', () => {
  it('is answered with when to come back, by person and by address', async () => {
    const small = await openHttp(organisations, { limits: { asker: 5, visitor: 50, signIn: 3 } });
    const token = await small.signIn('officer-0001');
    const statuses = [];
    for (let i = 0; i < 6; i += 1) statuses.push((await small.ask({ url: '/api/queue-counts', as: token })).statusCode);
    const other = await small.ask({ url: '/api/queue-counts', as: await small.signIn('reviewer-001') });
    await small.signIn('auditor-0001');
    const refused = await small.ask({
      method: 'POST',
      url: '/api/sessions/demo',
      payload: { account: 'auditor-0001' },
    });
    await small.close();
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect(other.statusCode).toBe(200);
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([429, 'too-many-requests']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('of one-time codes is stopped as one of sign-ins is, whoever was signed in before', async () => {
    const small = await openHttp(organisations, { limits: { signIn: 3 } });
    const token = await small.signIn('officer-0001');
    const tried = [];
    for (let i = 0; i < 3; i += 1) {
      const payload = { code: 'AAAA-AAAA-AAAA-AAAA', response: {} };
      tried.push((await small.ask({ method: 'POST', url: '/api/enrolment', payload, as: token })).statusCode);
    }
    await small.close();
    expect(tried).toEqual([400, 400, 429]);
  });
});

describe('whoever runs the service', () => {
  it('sees whether it works and how much it does', async () => {
    expect((await http.ask({ url: '/healthz' })).json()).toMatchObject({ status: 'healthy', database: 'reachable' });
    const metrics = await http.ask({ url: '/metrics' });
    expect(metrics.body).toContain('remit_http_requests_total{method="GET",route="/api/queue-counts",status="200"}');
    expect((await http.ask({ url: '/metrics', headers: { 'x-forwarded-for': '203.0.113.9' } })).statusCode).toBe(404);
    expect((await http.ask({ url: '/metrics', headers: { forwarded: 'for=203.0.113.9' } })).statusCode).toBe(404);
    for (const remoteAddress of ['203.0.113.9', 'unknown'])
      expect((await http.ask({ url: '/metrics', remoteAddress })).statusCode, remoteAddress).toBe(404);
  });

  it('may ask by address whether it works, and for nothing else', async () => {
    const headers = { host: '192.0.2.7:4600' };
    const statuses = [];
    for (const url of ['/healthz', '/metrics', '/api/session'])
      statuses.push((await http.ask({ url, headers })).statusCode);
    expect(statuses).toEqual([200, 200, 421]);
  });

  it('sees what waits and how the log does, at each reading', async () => {
    const one = async (name: string) =>
      new RegExp(`^${name} (\\S+)$`, 'mu').exec((await http.ask({ url: '/metrics' })).body)?.[1];
    const before = Number(await one('remit_outbox_messages'));
    const pending = Number(await one('remit_log_pending_facts'));
    await http.admin.query(`INSERT INTO log_pending VALUES ('referral:measured', 1, decode(repeat('00', 449), 'hex'))`);
    await http.admin.query(
      `INSERT INTO outbox (id, stream, kind, organisation, available_at) VALUES ('measured', 'referral:x', 'x', 'x', now() - interval '1 hour')`,
    );
    await http.admin.query(
      `INSERT INTO timers (referral, kind, rule, at) VALUES ('measured', 'Remind', 'clock', now() - interval '2 minutes')`,
    );
    await http.admin.query(
      `UPDATE log_leader SET refuses = 'edge-broken', refuses_since = now(), beat_at = now() - interval '1 minute'`,
    );
    try {
      expect(Number(await one('remit_outbox_messages'))).toBe(before + 1);
      expect(Number(await one('remit_outbox_age_seconds'))).toBeGreaterThanOrEqual(3600);
      expect(await one('remit_timers_due')).toBe('1');
      expect(Number(await one('remit_clock_lag_seconds'))).toBeGreaterThanOrEqual(120);
      expect(Number(await one('remit_log_pending_facts'))).toBe(pending + 1);
      expect(Number(await one('remit_sequencer_silence_seconds'))).toBeGreaterThanOrEqual(60);
      expect(await one('remit_database_reachable')).toBe('1');
      const { body } = await http.ask({ url: '/metrics' });
      expect(body).toContain('remit_log_refuses_to_sign{code="edge-broken"} 1');
      expect(body).toContain('remit_ailments{ailment="log-refuses-to-sign"} 1');
      expect((await http.ask({ url: '/healthz' })).json()).toMatchObject({
        status: 'degraded',
        logRefusal: 'edge-broken',
      });
    } finally {
      await http.admin.query(`DELETE FROM log_pending WHERE stream = 'referral:measured'`);
      await http.admin.query(`DELETE FROM outbox WHERE id = 'measured'`);
      await http.admin.query(`DELETE FROM timers WHERE referral = 'measured'`);
      await http.admin.query(`UPDATE log_leader SET refuses = NULL, refuses_since = NULL, beat_at = '-infinity'`);
    }
    expect((await http.ask({ url: '/metrics' })).body).not.toContain('edge-broken');
  });

  it('may measure from the addresses and networks that the setting names, and from nowhere else', async () => {
    const logger = pino({ level: 'silent' });
    const config = { ...httpConfig, metricsFrom: ['198.51.100.7', '10.1.0.0/16', '2001:db8::/32'] };
    const app = await buildServer({ store: http.store, executor: http.executor, ports: systemPorts, logger, config });
    const statusFrom = async (remoteAddress: string) =>
      (await app.inject({ url: '/metrics', remoteAddress, headers: { host: 'localhost:4600' } })).statusCode;
    try {
      for (const address of [
        '127.0.0.1',
        '::1',
        '::ffff:127.0.0.1',
        '198.51.100.7',
        '10.1.2.3',
        '::ffff:10.1.2.3',
        '2001:db8::9',
      ])
        expect(await statusFrom(address), address).toBe(200);
      for (const address of ['198.51.100.8', '10.2.0.1', '::ffff:10.2.0.1', '2001:db9::1'])
        expect(await statusFrom(address), address).toBe(404);
    } finally {
      await app.close();
    }
  });
});
