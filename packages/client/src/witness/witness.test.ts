import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { formatVerifierKey, openCheckpoint, parseNote, parseVerifierKey, type VerifierKey } from '@remit/log';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ForkedLog, seededSigner } from '../../test/forked-log.ts';
import { verifyEd25519 } from '../verify/ed25519.ts';
import { FileHeld, HeldFile } from './held-file.ts';
import { serveWitness } from './serve.ts';
import { emptyState, Witness } from './witness.ts';
import { newWitnessKey } from './witness-key.ts';

const NOW = Date.parse('2026-11-22T12:00:00.000Z');
const log = new ForkedLog(10);
const signer = seededSigner('witness.example/w1', 2, 'cosignature/v1');
let folder: string;
let state: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remit-witness-'));
  state = join(folder, 'state');
  writeFileSync(state, emptyState(formatVerifierKey(signer.key)));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Served = { readonly url: string; readonly told: string[]; readonly close: () => Promise<void> };

async function served(logs: readonly VerifierKey[] = [log.signer.key]): Promise<Served> {
  const file = HeldFile.hold(state);
  const told: string[] = [];
  const server = await serveWitness(
    new Witness(file, signer, logs, () => NOW),
    { host: '127.0.0.1', port: 0 },
    (line) => told.push(line),
  );
  return {
    url: server.url,
    told,
    close: async () => {
      await server.close();
      file.release();
    },
  };
}

const post = async (url: string, body: string) => {
  const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
};
const isCosigned = async (note: string, key: VerifierKey): Promise<boolean> =>
  (
    await openCheckpoint(
      note,
      { origin: log.signer.key.name, logKeys: [log.signer.key], witnesses: [key], quorum: 1 },
      verifyEd25519,
    )
  ).ok;

describe('a witness over HTTP', () => {
  it('cosigns what grows, and what it answers makes a cosigned checkpoint', async () => {
    const { url, close } = await served();
    try {
      for (const [old, size] of [
        [0, 7],
        [7, 12],
        [12, 12],
        [12, 40],
      ] as const) {
        const answer = await post(url, await log.request('a', old, size));
        expect(answer.status).toBe(200);
        expect(await isCosigned((await log.checkpoint('a', size)) + answer.body, signer.key)).toBe(true);
      }
    } finally {
      await close();
    }
  });

  it('refuses a fork, says what it has, and remembers across a restart', async () => {
    const first = await served();
    await post(first.url, await log.request('a', 0, 20));
    await first.close();
    const { url, told, close } = await served();
    try {
      expect(await post(url, await log.request('b', 0, 24))).toEqual({
        status: 409,
        type: 'text/x.tlog.size',
        body: '20\n',
      });
      expect((await post(url, await log.request('b', 20, 24))).status).toBe(422);
      expect((await post(url, await log.request('b', 20, 20))).status).toBe(409);
      expect(told).toHaveLength(3);
    } finally {
      await close();
    }
  });

  it('answers one request after the other, so that of two forks at once one is cosigned', async () => {
    const { url, close } = await served();
    try {
      const worlds = Array.from({ length: 12 }, (_, i) => `w${i}`);
      const bodies = await Promise.all(worlds.map((world) => log.request(world, 0, 20)));
      const answers = await Promise.all(bodies.map((body) => post(url, body)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(11);
    } finally {
      await close();
    }
  });

  it('takes no other path, no other method, no endless request, and no log it does not know', async () => {
    const { url, close } = await served([seededSigner('other.example/log', 9).key]);
    try {
      expect((await fetch(`${url}/`)).status).toBe(404);
      expect((await fetch(`${url}/add-checkpoint`)).status).toBe(405);
      expect((await post(url, 'x'.repeat(200_000)).catch(() => ({ status: 413 }))).status).toBe(413);
      expect((await post(url, await log.request('a', 0, 7))).status).toBe(404);
      expect(JSON.parse(readFileSync(state, 'utf8'))).toMatchObject({ logs: {} });
    } finally {
      await close();
    }
  });
});

describe('the state of a witness', () => {
  it('is held by one process at a time, and a lock that a killed one left is taken away', () => {
    const held = HeldFile.hold(state);
    expect(() => HeldFile.hold(state)).toThrow(FileHeld);
    held.release();
    const mine = HeldFile.hold(state);
    const lock = JSON.parse(readFileSync(`${state}.lock`, 'utf8')) as { pid: number };
    mine.release();
    writeFileSync(`${state}.lock`, JSON.stringify({ ...lock, started: 'long ago' }));
    HeldFile.hold(state).release();
    writeFileSync(`${state}.lock`, JSON.stringify({ ...lock, host: 'elsewhere' }));
    expect(() => HeldFile.hold(state)).toThrow(/elsewhere/);
  });

  it('is no other witness’s, not damaged and not missing', () => {
    const open = () => {
      const file = HeldFile.hold(state);
      try {
        return new Witness(file, signer, [], () => NOW);
      } finally {
        file.release();
      }
    };
    expect(open).not.toThrow();
    for (const [text, what] of [
      [emptyState(newWitnessKey('witness.example/w2').verifierKey), /another witness/],
      ['{"format":', /damaged/],
    ] as const) {
      writeFileSync(state, text);
      expect(open).toThrow(what);
    }
    rmSync(state);
    expect(open).toThrow(/no state/);
  });
});

const PROGRAM = fileURLToPath(new URL('../../bin/remit.js', import.meta.url));

async function started(...args: string[]): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [PROGRAM, '--json', 'witness', 'run', ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [data] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: (JSON.parse(data.toString()) as { url: string }).url };
}

describe('a witness that is killed', () => {
  it('never cosigns two roots for one size', { timeout: 120_000 }, async () => {
    const made = newWitnessKey('witness.example/w1');
    const keyFile = join(folder, 'key');
    writeFileSync(keyFile, made.file, { mode: 0o600 });
    writeFileSync(state, emptyState(made.verifierKey));
    const key = parseVerifierKey(made.verifierKey);
    if (!key.ok) throw new Error(key.detail);
    const forks = new ForkedLog(0);
    const args = ['--key-file', keyFile, '--state', state, '--log', log.verifierKey, '--listen', '127.0.0.1:0'];
    const roots = new Map<number, Set<string>>();
    // Each size is asked for again and again, in other orders: after an answer, and after a kill in the middle.
    const rounds = [
      { size: 8, worlds: 'abcd', kill: 'after the first' },
      { size: 8, worlds: 'dcba', kill: 'at once' },
      { size: 8, worlds: 'cdab', kill: 'after all' },
      { size: 16, worlds: 'badc', kill: 'at once' },
      { size: 16, worlds: 'abcd', kill: 'after the first' },
      { size: 16, worlds: 'dcba', kill: 'after all' },
    ];
    for (const [n, { size, worlds, kill }] of rounds.entries()) {
      const { child, url } = await started(...args);
      const asked = [...worlds].map(async (world) => {
        let answer = await post(url, await forks.request(world, size - 8, size)).catch(() => null);
        // As a log does whose answer was lost in a kill: it asks again from the size that the witness says it holds.
        if (answer?.body === `${size}\n`)
          answer = await post(url, await forks.request(world, size, size)).catch(() => null);
        if (answer?.status !== 200) return;
        const note = (await forks.checkpoint(world, size)) + answer.body;
        expect(await isCosigned(note, key.value)).toBe(true);
        const parsed = parseNote(note);
        roots.set(size, (roots.get(size) ?? new Set()).add(parsed.ok ? parsed.value.text : ''));
      });
      if (kill === 'at once') await sleep(5 + n * 7);
      else await (kill === 'after all' ? Promise.all(asked) : Promise.race(asked));
      child.kill('SIGKILL');
      await Promise.all([once(child, 'exit'), ...asked]);
    }
    const last = await started(...args);
    last.child.kill('SIGTERM');
    const [code] = (await once(last.child, 'exit')) as [number];
    expect(code).toBe(0);
    expect([...roots].map(([size, all]) => [size, all.size])).toEqual([
      [8, 1],
      [16, 1],
    ]);
  });
});
