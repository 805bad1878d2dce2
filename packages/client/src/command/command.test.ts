import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCredential, saveSession, sessionsFile } from './credentials.ts';
import { EXIT, EXIT_TEXTS } from './exit-codes.ts';
import { CommandFailure } from './failure.ts';
import { main } from './main.ts';
import { serverOrigin } from './settings.ts';
import type { Surroundings } from './surroundings.ts';

let home: string;
let said: string;
let remarked: string;
let asked: { url: string; init: RequestInit | undefined }[];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'remit-command-'));
  [said, remarked, asked] = ['', '', []];
});
afterEach(() => rm(home, { recursive: true, force: true }));

const token = 'a-token-of-the-demonstration';
const answer = {
  token,
  session: {
    demonstration: true,
    person: { id: 'person-1', pseudonym: 'O-17', role: 'LE_OFFICER', roles: ['LE_OFFICER'] },
    organisation: { id: 'unit-a', name: 'Unit A', kind: 'LE_UNIT', state: 'AB' },
    csrf: 'word',
    expiresAt: null,
    softwareKey: true,
    deskSigner: null,
    now: '2026-11-22T12:00:00.000Z',
  },
};

function world(answers: Response | Error = Response.json(answer), env: Record<string, string> = {}): Surroundings {
  return {
    env,
    home,
    now: () => Date.parse('2026-11-22T12:00:00.000Z'),
    readSecret: () => Promise.resolve(''),
    stdout: { write: (text) => (said += text) },
    stderr: { write: (text) => (remarked += text) },
    fetch: async (url, init) => {
      asked.push({ url: url instanceof Request ? url.url : url.toString(), init });
      if (answers instanceof Error) throw answers;
      return answers;
    },
  };
}

const settings = { server: 'http://localhost:4600', keyFile: null, as: null, json: false };
const session = (account: string, expiresAt: string | null = null) => ({
  kind: 'session' as const,
  account,
  token,
  expiresAt,
});

describe('help', () => {
  it('breaks sentences where the reader’s window ends, and nowhere else', async () => {
    expect(await main(['import', '--help'], world())).toBe(EXIT.ok);
    const lines = said.slice(said.indexOf('Reads a list'), said.indexOf('Arguments:')).trim().split('\n');
    expect(lines.length).toBeGreaterThan(2);
    for (const [at, line] of lines.slice(0, -1).entries()) {
      expect(`${line} ${lines[at + 1]?.split(' ')[0]}`.length).toBeGreaterThan(100);
    }
  });
  it('is printed on request, with every exit code', async () => {
    expect(await main(['--help'], world())).toBe(EXIT.ok);
    for (const [code, text] of Object.entries(EXIT_TEXTS)) expect(said).toContain(`${code.padEnd(3)} ${text}`);
    expect(remarked).toBe('');
  });
  it('is printed where nothing was asked, which is no success', async () => {
    expect(await main([], world())).toBe(EXIT.usage);
    expect(said).toContain('Usage: remit');
  });
  it('gives the version', async () => {
    expect(await main(['--version'], world())).toBe(EXIT.ok);
    expect(said).toMatch(/^\d+\.\d+\.\d+\n$/u);
  });
});

describe('a wrong command line', () => {
  it.each([[['sgn-in']], [['sign-in']], [['sign-in', '--demo', 'x', '--bogus']], [['sign-in', '--demo', '../x']]])(
    '%j is usage',
    async (args) => {
      expect(await main(args, world())).toBe(EXIT.usage);
      expect([said, asked]).toEqual(['', []]);
      expect(remarked).toMatch(/^remit: .+\n/u);
    },
  );
  it('is one object with --json', async () => {
    expect(await main(['sgn-in', '--json'], world())).toBe(EXIT.usage);
    expect(JSON.parse(said)).toMatchObject({ error: { code: 'usage', exit: EXIT.usage } });
    expect(remarked).toBe('');
  });
});

describe('the server address', () => {
  it.each([
    ['http://localhost:4600/', 'http://localhost:4600'],
    ['http://127.0.0.1:80', 'http://127.0.0.1'],
    ['http://[::1]:4600', 'http://[::1]:4600'],
    ['https://remit.example', 'https://remit.example'],
  ])('%s is taken', (address, origin) => expect(serverOrigin(address)).toBe(origin));

  it.each([
    'http://remit.example',
    'http://localhost.evil.example',
    'ftp://remit.example',
    'remit',
    'https://a:b@remit.example',
    'https://remit.example/api',
  ])('%s is refused', (address) => expect(() => serverOrigin(address)).toThrow(CommandFailure));

  it('comes from the option before the variable', async () => {
    await main(
      ['sign-in', '--demo', 'officer', '--server', 'https://one.example'],
      world(undefined, { REMIT_SERVER: 'https://two.example' }),
    );
    expect(asked[0]?.url).toBe('https://one.example/api/sessions/demo');
  });
});

describe('signing in', () => {
  it('saves the session where its owner alone can read it', async () => {
    expect(await main(['sign-in', '--demo', 'officer'], world())).toBe(EXIT.ok);
    const file = sessionsFile(world());
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(file, '..'))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(file, '..'))).toEqual(['sessions.json']);
    expect(await findCredential(settings, world())).toEqual(session('officer'));
    expect(said).toContain('officer, O-17, Unit A');
    expect(said).not.toContain(token);
  });
  it('keeps the sessions of other desks, and --as chooses one', async () => {
    await saveSession(settings.server, session('officer'), world());
    await saveSession(settings.server, session('reviewer'), world());
    expect(await findCredential(settings, world())).toMatchObject({ account: 'reviewer' });
    expect(await findCredential({ ...settings, as: 'officer' }, world())).toMatchObject({ account: 'officer' });
    await expect(findCredential({ ...settings, as: 'analyst' }, world())).rejects.toMatchObject({ exit: EXIT.refused });
  });
  it('never offers a session to another server', async () => {
    await saveSession(settings.server, session('officer'), world());
    expect(await findCredential({ ...settings, server: 'https://remit.example' }, world())).toBeNull();
  });
  it('says that a session has run out', async () => {
    await saveSession(settings.server, session('officer', '2026-11-22T11:59:59.000Z'), world());
    await expect(findCredential(settings, world())).rejects.toMatchObject({ code: 'not-signed-in' });
  });
  it.each(['not json', '{"version":1}', '{"version":9,"servers":{}}', '[]'])(
    'says that saved sessions are damaged: %s',
    async (content) => {
      await saveSession(settings.server, session('officer'), world());
      await writeFile(sessionsFile(world()), content);
      await expect(findCredential(settings, world())).rejects.toMatchObject({
        code: 'sessions-damaged',
        exit: EXIT.usage,
      });
    },
  );
});

describe('a key file', () => {
  const key = { kind: 'key', keyId: 'platform-a-1', privateKey: `MC4CAQAwBQYDK2VwBCIEI${'A'.repeat(43)}` };
  const write = async (content: string, mode = 0o600) => {
    const path = join(home, 'key.json');
    await writeFile(path, content);
    await chmod(path, mode);
    return { ...settings, keyFile: path };
  };

  it('is read', async () => expect(await findCredential(await write(JSON.stringify(key)), world())).toEqual(key));
  it('is refused where others can read it', async () => {
    await expect(findCredential(await write(JSON.stringify(key), 0o644), world())).rejects.toMatchObject({
      code: 'file-not-private',
    });
  });
  it.each(['', 'x', '{"kind":"key"}', JSON.stringify({ ...key, keyId: 'a\r\nx: y' })])(
    'is refused where it is none: %j',
    async (content) => {
      await expect(findCredential(await write(content), world())).rejects.toMatchObject({ code: 'key-unreadable' });
    },
  );
  it('is missed where it is not there', async () => {
    await expect(findCredential({ ...settings, keyFile: join(home, 'none') }, world())).rejects.toMatchObject({
      code: 'key-missing',
    });
  });
  it('is refused where it is a folder', async () => {
    await expect(findCredential({ ...settings, keyFile: home }, world())).rejects.toMatchObject({
      code: 'file-unreadable',
    });
  });
});

describe('what the server answers', () => {
  const signIn = (answers: Response | Error) => main(['sign-in', '--demo', 'officer', '--json'], world(answers));
  const problem = (status: number, body: object) => Response.json(body, { status });

  it.each([
    [
      'a refusal',
      problem(403, { title: 'No.', code: 'not-a-demonstration', field: 'account' }),
      EXIT.refused,
      'not-a-demonstration',
    ],
    ['no session', problem(401, {}), EXIT.refused, 'not-signed-in'],
    ['a page', new Response('<html>', { status: 404 }), EXIT.refused, 'refused'],
    ['an outage', problem(503, { title: 'down' }), EXIT.unreachable, 'server-unreachable'],
    ['too much at once', problem(429, {}), EXIT.unreachable, 'server-unreachable'],
    ['no JSON', new Response('hello'), EXIT.unreachable, 'server-unreachable'],
    ['something else', Response.json({ token: 'short' }), EXIT.unreachable, 'server-unreachable'],
    [
      'nothing',
      new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) }),
      EXIT.unreachable,
      'server-unreachable',
    ],
  ])('%s', async (_, answers, exit, code) => {
    expect(await signIn(answers)).toBe(exit);
    expect(JSON.parse(said)).toMatchObject({ error: { code, exit } });
    await expect(readFile(sessionsFile(world()))).rejects.toThrow();
  });
  it('is never followed elsewhere', async () => {
    await signIn(Response.json(answer));
    expect(asked[0]?.init?.redirect).toBe('error');
  });
  it('cannot act on the terminal', async () => {
    await main(['sign-in', '--demo', 'officer'], world(problem(403, { title: '\u001b[2Jhello' })));
    expect(remarked).toContain('\\u{1b}[2Jhello');
  });
});
