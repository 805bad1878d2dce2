import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openCheckpoint } from '@remit/log';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LogWorker } from '../../src/jobs/log-worker.ts';
import { WitnessPanel } from '../../src/jobs/witnesses/panel.ts';
import { health } from '../../src/queries/health.ts';
import { readLogFile } from '../../src/queries/log-tile.ts';
import { publish, type PublishSettings } from '../../src/store/log/publish.ts';
import { sequenceAll } from '../../src/store/log/sequence.ts';
import { sizeFile } from '../../src/store/log/size-file.ts';
import { BelowPolicy } from '../../src/store/log/unsound.ts';
import {
  anyTerm,
  commitPending,
  eventually,
  logDatabase,
  type LogDatabase,
  ports,
  signer,
  trust,
  verify,
} from './fixture.ts';
import { TestWitness } from './witness-fixture.ts';

let log: LogDatabase;
let epoch: number;
let folder: string;
let witnesses: TestWitness[];
let next = 1;
const silences: string[] = [];

beforeEach(async () => {
  log = await logDatabase();
  epoch = await anyTerm(log.store);
  folder = mkdtempSync(join(tmpdir(), 'remit-size-'));
  witnesses = await Promise.all([21, 22, 23].map((seed) => new TestWitness(seed).open()));
  next = 1;
});
afterEach(async () => {
  await Promise.all(witnesses.map((each) => each.remove()));
  await log.drop();
  rmSync(folder, { recursive: true, force: true });
});

const panel = (needed = 2): WitnessPanel =>
  new WitnessPanel(
    { witnesses: witnesses.map(({ configured }) => configured), needed },
    (name) => silences.push(name),
    2_000,
  );
const settings = (more: Partial<PublishSettings> = {}): PublishSettings => ({
  ...{ signer, paddingMultiple: 16, randomBytes: ports.randomBytes, keepers: [], cosigners: panel() },
  ...more,
});
async function grow(count: number): Promise<void> {
  await commitPending(
    log.store,
    Array.from({ length: count }, (_, i) => ({ stream: 'referral:W', version: next + i })),
  );
  next += count;
  await sequenceAll(log.store.pool, epoch);
}
const at = (n: number): string => new Date(Date.parse('2026-11-22T17:40:00.000Z') + n * 10_000).toISOString();
const publishNow = (n: number, more: Partial<PublishSettings> = {}): Promise<number> =>
  publish(log.store.pool, epoch, at(n), settings(more));
const published = async (): Promise<string | null> =>
  (await readLogFile(log.store, 'checkpoint'))?.bytes.toString() ?? null;
const opened = async (quorum: number) =>
  openCheckpoint(
    (await published())!,
    { ...trust, witnesses: witnesses.map(({ configured }) => configured.key), quorum },
    verify,
  );

describe('a log with witnesses', () => {
  it('publishes what all of them cosigned, however it grows, and proves it to one that was away', async () => {
    await grow(5);
    expect(await publishNow(0)).toBe(16);
    await witnesses[2]!.goAway();
    await grow(300);
    expect(await publishNow(1)).toBe(320);
    await witnesses[2]!.open();
    expect(await publishNow(2)).toBe(336);
    expect((await opened(3)).ok).toBe(true);
    expect(silences).toContain('witness.example/w23');
  });

  it('publishes nothing below its policy, goes on sequencing, and publishes the very checkpoint it signed', async () => {
    await grow(5);
    await publishNow(0);
    const before = await published();
    const slow = panel();
    const { confirm } = slow;
    // They answer before signing and are gone when asked to cosign: what a crash in between looks like from outside.
    const between = { confirm, cosign: async () => Promise.reject(new BelowPolicy('gone')) };
    await grow(7);
    await expect(publishNow(1, { cosigners: between })).rejects.toThrow(BelowPolicy);
    const { rows } = await log.store.pool.query<{ note: string }>('SELECT note FROM log_unpublished');
    await Promise.all(witnesses.slice(1).map((each) => each.goAway()));
    await grow(9);
    await expect(publishNow(2)).rejects.toThrow(/1 of 2 witnesses answered/);
    expect(await published()).toBe(before);
    await witnesses[1]!.open();
    expect(await publishNow(3)).toBe(32);
    expect((await published())!.startsWith(rows[0]!.note)).toBe(true);
    expect((await opened(2)).ok).toBe(true);
    expect(await publishNow(4)).toBe(48);
  });

  it('says loudly that it is below its policy, and when it is not any more', async () => {
    const worker = new LogWorker(log.store, ports, {
      ...{ signer, cadenceSeconds: 1, paddingMultiple: 16, keepers: [], cosigners: panel() },
    });
    const state = () => health(log.store, { cadenceSeconds: 60 });
    try {
      await Promise.all(witnesses.map((each) => each.goAway()));
      await worker.sequence();
      await expect(worker.publish()).rejects.toThrow(/0 of 2 witnesses answered/);
      expect(await state()).toMatchObject({ ailments: ['log-below-policy'], logRefusal: 'witnesses-missing' });
      await Promise.all(witnesses.map((each) => each.open()));
      await eventually(async () => {
        await worker.publish();
        return (await state()).status === 'healthy';
      });
    } finally {
      await worker.close();
    }
  });

  it('signs nothing once a witness has seen more, or another tree', async () => {
    await grow(5);
    await publishNow(0);
    await publishNow(1);
    await log.asAdministrator('DELETE FROM checkpoints WHERE size > 16');
    await log.asAdministrator(
      `UPDATE log_state SET size = 16, signed_size = 16, peaks = (SELECT root FROM checkpoints), signed_root = (SELECT root FROM checkpoints)`,
    );
    await log.asAdministrator('DELETE FROM log_entries WHERE index >= 16');
    await log.asAdministrator(`DELETE FROM log_tiles WHERE path LIKE '%.p/32'`);
    let signatures = 0;
    const counting = {
      ...signer,
      checkpoint: (size: number, root: Uint8Array) => {
        signatures += 1;
        return signer.checkpoint(size, root);
      },
    };
    await expect(publishNow(2, { signer: counting })).rejects.toThrow(/cosigned size 32, the database knows of 16/);
    expect(signatures).toBe(0);
    expect((await log.store.pool.query('SELECT FROM log_unpublished')).rowCount).toBe(0);
  });

  it('is not led by an answer without a cosignature', async () => {
    await grow(5);
    const [first] = witnesses.map(({ configured }) => configured);
    const impostor = { ...first!, key: witnesses[1]!.configured.key };
    const two = new WitnessPanel({ witnesses: [first!, impostor], needed: 2 }, () => undefined, 2_000);
    await expect(publishNow(0, { cosigners: two })).rejects.toThrow(/1 of 2 witnesses answered/);
    expect(await published()).toBeNull();
  });
});

describe('the memory beside the database', () => {
  it('refuses a second root for a size, whoever comes second', () => {
    const path = join(folder, 'size');
    const [a, b] = [sizeFile(path), sizeFile(path)];
    a.remember({ size: 16, root: '1'.repeat(64) });
    expect(() => b.remember({ size: 16, root: '2'.repeat(64) })).toThrow(/another root was signed at size 16/);
    b.remember({ size: 32, root: '3'.repeat(64) });
    expect(() => a.remember({ size: 16, root: '1'.repeat(64) })).toThrow(/size 32 was signed/);
    expect(a.read()).toEqual({ size: 32, root: '3'.repeat(64) });
  });

  it('is missing where a database with a history is started alone, and is learnt from a living sequencer', async () => {
    const [own, other] = ['own', 'other'].map((name) => sizeFile(join(folder, name)));
    const worker = (keeper: typeof own) =>
      new LogWorker(log.another(), ports, { signer, cadenceSeconds: 1, paddingMultiple: 16, keepers: [keeper!] });
    const [first, second] = [worker(own), worker(other)];
    await first.sequence();
    await first.publish();
    await eventually(async () => {
      await second.sequence();
      return other!.read() !== null;
    });
    expect(other!.read()).toEqual(own!.read());
    await first.close();
    await sleep(1_100);
    const alone = worker(sizeFile(join(folder, 'none')));
    await alone.sequence();
    await expect(alone.publish()).rejects.toThrow(/nothing here remembers/);
    await alone.close();
    await second.sequence();
    await second.publish();
    expect(other!.read()!.size).toBe(32);
    await second.close();
  });
});
