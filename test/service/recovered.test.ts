/**
 * A service whose database came back without its last entries, and the operator's command that recovers it from a copy,
 * as processes of their own: whoever verified the log before the loss verifies it after, and reads what happened.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SavedLog } from '../../packages/client/src/command/verify/saved-logs.ts';
import { makeKeyFile, readServiceKeys } from '../../packages/server/src/key-file.ts';
import { readLogFile } from '../../packages/server/src/queries/log-tile.ts';
import { createDatabase, type TestDatabase } from '../../packages/server/src/store/embedded/for-tests.ts';
import { logSigner } from '../../packages/server/src/store/log/signer.ts';
import { custodyOf } from '../../packages/server/src/store/sealing.ts';
import { type Environment, freePort, run, type Running, serve } from './running.ts';

const COMMAND = fileURLToPath(new URL('../../packages/client/bin/remit.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'remit-recovered-'));
const keys = join(folder, 'keys');
const [LOG, NEXT] = ['recovered.example/log', 'recovered.example/log-2'];

let database: TestDatabase;
let admin: pg.Pool;
let settings: Environment;
beforeAll(async () => {
  database = await createDatabase({ empty: true });
  admin = new pg.Pool({ ...database.admin, max: 1 });
  makeKeyFile(keys, false);
  const port = await freePort();
  settings = {
    DATABASE_URL: database.url,
    PORT: String(port),
    REMIT_ORIGIN: `http://localhost:${port}`,
    REMIT_LOG_NAME: LOG,
    REMIT_KEY_FILE: keys,
    REMIT_DATA: join(folder, 'data'),
    REMIT_LOG_LEVEL: 'silent',
    REMIT_CHECKPOINT_SECONDS: '1',
  };
});
afterAll(async () => {
  await admin.end();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const origin = (): string => settings['REMIT_ORIGIN'] ?? '';
const sizeNow = async (): Promise<number> =>
  Number((await (await fetch(`${origin()}/log/checkpoint`)).text()).split('\n')[1]);

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; !(await holds().catch(() => false)); await sleep(100))
    if (Date.now() > end) throw new Error('it did not come to hold');
}

/** The same reader each time: it remembers the checkpoint that it saw last. */
async function verify(log: string | null, ...more: readonly string[]): Promise<{ code: number; said: string }> {
  const env = { PATH: process.env['PATH'] ?? '', REMIT_CONFIG: join(folder, 'reader') };
  const key = log === null ? [] : ['--verifier-key', logSigner(log, readServiceKeys(keys).logSeed).verifierKey];
  const child = spawn(process.execPath, [COMMAND, 'verify', origin(), ...key, ...more], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}

/** A mirror's folder: each published file, and the checkpoint. Made after the service ended, which signs anew each second. */
async function mirror(): Promise<string> {
  const place = join(folder, 'mirror');
  const store = { pool: admin, custody: custodyOf(randomBytes(32)) };
  const { rows } = await admin.query<{ path: string }>('SELECT path FROM log_tiles');
  for (const path of ['checkpoint', ...rows.map((row) => row.path)]) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), (await readLogFile(store, path))!.bytes);
  }
  return place;
}

/** As after a restore: the database knows the first checkpoint, and nothing that came later. */
async function loseEntries(): Promise<void> {
  const first = '(SELECT min(size) FROM checkpoints)';
  for (const statement of [
    `SET session_replication_role = replica`,
    `DELETE FROM log_entries WHERE index >= ${first}`,
    `DELETE FROM log_fillers WHERE index >= ${first}`,
    `DELETE FROM checkpoints WHERE size > ${first}`,
    `UPDATE log_state SET size = ${first}, signed_size = ${first},
       peaks = (SELECT root FROM checkpoints), signed_root = (SELECT root FROM checkpoints)`,
  ])
    await admin.query(statement);
}

async function ends(service: Running): Promise<void> {
  service.child.kill('SIGTERM');
  expect((await service.ended).code).toBe(0);
}

it('goes on from a copy so that an earlier reader’s check holds, and begins anew under another name', {
  timeout: 120_000,
}, async () => {
  let service = await serve(settings);
  await until(async () => (await sizeNow()) >= 32);
  expect((await verify(LOG)).code).toBe(0);
  await ends(service);
  const place = await mirror();

  await loseEntries();
  const plain = await run(['log', 'declare-incident', '--reason', 'A restore.'], settings);
  expect([plain.code, plain.err]).toEqual([1, expect.stringContaining('Nothing was declared')]);
  const copied = await run(['log', 'declare-incident', '--reason', 'A restore.', '--recover-from', place], settings);
  expect([copied.code, copied.out], copied.err).toEqual([0, expect.stringContaining('as published')]);
  service = await serve(settings);
  await until(async () => (await (await fetch(`${origin()}/log/incidents`)).text()).includes('A restore.'));
  const after = await verify(LOG);
  expect([after.code, after.said]).toEqual([0, expect.stringContaining('A restore.')]);
  await ends(service);

  const renamed = await run(['log', 'declare-incident', '--reason', 'No copy.', '--new-origin', NEXT], settings);
  expect([renamed.code, renamed.out]).toEqual([0, expect.stringContaining(`REMIT_LOG_NAME=${NEXT}`)]);
  settings = { ...settings, REMIT_LOG_NAME: NEXT };
  service = await serve(settings);
  await until(async () => (await (await fetch(`${origin()}/log/incidents`)).text()).includes('No copy.'));

  // Neither the saved key nor the new one alone leads on: the reader is told that it is another log, and why.
  for (const attempt of [await verify(null), await verify(NEXT), await verify(null, '--new-log')]) {
    expect(attempt.code).toBe(1);
    for (const words of [NEXT, LOG, 'another one', 'No copy.', '--new-log']) expect(attempt.said).toContain(words);
    expect(attempt.said).not.toContain('evidence against');
  }
  const agreed = await verify(NEXT, '--new-log');
  expect([agreed.code, agreed.said]).toEqual([0, expect.stringContaining('No copy.')]);
  expect((await verify(null)).code).toBe(0);
  const saved = readFileSync(join(folder, 'reader', 'logs.json'), 'utf8');
  const [log] = Object.values((JSON.parse(saved) as { logs: Record<string, SavedLog & { before: SavedLog[] }> }).logs);
  expect(log!.verifierKey).toContain(NEXT);
  expect(log!.before.map((each) => [each.verifierKey.split('+')[0], each.checkpoints.length > 0])).toEqual([
    [LOG, true],
  ]);
  await ends(service);
});
