/**
 * `remit desk` as a process of its own, asked by the command line, by a program and as a page would ask. Catches a
 * signer that signs what it did not check, that anybody on the machine may use, or that keeps who acted.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  canonical,
  contributedOpinion,
  dataDigest,
  type EntryStatement,
  opinionDigest,
  parseDeskSignature,
  sha256Hex,
  signingInput,
  type Statement,
} from '@remit/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { main } from '../../packages/client/src/command/main.ts';
import { DeskFailure, type DeskAt, signAtDesk } from '../../packages/client/src/desk/ask.ts';
import type { ShownToSigner } from '../../packages/client/src/sdk/index.ts';
import {
  completeHeader,
  completeItem,
  PLATFORM,
  UNIT,
} from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { ulid } from '../../packages/server/src/ports.ts';
import { organisations } from '../../packages/server/test/fixture.ts';
import { type HttpFixture, openHttp, ORIGIN } from '../../packages/server/test/http-fixture.ts';

const COMMAND = fileURLToPath(new URL('../../packages/client/bin/remit.js', import.meta.url));
const PAGE = 'https://screens.unit-north.example';
const POLICY = { LE_OFFICER: ['SubmitDraft'], LE_SUPERVISOR: ['ConfirmOpinion'] };
const folder = mkdtempSync(join(tmpdir(), 'remit-desk-'));
const at = (name: string): string => join(folder, name);
const newId = (): string => ulid(Date.now(), randomBytes(16));

const children: ChildProcess[] = [];
type Started = { readonly child: ChildProcess; readonly first: { at: string; publicKey: string } };
async function startDesk(...where: string[]): Promise<Started> {
  const files = ['--key-file', at('desk.key'), '--policy', at('desk.json'), '--signed', at('signed.jsonl')];
  const child = spawn(process.execPath, [COMMAND, 'desk', 'run', ...files, ...where, '--json'], { cwd: folder });
  children.push(child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, first: JSON.parse(line.toString()) as Started['first'] };
}
const signedLines = (): Record<string, string>[] =>
  readFileSync(at('signed.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, string>);

let http: HttpFixture;
let desk: Started;
/** `remit` in this process, its requests handed to the service. */
async function remit(...args: string[]): Promise<{ exit: number; said: string }> {
  let said = '';
  const hand: typeof fetch = async (input, init) => {
    const url = new URL(typeof input === 'string' ? input : input instanceof URL ? input.href : input.url);
    const headers = { ...Object.fromEntries(new Headers(init?.headers)), host: url.host };
    const method = init?.method ?? 'GET';
    const payload = typeof init?.body === 'string' ? init.body : undefined;
    const options = { method, url: url.pathname + url.search, headers, ...(payload !== undefined && { payload }) };
    const answer = await http.app.inject(options);
    return new Response(answer.body, { status: answer.statusCode, headers: { 'content-type': 'application/json' } });
  };
  const write = { write: (text: string) => (said += text) };
  const exit = await main(args, {
    env: { REMIT_SERVER: ORIGIN, REMIT_CONFIG: folder },
    ...{ home: folder, now: () => Date.now(), readSecret: async () => '', stdout: write, stderr: write, fetch: hand },
  });
  return { exit, said };
}

beforeAll(async () => {
  await remit('desk', 'make', '--id', 'unit-desk-1', '--organisation', UNIT, '--out', at('desk.key'));
  const policy = { organisation: UNIT, allow: POLICY, origins: [PAGE] };
  writeFileSync(at('desk.json'), JSON.stringify(policy), { mode: 0o600 });
  desk = await startDesk('--socket', at('desk.sock'));
  const machine = generateKeyPairSync('ed25519');
  const privateKey = machine.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url');
  writeFileSync(at('machine.json'), JSON.stringify({ kind: 'key', keyId: 'importer-1', privateKey }), { mode: 0o600 });
  const publicKey = machine.publicKey.export({ format: 'der', type: 'spki' }).toString('base64url');
  const common = { label: 'x', until: '2027-10-01T00:00:00.000Z', revokedAt: null };
  const keys = [
    { ...common, purpose: 'machine', keyId: 'importer-1', publicKey, role: 'LE_OFFICER' },
    { ...common, purpose: 'desk', keyId: 'unit-desk-1', publicKey: desk.first.publicKey },
  ] as const;
  http = await openHttp(organisations.map((party) => (party.id === UNIT ? { ...party, keys } : party)));
});
afterAll(async () => {
  for (const child of children) {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
  await http.close();
  rmSync(folder, { recursive: true, force: true });
});

async function draft(): Promise<string> {
  const id = newId();
  const data = {
    platform: PLATFORM,
    header: completeHeader(),
    items: [{ id: newId(), content: completeItem(1) }],
    importId: null,
  };
  const actor = { type: 'key', key: 'importer-1', organisation: UNIT, role: 'LE_OFFICER' } as const;
  const made = await http.executor.execute({
    ...{ actor, kind: 'CreateDraft', subject: { type: 'referral', id }, data },
    ...{ idempotencyKey: null, expectedVersion: null },
  });
  expect(made).toHaveProperty('facts');
  return id;
}

const DOCUMENT = { type: 'remit/referral/v1', reference: 'x' };
const statement = (changes: Partial<Statement> = {}): Statement => ({
  ...{ type: 'remit/act/v1', act: 'SubmitDraft', referral: '01K9ZQ3V8M5C0S7T4B2N6X1Y9A', organisation: UNIT },
  ...{ role: 'LE_OFFICER', as: 'Wren', document: sha256Hex(canonical(DOCUMENT)), result: null },
  ...{ data: '0'.repeat(64), previous: '0'.repeat(64), nonce: '0'.repeat(32) },
  notAfter: new Date(Date.now() + 600_000).toISOString(),
  ...changes,
});
const inputOf = (changes: Partial<Statement> = {}, kid = 'unit-desk-1'): string =>
  signingInput(
    { alg: 'EdDSA', crit: ['remit'], cty: 'remit/act/v1', iat: Math.floor(Date.now() / 1000), kid, remit: 'desk' },
    statement(changes),
  );
const codeOf = (where: DeskAt, input: string, document: object = DOCUMENT): Promise<string | null> =>
  signAtDesk(where, new TextEncoder().encode(input), { document }).then(
    () => 'signed',
    (error: unknown) => (error instanceof DeskFailure ? error.code : String(error)),
  );

describe('a desk’s key', () => {
  it('lies in a file of its owner alone, and what to add to the directory is printed', async () => {
    expect(statSync(at('desk.key')).mode & 0o777).toBe(0o600);
    const { said } = await remit('desk', 'make', '--id', 'd-2', '--organisation', UNIT, '--out', at('d2.key'));
    expect(said).toContain(`remit organisation give ${UNIT} AddKey --data '{"purpose":"desk","keyId":"d-2"`);
    const { seed } = JSON.parse(readFileSync(at('d2.key'), 'utf8')) as { seed: string };
    expect(said).not.toContain(seed);
    expect((await remit('desk', 'make', '--id', 'd-2', '--organisation', UNIT, '--out', at('d2.key'))).exit).toBe(2);
  });
});

describe('the signer', () => {
  it('signs an act of the command line, beside the machine’s own signature', async () => {
    const id = await draft();
    const { exit, said } = await remit(
      'referral',
      'submit',
      id,
      '--key',
      at('machine.json'),
      '--desk',
      at('desk.sock'),
    );
    expect([exit, said]).toEqual([0, expect.anything()]);
    const { rows } = await http.admin.query<{ desk: string }>(
      `SELECT convert_from(desk_signature, 'UTF8') AS desk FROM facts WHERE stream = $1 AND desk_signature IS NOT NULL`,
      [`referral:${id}`],
    );
    const read = parseDeskSignature(rows[0]?.desk ?? '');
    expect(read?.header).toMatchObject({ kid: 'unit-desk-1', remit: 'desk' });
    expect(read?.statement).toMatchObject({ act: 'SubmitDraft', referral: id, as: 'importer-1' });
    expect(signedLines().at(-1)).toMatchObject({ act: 'SubmitDraft', referral: id, key: 'unit-desk-1' });
  });

  it('signs with the key of the directory what it was shown, and keeps no person', async () => {
    const input = inputOf();
    const signature = await signAtDesk({ socket: at('desk.sock') }, new TextEncoder().encode(input), {
      document: DOCUMENT,
    });
    const key = createPublicKey({ key: Buffer.from(desk.first.publicKey, 'base64url'), format: 'der', type: 'spki' });
    expect(verify(null, Buffer.from(input), key, signature)).toBe(true);
    expect(Object.keys(signedLines().at(-1) ?? {}).sort()).toEqual([
      'act',
      'at',
      'document',
      'key',
      'referral',
      'role',
      'statement',
    ]);
    expect(readFileSync(at('signed.jsonl'), 'utf8')).not.toContain('Wren');
    expect(statSync(at('signed.jsonl')).mode & 0o777).toBe(0o600);
  });

  const later = (ms: number): string => new Date(Date.now() + ms).toISOString();
  it.each<[string, () => string, object]>([
    ['document-differs', () => inputOf(), { ...DOCUMENT, reference: 'another' }],
    ['document-differs', () => inputOf({ document: '1'.repeat(64) }), DOCUMENT],
    ['act-not-allowed', () => inputOf({ act: 'Withdraw' }), DOCUMENT],
    ['act-not-allowed', () => inputOf({ role: 'LE_SUPERVISOR' }), DOCUMENT],
    ['other-organisation', () => inputOf({ organisation: 'unit-south' }), DOCUMENT],
    ['other-key', () => inputOf({}, 'unit-desk-2'), DOCUMENT],
    ['statement-expired', () => inputOf({ notAfter: later(-1_000) }), DOCUMENT],
    ['statement-expired', () => inputOf({ notAfter: later(3_600_000) }), DOCUMENT],
    ['request-malformed', () => `${inputOf()}.AAAA`, DOCUMENT],
    ['request-malformed', () => inputOf({ as: undefined as unknown as string }), DOCUMENT],
    ['request-malformed', () => 'remit/acts/v1', DOCUMENT],
  ])('refuses with %s, and records nothing', async (code, input, document) => {
    const before = signedLines().length;
    expect(await codeOf({ socket: at('desk.sock') }, input(), document)).toBe(code);
    expect(signedLines()).toHaveLength(before);
  });

  it('is not asked by a session: a person there signs with a passkey, in a browser', async () => {
    await remit('sign-in', '--demo', 'officer-0001');
    const { exit, said } = await remit('referral', 'submit', await draft(), '--desk', at('desk.sock'));
    expect([exit, said]).toEqual([2, expect.stringContaining('--key FILE')]);
  });

  it('listens where its owner alone may open it, and not where another one listens', async () => {
    expect(statSync(at('desk.sock')).mode & 0o777).toBe(0o600);
    const files = ['--key-file', at('desk.key'), '--policy', at('desk.json'), '--signed', at('signed.jsonl')];
    expect((await remit('desk', 'run', ...files, '--socket', at('desk.sock'))).exit).toBe(2);
  });
});

describe('the signer, asked for acts on entries of the shared list', () => {
  const fingerprint = { kind: 'SHA256', hash: 'c4'.repeat(32) } as const;
  const source = { type: 'DECISION', reference: 'own-9', decidedAt: '2026-11-01T00:00:00.000Z' } as const;
  const opinion = contributedOpinion(
    {
      ...{ fingerprint, ground: 'TCO_A_INCITE', entity: null, tlp: 'GREEN', confidence: 90, source },
      ...{ until: '2027-06-01T00:00:00.000Z', exemptions: null, asks: [] },
    },
    UNIT,
  );
  const data = { digest: opinionDigest(opinion) };
  const onEntry = (): EntryStatement => ({
    ...{ type: 'remit/opinion-act/v1', act: 'ConfirmOpinion', entry: opinion.entry, organisation: UNIT, as: 'Wren' },
    ...{ role: 'LE_SUPERVISOR', document: data.digest, data: dataDigest(data), previous: '0'.repeat(64) },
    ...{ nonce: '1'.repeat(32), notAfter: new Date(Date.now() + 600_000).toISOString() },
  });
  const input = (): string =>
    signingInput(
      {
        ...{ alg: 'EdDSA', crit: ['remit'], cty: 'remit/opinion-act/v1', kid: 'unit-desk-1', remit: 'desk' },
        iat: Math.floor(Date.now() / 1000),
      },
      onEntry(),
    );
  const sign = (shown: ShownToSigner) =>
    signAtDesk({ socket: at('desk.sock') }, new TextEncoder().encode(input()), shown);

  it('says in one sentence what it vouches for, signs several of them together with others, and keeps each', async () => {
    const before = signedLines().length;
    let told = '';
    desk.child.stderr?.on('data', (part: Buffer) => (told += part.toString()));
    const shown = { document: opinion, data };
    const referral = inputOf();
    const asked = [
      sign(shown),
      signAtDesk({ socket: at('desk.sock') }, new TextEncoder().encode(referral), { document: DOCUMENT }),
    ];
    expect((await Promise.all(asked)).map(({ length }) => length)).toEqual([64, 64]);
    const kept = signedLines().slice(before);
    const confirmed = { act: 'ConfirmOpinion', entry: opinion.entry, document: data.digest };
    expect(kept).toEqual(
      expect.arrayContaining([expect.objectContaining(confirmed), expect.objectContaining({ act: 'SubmitDraft' })]),
    );
    await vi.waitFor(() =>
      expect(told).toContain(`${UNIT}, as LE_SUPERVISOR, vouches that the SHA256 fingerprint c4c4c4c4c4c4c4c4…`),
    );
    expect(told).not.toContain('Wren');
  });

  it('refuses what it is not shown, or does not understand, and keeps nothing', async () => {
    const before = signedLines().length;
    for (const [code, shown] of [
      ['not-understood', { document: opinion }],
      ['not-understood', { document: { ...opinion, more: 1 }, data }],
      ['data-differs', { document: opinion, data: { digest: '1'.repeat(64) } }],
      ['document-differs', { document: { ...opinion, confidence: 10 }, data }],
    ] as const)
      await expect(sign(shown)).rejects.toMatchObject({ code });
    expect(signedLines()).toHaveLength(before);
  });
});

describe('the signer over a port', () => {
  let url: string;
  let token: string;
  beforeAll(async () => {
    url = (await startDesk('--port', '0', '--token', at('token'))).first.at;
    token = readFileSync(at('token'), 'utf8').trim();
  });
  const ask = (headers: Record<string, string>, method = 'GET', path = '/desk') =>
    fetch(url + path, { method, headers });
  const bearer = (word: string) => ({ authorization: `Bearer ${word}` });

  it('answers whoever has the token, and nobody else', async () => {
    expect(statSync(at('token')).mode & 0o777).toBe(0o600);
    expect([(await ask({})).status, (await ask(bearer('x'.repeat(43)))).status]).toEqual([401, 401]);
    expect(await (await ask(bearer(token))).json()).toMatchObject({ organisation: UNIT, keyId: 'unit-desk-1' });
    expect(await codeOf({ url, token }, inputOf())).toBe('signed');
    expect(await codeOf({ url, token: 'y'.repeat(43) }, inputOf())).toBe('token-unknown');
  });

  it('lets a page ask whose origin is named exactly, and no other page', async () => {
    const asking = { origin: PAGE, 'access-control-request-method': 'POST' };
    const preflight = await ask(asking, 'OPTIONS', '/sign');
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, PAGE]);
    const named = await ask({ ...bearer(token), origin: PAGE });
    expect([named.status, named.headers.get('access-control-allow-origin')]).toEqual([200, PAGE]);
    for (const origin of ['https://evil.example', `${PAGE}.evil.example`, `${PAGE}:8443`, 'null']) {
      const other = await ask({ ...bearer(token), origin });
      expect([other.status, other.headers.get('access-control-allow-origin')], origin).toEqual([403, null]);
      expect((await ask({ ...asking, origin }, 'OPTIONS', '/sign')).status).toBe(403);
    }
  });
});
