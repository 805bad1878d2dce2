import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organisations } from './fixture.ts';
import { type HttpFixture, openHttp } from './http-fixture.ts';

let http: HttpFixture;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'remit-web-'));
  const webRoot = join(folder, 'dist');
  mkdirSync(join(webRoot, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'a secret beside the screens');
  writeFileSync(join(webRoot, 'index.html'), '<meta name="style-nonce" content="{{style-nonce}}">');
  writeFileSync(join(webRoot, 'first-paint.js'), 'true;');
  writeFileSync(join(webRoot, 'assets', 'main-abc123.js'), 'true;');
  writeFileSync(join(webRoot, '.hidden'), 'hidden');
  http = await openHttp(organisations, { webRoot });
});
afterAll(async () => {
  await http.close();
  rmSync(folder, { recursive: true });
});

const visit = (url: string) => http.ask({ url, headers: { accept: 'text/html,*/*' } });

describe('the screens', () => {
  it.each(['/', '/cases/01JDX', '/queues/unit?after=x'])(
    'are one page at %s, with the nonce of its own response',
    async (url) => {
      const pages = [await visit(url), await visit(url)];
      const nonces = pages.map(({ body }) => /content="([\w-]{22})"/.exec(body)?.[1]);
      expect(new Set(nonces).size).toBe(2);
      for (const [i, page] of pages.entries()) {
        expect(page.statusCode).toBe(200);
        expect(page.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonces[i]}'`);
        expect(page.headers['cache-control']).toBe('no-store');
      }
    },
  );

  it('may ask one address of the visitor’s machine where the operator named it, and say so to who is signed in', async () => {
    const deskSigner = 'http://127.0.0.1:4630';
    const named = await openHttp(organisations, { webRoot: join(folder, 'dist'), deskSigner });
    try {
      const { headers } = await named.ask({ url: '/', headers: { accept: 'text/html,*/*' } });
      expect(headers['content-security-policy']).toContain(`;connect-src 'self' ${deskSigner};`);
      const as = await named.signIn('officer-0001');
      expect((await named.ask({ url: '/api/session', as })).json()).toMatchObject({ deskSigner });
      expect((await named.ask({ url: '/api/session' })).json()).toMatchObject({ deskSigner: null });
    } finally {
      await named.close();
    }
    expect((await visit('/')).headers['content-security-policy']).toContain(";connect-src 'self';");
  });

  it('are kept by browsers as long as their names hold', async () => {
    const cached = async (url: string) => (await http.ask({ url })).headers['cache-control'];
    expect(await cached('/assets/main-abc123.js')).toBe('public, max-age=31536000, immutable');
    expect(await cached('/first-paint.js')).toBe('public, max-age=300');
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/.hidden',
    '/assets/\\..\\..\\secret.txt',
    '/index.html%00.js',
    '/assets/',
  ])('are all that can be fetched: not %s', async (url) => {
    const answer = await http.ask({ url });
    expect(answer.statusCode).toBe(404);
    expect(answer.body).not.toMatch(/secret beside|hidden"/);
  });

  it('are no answer to a script that asks for data', async () => {
    expect((await visit('/api/nowhere')).statusCode).toBe(404);
    expect((await visit('/log/nowhere')).statusCode).toBe(404);
    expect((await http.ask({ url: '/cases/01JDX', headers: { accept: 'application/json' } })).statusCode).toBe(404);
  });

  it('are asked for, not sent to', async () => {
    const answer = await http.ask({
      method: 'POST',
      url: '/cases/01JDX',
      headers: { accept: 'text/html' },
      payload: {},
    });
    expect(answer.statusCode).toBe(404);
  });
});

describe('the public log', () => {
  it('answers any page, and says nothing of what is not published', async () => {
    await http.admin.query(
      `INSERT INTO checkpoints VALUES (16, decode(repeat('00', 32), 'hex'), E'test.example/log\\n16\\nAAAA\\n', now())`,
    );
    const checkpoint = await http.ask({ url: '/log/checkpoint' });
    expect([checkpoint.statusCode, checkpoint.headers['access-control-allow-origin']]).toEqual([200, '*']);
    expect(checkpoint.headers['cache-control']).toBe('public, max-age=5');
    for (const path of ['tile/0/000', 'tile/0/001.p/7', '..%2fhealthz', 'tile/%00', 'tile/0/000.p/999']) {
      expect((await http.ask({ url: `/log/${path}` })).statusCode, path).toBe(404);
    }
  });
});
