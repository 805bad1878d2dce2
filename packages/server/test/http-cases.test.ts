import { generateKeyPairSync, hash, sign } from 'node:crypto';
import { authorizationOf, contract, requestText, views } from '@remit/client/contract';
import type { Party } from '@remit/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { completeHeader, completeItem, PLATFORM, UNIT } from '../../protocol/src/referral/fixtures/sample-case.ts';
import { ulid } from '../src/ports.ts';
import { organisations } from './fixture.ts';
import { type HttpFixture, openHttp, ORIGIN } from './http-fixture.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64url');
const until = '2099-01-01T00:00:00.000Z';
const key = { keyId: 'importer-1', publicKey: spki, label: 'Importer', until, revokedAt: null };

/** The unit of the fixture with a machine's key and a desk's, and a second unit that knows nothing of its cases. */
const parties: Party[] = organisations.flatMap((party): Party[] =>
  party.id === UNIT
    ? [
        {
          ...party,
          keys: [
            { ...key, purpose: 'machine', role: 'LE_OFFICER' },
            { ...key, keyId: 'desk-1', purpose: 'desk' },
          ],
        },
        {
          ...party,
          id: 'unit-elsewhere',
          name: 'Southern unit',
          people: party.people.map((each) => ({ ...each, person: `${each.person}-s`, pseudonym: `${each.person}-s` })),
        },
      ]
    : [party],
);

let http: HttpFixture;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  http = await openHttp(parties);
  for (const name of ['officer-0001', 'officer-0001-s', 'decider-0001', 'auditor-0001'])
    tokens[name] = await http.signIn(name);
});
afterAll(() => http.close());

const newId = (): string => ulid(Date.now(), Buffer.from(crypto.getRandomValues(new Uint8Array(16))));
const draft = () => ({
  platform: PLATFORM,
  header: completeHeader(),
  items: [{ id: newId(), content: completeItem(1) }],
  importId: null,
});
const create = (as: string, headers: Record<string, string> = {}, payload: object = draft()) =>
  http.ask({ method: 'POST', url: '/api/referrals', payload, as: tokens[as]!, headers });
const created = async (): Promise<string> => views.writeAnswer.parse((await create('officer-0001')).json()).id;

describe('a draft over HTTP', () => {
  it('is created, and shown to its own unit', async () => {
    const id = await created();
    const shown = await http.ask({ url: `/api/referrals/${id}`, as: tokens['officer-0001']! });
    expect(views.caseView.parse(shown.json())).toMatchObject({ id, status: 'DRAFT', version: 1 });
  });

  it('is created once, however often the request is repeated under its key', async () => {
    const payload = draft();
    const answers = [];
    for (let i = 0; i < 3; i += 1)
      answers.push(
        (await create('officer-0001', { 'idempotency-key': '"draft-1"' }, payload)).json<{ id: string }>().id,
      );
    expect(new Set(answers).size).toBe(1);
    const other = await create('officer-0001', { 'idempotency-key': 'draft-1' }, draft());
    expect([other.statusCode, other.json<{ code: string }>().code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('is not changed by whoever looked at an older version', async () => {
    const id = await created();
    const answer = await http.ask({
      method: 'POST',
      url: `/api/referrals/${id}/submit-draft`,
      payload: {},
      as: tokens['officer-0001']!,
      headers: { 'if-match': '"7"' },
    });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([412, 'stream-moved']);
  });

  it('that cannot be read names the field and stores nothing', async () => {
    const before = await http.admin.query('SELECT FROM facts');
    const answer = await create(
      'officer-0001',
      {},
      { ...draft(), items: [{ id: newId(), content: { ...completeItem(1), locator: 7 } }] },
    );
    expect([answer.statusCode, answer.json<{ field: string }>().field]).toEqual([400, 'items.0.content.locator']);
    expect((await http.admin.query('SELECT FROM facts')).rowCount).toBe(before.rowCount);
  });
});

describe('another organisation’s case', () => {
  const asked = async (as: string, id: string) => {
    const reads = ['', '/provenance'].map((tail) => http.ask({ url: `/api/referrals/${id}${tail}`, as: tokens[as]! }));
    const writes = ['submit-draft', 'withdraw'].map((name) =>
      http.ask({
        method: 'POST',
        url: `/api/referrals/${id}/${name}`,
        payload: name === 'withdraw' ? { code: 'ERROR_LE', note: null } : {},
        as: tokens[as]!,
      }),
    );
    return Promise.all([...reads, ...writes]);
  };

  it('answers exactly as one that does not exist', async () => {
    const theirs = await asked('officer-0001-s', await created());
    const none = await asked('officer-0001-s', newId());
    expect(theirs.map(({ statusCode, body }) => [statusCode, body])).toEqual(
      none.map(({ statusCode, body }) => [statusCode, body]),
    );
    expect(theirs.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
  });

  it('is unknown to the platform until it is sent', async () => {
    const answer = await http.ask({ url: `/api/referrals/${await created()}`, as: tokens['decider-0001']! });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'not-found']);
  });
});

describe('the record of reads', () => {
  it('holds each look at a case before it is answered, for auditors alone', async () => {
    const id = await created();
    await http.ask({ url: `/api/referrals/${id}`, as: tokens['officer-0001']! });
    const { reads } = contract.auditReads.response.parse(
      (await http.ask({ url: `/api/audit/reads?referral=${id}`, as: tokens['auditor-0001']! })).json(),
    );
    expect(reads).toMatchObject([
      { organisation: UNIT, person: 'officer-0001', role: 'LE_OFFICER', what: 'read.case', object: id },
    ]);
  });

  it('comes in pages, newest first', async () => {
    for (let i = 0; i < 101; i += 1) await http.ask({ url: '/api/queue-counts', as: tokens['officer-0001']! });
    const page = async (after: string) =>
      contract.auditReads.response.parse(
        (await http.ask({ url: `/api/audit/reads${after}`, as: tokens['auditor-0001']! })).json(),
      );
    // Looks at a queue are kept together, just after they are answered.
    const first = await vi.waitFor(async () => {
      const newest = await page('');
      expect(newest.next).not.toBeNull();
      return newest;
    });
    const second = await page(`?after=${first.next}`);
    const ids = [...first.reads, ...second.reads].map((read) => Number(read['id']));
    expect(first.reads).toHaveLength(100);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect((await http.ask({ url: '/api/audit/reads?after=x', as: tokens['auditor-0001']! })).statusCode).toBe(400);
  });

  it('holds nothing of what is no read of anybody’s words', async () => {
    const told = async (): Promise<string[]> =>
      (await http.store.pool.query<{ what: string }>('SELECT DISTINCT what FROM reads')).rows.map(({ what }) => what);
    for (const url of ['/api/session', '/api/public/parameter-sets', '/api/queue-counts'])
      expect((await http.ask({ url, as: tokens['officer-0001']! })).statusCode).toBe(200);
    await vi.waitFor(async () => expect(await told()).toContain('read.counts'));
    expect(await told()).not.toContain('none');
  });

  it('can be added to and never changed by the service', async () => {
    for (const change of ['DELETE FROM reads', `UPDATE reads SET person = 'nobody'`, 'TRUNCATE reads']) {
      const client = await http.store.pool.connect();
      await client.query('BEGIN; SET LOCAL ROLE remit_working');
      await expect(client.query(change)).rejects.toMatchObject({ code: '42501' });
      await client.query('ROLLBACK');
      client.release();
    }
  });

  it('stays closed to everybody else by row-level security alone', async () => {
    const client = await http.store.pool.connect();
    await client.query(`BEGIN; SET LOCAL ROLE remit_reader; SELECT set_config('remit.organisation', '${UNIT}', true)`);
    const { rowCount } = await client.query('SELECT FROM reads');
    await client.query('ROLLBACK');
    client.release();
    expect(rowCount).toBe(0);
  });
});

describe('a machine’s key', () => {
  let count = 0;
  const signed = (
    keyId: string,
    payload: object,
    change: { nonce?: string; timestamp?: number; method?: string; target?: string } = {},
  ) => {
    const body = JSON.stringify(payload);
    const request = {
      keyId,
      method: 'POST',
      origin: ORIGIN,
      target: '/api/referrals',
      bodyDigest: hash('sha256', body, 'hex'),
      timestamp: Math.floor(Date.now() / 1000),
      nonce: `nonce-nonce-nonce-${(count += 1)}`,
      ...change,
    };
    const signature = sign(null, Buffer.from(requestText(request)), privateKey).toString('base64url');
    return { authorization: authorizationOf(request, signature), 'content-type': 'application/json' };
  };
  const send = (payload: object, headers: Record<string, string>) =>
    http.ask({ method: 'POST', url: '/api/referrals', payload: JSON.stringify(payload), headers });

  it('speaks for its organisation in its role', async () => {
    const payload = draft();
    const answer = await send(payload, signed('importer-1', payload));
    expect([answer.statusCode, answer.json<{ status: string }>().status]).toEqual([200, 'DRAFT']);
    const { rows } = await http.admin.query<{ actor: object }>('SELECT actor FROM facts WHERE stream = $1', [
      `referral:${answer.json<{ id: string }>().id}`,
    ]);
    expect(rows[0]?.actor).toEqual({ type: 'key', key: 'importer-1', organisation: UNIT, role: 'LE_OFFICER' });
  });

  it('is asked for no page of ours: it proves by itself who sends', async () => {
    const payload = draft();
    const headers = {
      ...signed('importer-1', payload),
      origin: 'https://desk.example',
      'sec-fetch-site': 'cross-site',
    };
    expect((await send(payload, headers)).statusCode).toBe(200);
  });

  it('has the one role that it was given, and takes no other', async () => {
    const payload = { role: 'LE_OFFICER' };
    const headers = signed('importer-1', payload, { method: 'PUT', target: '/api/session/role' });
    const url = '/api/session/role';
    const answer = await http.ask({ method: 'PUT', url, payload: JSON.stringify(payload), headers });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'not-your-role']);
  });

  it('says each thing once', async () => {
    const payload = draft();
    const headers = signed('importer-1', payload);
    const statuses = [(await send(payload, headers)).statusCode, (await send(payload, headers)).statusCode];
    expect(statuses).toEqual([200, 401]);
  });

  it('is refused for another body, an old time, another address, a desk’s key and an unknown one', async () => {
    const payload = draft();
    const refused = [
      await send(draft(), signed('importer-1', payload)),
      await send(payload, signed('importer-1', payload, { timestamp: Math.floor(Date.now() / 1000) - 400 })),
      await send(payload, signed('importer-1', payload, { target: '/api/imports' })),
      await send(payload, signed('desk-1', payload)),
      await send(payload, signed('nobody-1', payload)),
    ];
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 401, 401]);
    expect(new Set(refused.map(({ body }) => body)).size).toBe(1);
  });
});
