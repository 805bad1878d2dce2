import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeLog } from '../../../test/fake-log.ts';
import { type Asked, type Answered, FakeServer, sessionOf } from '../../../test/fake-server.ts';
import { EXIT } from '../exit-codes.ts';

const SIZE = 600;
let log: FakeLog;
let server: FakeServer;

function answer({ url, headers, body }: Asked): Answered {
  if (url.startsWith('/log/')) {
    const bytes = log.files.get(url.slice('/log/'.length));
    return bytes && { bytes };
  }
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  if (pathname === '/api/public/log') return { json: stateOf() };
  if (pathname === '/api/sessions/demo') {
    const { account } = body as { account: string };
    return { json: { session: sessionFor(account), token: `token-of-the-desk-of-${account}` } };
  }
  const account = headers.authorization?.replace('Bearer token-of-the-desk-of-', '') ?? '';
  if (pathname === '/api/session') return { json: sessionFor(account) };
  if (pathname !== '/api/audit/entries' || account !== 'auditor') return undefined;
  const from = Number(searchParams.get('from'));
  const next = from + 100;
  const entries = log.entries.filter(({ index }) => index >= from && index < next);
  return { json: { entries, next: next < SIZE + 100 ? next : null } };
}

const stateOf = () => ({
  ...{ checkpoint: null, verifierKey: log.verifierKey, origin: 'remit.example/log' },
  ...{ cadenceSeconds: 10, paddingMultiple: 8, sequencedSize: 0 },
});
const sessionFor = (account: string) =>
  account === 'auditor' ? sessionOf(account, 'AUDITOR', 'AUDIT') : sessionOf(account, 'LE_OFFICER', 'LE_UNIT');

beforeEach(async () => {
  log = new FakeLog();
  await log.grow(SIZE);
  server = await new FakeServer(answer).open();
});
afterEach(() => server.close());

const verified = async (...more: string[]) => {
  const { exit, json } = await server.remit('verify', '--json', ...more);
  return { exit, report: json() };
};

describe('a sound log', () => {
  it('verifies for a visitor, who is warned that its key came from the server itself', async () => {
    const { exit, said, remarked } = await server.remit('verify');
    expect(exit).toBe(EXIT.ok);
    expect(said).toContain('The log verifies. remit.example/log, 600 entries');
    expect(remarked).toContain('taken from the server that is being checked');
    expect(remarked).toContain(log.verifierKey);
  });
  it('verifies again when it grew, against every checkpoint seen before', async () => {
    await server.remit('verify');
    await log.grow(1000);
    const { exit, report } = await verified(`${server.origin}/log/`);
    expect(exit).toBe(EXIT.ok);
    expect(report).toMatchObject({
      ok: true,
      size: 1000,
      entriesChecked: 1000,
      earlierChecked: 1,
      trustedOnFirstUse: false,
    });
  });
  it('is checked for a visitor alone where an officer is signed in, also when that session is gone', async () => {
    await server.remit('sign-in', '--demo', 'officer');
    expect((await verified()).report).toMatchObject({ ok: true, factsChecked: 0 });
    expect((await verified('--as', 'officer')).report).toMatchObject({
      error: { code: 'not-your-role', exit: EXIT.refused },
    });
  });
  it('is the one whose key was named, or none', async () => {
    const { exit, report } = await verified('--verifier-key', new FakeLog('one', 9).verifierKey);
    expect(exit).toBe(EXIT.found);
    expect(report['first']).toMatchObject({ fault: 'checkpoint-refused' });
    expect((await verified('--verifier-key', 'nonsense')).report).toMatchObject({ error: { code: 'verifier-key' } });
    await verified();
    expect((await verified('--verifier-key', new FakeLog('one', 9).verifierKey)).report).toMatchObject({
      error: { code: 'verifier-key-differs' },
    });
  });
});

describe('a log that was tampered with', () => {
  it.each([
    ['an entry', 'tile/entries/001', 2 + 451 * 3 + 40, { fault: 'entry-differs', from: 259, to: 260 }],
    ['a hash of an entry', 'tile/0/001', 32 * 9, { fault: 'entry-differs', from: 265, to: 266 }],
    ['a hash above the entries', 'tile/1/000.p/2', 5, { fault: 'tile-differs' }],
    ['the checkpoint', 'checkpoint', 22, { fault: 'checkpoint-refused' }],
  ])('is found by a flipped bit in %s', async (_, path, at, first) => {
    log.flip(path, at);
    const { exit, report } = await verified();
    expect(exit).toBe(EXIT.found);
    expect(report).toMatchObject({ ok: false, first, savedIn: null });
  });
  it('is found when it goes back to an earlier size', async () => {
    await server.remit('verify');
    log = new FakeLog();
    await log.grow(300);
    const { exit, report } = await verified();
    expect(exit).toBe(EXIT.found);
    expect(report['findings']).toContainEqual(expect.objectContaining({ fault: 'log-went-back' }));
    expect(report['earlier']).toHaveLength(1);
  });
  it('is found when its own key signed another history, and the first checkpoint stays saved', async () => {
    await server.remit('verify');
    log = new FakeLog('two');
    await log.grow(SIZE + 200);
    for (const attempt of [1, 2]) {
      const { exit, report } = await verified();
      expect({ attempt, exit }).toEqual({ attempt, exit: EXIT.found });
      expect(report['first']).toMatchObject({ fault: 'earlier-root-differs', from: 0, to: SIZE });
    }
    const { said } = await server.remit('verify');
    expect(said).toContain('The log does NOT verify.');
    expect(said).toContain('its history was rewritten');
  });
  it('is found when a part of it is gone', async () => {
    log.files.delete('tile/entries/000');
    expect((await verified()).report['first']).toMatchObject({ fault: 'resource-missing', from: 0, to: 256 });
  });
});

describe('an auditor', () => {
  const audited = async () => verified('--as', 'auditor');
  beforeEach(async () => void (await server.remit('sign-in', '--demo', 'auditor')));

  it('sees every fact recomputed', async () => {
    const { exit, report } = await audited();
    expect(exit).toBe(EXIT.ok);
    expect(report).toMatchObject({ ok: true, factsChecked: SIZE, factsPartlyOpened: 0 });
  });
  it('finds an edited fact, and names it as the first bad entry', async () => {
    Object.assign(log.entries[301]!.fact!, { data: { note: 'another' } });
    const { exit, report } = await audited();
    expect(exit).toBe(EXIT.found);
    expect(report['first']).toMatchObject({
      fault: 'fact-differs',
      from: 301,
      attribute: 'body',
      stream: 'referral:1',
    });
    expect((await server.remit('verify', '--as', 'auditor')).said).toContain('First: entry 301, referral:1, body');
  });
  it.each([
    ['its kind', { kind: 'SubmitDraft' }, 'kind'],
    ['its instant', { at: '2026-10-01T00:00:00.000Z' }, 'month'],
    ['its actor', { actor: { type: 'system', rule: 'reminder' } }, 'actor'],
  ])('finds a fact whose %s was edited', async (_, change, attribute) => {
    Object.assign(log.entries[301]!.fact!, change);
    expect((await audited()).report['first']).toMatchObject({ fault: 'fact-differs', from: 301, attribute });
  });
  it('finds a deleted fact, and a fact passed off as a filler', async () => {
    log.entries.splice(301, 1);
    expect((await audited()).report['first']).toMatchObject({ fault: 'fact-missing', from: 301 });
    log = new FakeLog();
    await log.grow(SIZE);
    log.entries[301] = { ...log.entries[301]!, fact: null, disclosed: { kind: 'filler', month: '2026-11' } };
    expect((await audited()).report['first']).toMatchObject({ fault: 'fact-differs', from: 301, attribute: 'kind' });
  });
  it('finds the first fact that is closed though the log has no erasure of its case', async () => {
    for (const entry of log.entries.filter(({ fact }) => fact?.stream === 'referral:2')) {
      const { kind, month, class: instrument, result } = entry.salts;
      Object.assign(entry, { salts: { kind, month, class: instrument, result } });
      Object.assign(entry.fact!, { data: null });
    }
    const { exit, report } = await audited();
    const from = log.entries.find(({ fact }) => fact?.stream === 'referral:2')!.index;
    expect(exit).toBe(EXIT.found);
    expect(report).toMatchObject({ ok: false, first: { fault: 'not-erased', from, stream: 'referral:2' } });
  });
  it('finds a fact whose salts are gone though its case was never erased', async () => {
    const entry = log.entries[301]!;
    const { kind, month, class: instrument, result } = entry.salts;
    Object.assign(entry, { salts: { kind, month, class: instrument, result } });
    expect((await audited()).report['first']).toMatchObject({ fault: 'fact-differs', from: 301 });
  });
  it('can leave the facts out', async () => {
    Object.assign(log.entries[301]!.fact!, { data: { note: 'another' } });
    expect((await verified('--as', 'auditor', '--no-facts')).report).toMatchObject({ ok: true, factsChecked: 0 });
  });
});

describe('a promise', () => {
  const held = async (note: string) => {
    const file = join(server.home, 'promise.txt');
    await writeFile(file, note);
    const { exit, report } = await verified('--promise', file);
    const [promise] = report['promises'] as { result: string; detail: string }[];
    return { exit, ...promise };
  };
  it('is kept, pending, broken, or none of this log', async () => {
    expect(await held(await log.promise(42, '2026-11-22T11:00:00.000Z'))).toMatchObject({
      exit: EXIT.ok,
      result: 'kept',
      detail: 'entry 42',
    });
    expect(await held(await log.promise(null, '2026-11-22T13:00:00.000Z'))).toMatchObject({
      exit: EXIT.ok,
      result: 'pending',
    });
    expect(await held(await log.promise(null, '2026-11-22T11:00:00.000Z'))).toMatchObject({
      exit: EXIT.found,
      result: 'broken',
    });
    const foreign = new FakeLog('one', 9);
    expect(await held(await foreign.promise(null, '2026-11-22T13:00:00.000Z'))).toMatchObject({
      exit: EXIT.found,
      result: 'invalid',
    });
    expect(await held(await log.promise(42, '2026-11-22T13:00:00.000Z', 'other.example/log'))).toMatchObject({
      exit: EXIT.found,
      result: 'invalid',
    });
  });
});

describe('a log that cannot be read', () => {
  it('is no evidence of anything', async () => {
    log.files.delete('checkpoint');
    expect((await verified()).report).toMatchObject({ error: { code: 'no-checkpoint', exit: EXIT.unreachable } });
  });
});
