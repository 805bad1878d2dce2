/**
 * The service, two witnesses, a monitor and the operator, each a process of its own, as they would meet: a checkpoint is
 * published once both cosigned, a lost folder stops the log, and the way on is in the log for everybody to see. Catches
 * settings that do not arrive, and an incident that a reader could miss.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { logSigner } from '../../packages/server/src/store/log/signer.ts';
import { makeKeyFile, readServiceKeys } from '../../packages/server/src/key-file.ts';
import { createDatabase, type TestDatabase } from '../../packages/server/src/store/embedded/for-tests.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Environment, freePort, run, type Running, serve } from './running.ts';

const COMMAND = fileURLToPath(new URL('../../packages/client/bin/remit.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'remit-witnessed-'));
const LOG = 'witnessed.example/log';

let database: TestDatabase;
let proper: Environment;
let logKey: string;
const witnesses: { child: ChildProcess; entry: string }[] = [];

const remit = async (...args: string[]): Promise<{ code: number; said: string }> => {
  const env = { PATH: process.env['PATH'] ?? '', REMIT_CONFIG: join(folder, 'config') };
  const child = spawn(process.execPath, [COMMAND, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
};

async function witness(n: number): Promise<{ child: ChildProcess; entry: string }> {
  const [key, state] = [join(folder, `w${n}.key`), join(folder, `w${n}.state`)];
  const made = await remit('--json', 'witness', 'new', '--name', `w${n}.example`, '--key-file', key, '--state', state);
  const { verifierKey } = JSON.parse(made.said) as { verifierKey: string };
  const port = await freePort();
  const args = [
    'witness',
    'run',
    '--key-file',
    key,
    '--state',
    state,
    '--log',
    logKey,
    '--listen',
    `127.0.0.1:${port}`,
  ];
  const child = spawn(process.execPath, [COMMAND, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  return { child, entry: `${verifierKey} http://127.0.0.1:${port} kind-${n}` };
}

beforeAll(async () => {
  database = await createDatabase({ empty: true });
  const keys = join(folder, 'keys');
  makeKeyFile(keys, false);
  logKey = logSigner(LOG, readServiceKeys(keys).logSeed).verifierKey;
  witnesses.push(await witness(1), await witness(2));
  const port = await freePort();
  proper = {
    DATABASE_URL: database.url,
    PORT: String(port),
    REMIT_ORIGIN: `http://localhost:${port}`,
    REMIT_LOG_NAME: LOG,
    REMIT_KEY_FILE: keys,
    REMIT_DATA: join(folder, 'data'),
    REMIT_LOG_LEVEL: 'silent',
    REMIT_CHECKPOINT_SECONDS: '1',
    REMIT_WITNESSES: witnesses.map(({ entry }) => entry).join(','),
    REMIT_WITNESS_QUORUM: '2',
  };
});
afterAll(async () => {
  for (const { child } of witnesses) child.kill('SIGKILL');
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

type Health = { status: string; ailments: string[]; logRefusal: string | null; advice: string | null };
const origin = (): string => proper['REMIT_ORIGIN'] ?? '';
const health = async (): Promise<Health> => (await fetch(`${origin()}/healthz`)).json() as Promise<Health>;
const checkpoint = async (): Promise<string> => (await fetch(`${origin()}/log/checkpoint`)).text();

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; !(await holds().catch(() => false)); await sleep(100))
    if (Date.now() > end) throw new Error(`it did not come to hold: ${JSON.stringify(await health())}`);
}
async function ends(service: Running): Promise<void> {
  service.child.kill('SIGTERM');
  expect((await service.ended).code).toBe(0);
}

it('publishes with its witnesses, stops when its memory is lost, and goes on in the open', {
  timeout: 180_000,
}, async () => {
  let service = await serve(proper);
  expect(service.said()).toContain('ADVICE. 2 of 2 witnesses of 2 named kinds');
  await until(
    async () => (await checkpoint()).split('\n').filter((line) => /^— w\d\.example/u.test(line)).length === 2,
  );
  expect((await health()).advice).toContain('two of three');
  expect((await remit('monitor', origin(), '--once', '--public', '--verifier-key', logKey)).code).toBe(0);

  const running = await run(['log', 'declare-incident', '--reason', 'None.'], proper);
  expect([running.code, running.err]).toEqual([1, expect.stringContaining('Stop every server first')]);

  witnesses[1]!.child.kill('SIGSTOP');
  const before = await checkpoint();
  await until(async () => (await health()).ailments.includes('log-below-policy'));
  witnesses[1]!.child.kill('SIGCONT');
  await until(async () => (await health()).logRefusal === null && (await checkpoint()) !== before);
  await ends(service);

  rmSync(join(folder, 'data'), { recursive: true });
  service = await serve(proper);
  await until(async () => (await health()).logRefusal === 'memory-missing');
  await ends(service);
  const declared = await run(['log', 'declare-incident', '--reason', 'The folder was lost.'], proper);
  expect([declared.code, declared.out, declared.err]).toEqual([0, expect.stringContaining('Declared as entry'), '']);

  service = await serve(proper);
  await until(async () => (await (await fetch(`${origin()}/log/incidents`)).text()).includes('The folder was lost.'));
  const told = await remit('monitor', origin(), '--once', '--public', '--verifier-key', logKey);
  expect([told.code, told.said]).toEqual([1, expect.stringContaining('incident: The operator declared an incident')]);
  const verified = await remit('verify', origin(), '--verifier-key', logKey);
  expect([verified.code, verified.said]).toEqual([0, expect.stringContaining('The folder was lost.')]);
  await ends(service);
});
