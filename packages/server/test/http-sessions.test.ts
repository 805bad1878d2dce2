import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, problemView, views } from '@remit/client/contract';
import { organisations } from './fixture.ts';
import { type HttpFixture, openHttp, ORIGIN } from './http-fixture.ts';

let http: HttpFixture;
beforeAll(async () => {
  http = await openHttp(organisations);
});
afterAll(() => http.close());

const BROWSER = { origin: ORIGIN, 'sec-fetch-site': 'same-origin' };

async function browserSignIn(account: string) {
  const answer = await http.ask({ method: 'POST', url: '/api/sessions/demo', payload: { account }, headers: BROWSER });
  const cookie = String(answer.headers['set-cookie']);
  const { session, token } = contract.demoSignIn.response.parse(answer.json());
  return { cookie, pair: cookie.split(';')[0]!, csrf: session.csrf, session, token };
}

describe('a session', () => {
  it('is a cookie that no script reads and no other site sends', async () => {
    const { cookie, token, session } = await browserSignIn('officer-0001');
    expect(cookie).toMatch(
      /^__Host-remit=[A-Za-z0-9_-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(token).toBe('');
    expect(session).toMatchObject({ softwareKey: true, person: { id: 'officer-0001', role: 'LE_OFFICER' } });
  });

  it('is kept as a digest alone', async () => {
    const token = await http.signIn('officer-0001');
    const { rows } = await http.admin.query<{ row: string }>('SELECT s::text AS row FROM sessions s');
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain(token);
  });

  it('by cookie writes only with what its own page was told', async () => {
    const { pair, csrf } = await browserSignIn('officer-0001');
    const other = await browserSignIn('officer-0001');
    const put = (headers: Record<string, string>) =>
      http.ask({
        method: 'PUT',
        url: '/api/session/role',
        payload: { role: 'LE_OFFICER' },
        headers: { cookie: pair, ...headers },
      });
    expect((await put(BROWSER)).statusCode).toBe(403);
    expect((await put({ ...BROWSER, 'x-remit-csrf': other.csrf })).json()).toMatchObject({ code: 'cross-site' });
    expect((await put({ 'x-remit-csrf': csrf, origin: 'https://elsewhere.example' })).statusCode).toBe(403);
    expect((await put({ 'x-remit-csrf': csrf, 'sec-fetch-site': 'same-site' })).statusCode).toBe(403);
    expect((await put({ ...BROWSER, 'x-remit-csrf': csrf })).statusCode).toBe(200);
  });

  it('is not begun by a page of somebody else, signed in or not', async () => {
    const { pair } = await browserSignIn('officer-0001');
    for (const cookie of ['', pair]) {
      const headers = { cookie, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
      const answer = await http.ask({
        ...{ method: 'POST', url: '/api/sessions/demo', headers },
        payload: { account: 'officer-0001' },
      });
      expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([403, undefined]);
    }
  });

  it('shows who one is, and a visitor that nobody is signed in', async () => {
    const token = await http.signIn('decider-0001');
    const mine = views.sessionView.parse((await http.ask({ url: '/api/session', as: token })).json());
    expect(mine).toMatchObject({
      person: { id: 'decider-0001' },
      organisation: { kind: 'PLATFORM' },
      demonstration: true,
    });
    const nobody = views.sessionView.parse((await http.ask({ url: '/api/session' })).json());
    expect(nobody).toMatchObject({ person: null, organisation: null, csrf: '' });
  });

  it('ends at once when its person signs out, here and in every other process', async () => {
    const token = await http.signIn('officer-0001');
    expect((await http.ask({ url: '/api/queue-counts', as: token })).statusCode).toBe(200);
    expect((await http.ask({ method: 'DELETE', url: '/api/session', as: token })).statusCode).toBe(200);
    expect((await http.ask({ url: '/api/queue-counts', as: token })).statusCode).toBe(401);
  });

  it('is each one’s own, also where many ask at the same moment, and one of them is no longer signed in', async () => {
    const accounts = ['officer-0001', 'supervisor-01', 'decider-0001', 'reviewer-001', 'officer-0001'];
    const tokens = await Promise.all(accounts.map((account) => http.signIn(account)));
    await http.ask({ method: 'DELETE', url: '/api/session', as: tokens[1]! });
    const views = await Promise.all(tokens.map((as) => http.ask({ url: '/api/session', as })));
    const people = views.map((view) => view.json<{ person: { id: string } | null }>().person?.id ?? null);
    expect(people).toEqual(accounts.map((account, i) => (i === 1 ? null : account)));
  });

  it('ends after 30 idle minutes, after 12 hours, with its role and with its person', async () => {
    const changes = [
      `UPDATE sessions SET seen_at = seen_at - interval '31 minutes'`,
      `UPDATE sessions SET started_at = started_at - interval '13 hours', expires_at = expires_at - interval '13 hours'`,
      `UPDATE organisation_rows SET state = jsonb_set(state, '{people,0,roles}', '[]') WHERE organisation = (SELECT organisation FROM demo_accounts WHERE account = 'decider-0001')`,
    ];
    for (const change of changes) {
      const token = await http.signIn('decider-0001');
      await http.admin.query(change);
      expect((await http.ask({ url: '/api/queue-counts', as: token })).statusCode, change).toBe(401);
    }
    await http.admin.query(
      `UPDATE organisation_rows SET state = jsonb_set(state, '{people,0,roles}', '["PLAT_DECIDER"]') WHERE kind = 'PLATFORM'`,
    );
  });

  it('takes another of one’s own roles and no stranger’s', async () => {
    const token = await http.signIn('officer-0001');
    const answer = await http.ask({ method: 'PUT', url: '/api/session/role', payload: { role: 'AUDITOR' }, as: token });
    expect(answer.statusCode).toBe(403);
    expect(problemView.parse(answer.json()).code).toBe('not-your-role');
  });
});

describe('the demonstration’s accounts', () => {
  it('are listed with what each is for', async () => {
    const { accounts } = contract.demoAccounts.response.parse((await http.ask({ url: '/api/demo/accounts' })).json());
    expect(accounts.map(({ account }) => account)).toContain('reviewer-001');
  });

  it('refuse a name that is none of them', async () => {
    const answer = await http.ask({ method: 'POST', url: '/api/sessions/demo', payload: { account: 'nobody' } });
    expect([answer.statusCode, answer.json<{ field: string }>().field]).toEqual([400, 'account']);
  });

  it('do not exist outside a demonstration', async () => {
    const service = await openHttp(organisations, { demonstration: false });
    const list = await service.ask({ url: '/api/demo/accounts' });
    const signIn = await service.ask({
      method: 'POST',
      url: '/api/sessions/demo',
      payload: { account: 'officer-0001' },
    });
    const nowhere = await service.ask({ url: '/api/nowhere' });
    await service.close();
    expect([list.statusCode, signIn.statusCode]).toEqual([404, 404]);
    expect(list.json()).toEqual(nowhere.json());
  });
});
