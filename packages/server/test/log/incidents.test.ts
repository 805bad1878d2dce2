import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { audit, type ServedIncident, type TileReader } from '@remit/log';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCopy } from '../../src/command/log-copy.ts';
import { WitnessPanel } from '../../src/jobs/witnesses/panel.ts';
import { readLogFile } from '../../src/queries/log-tile.ts';
import { beginAnew } from '../../src/store/log/begin-anew.ts';
import { goOn } from '../../src/store/log/incident.ts';
import { publish, type PublishSettings } from '../../src/store/log/publish.ts';
import { type Copy, recover } from '../../src/store/log/recover.ts';
import { sequenceAll } from '../../src/store/log/sequence.ts';
import { sha256 } from '../../src/store/log/sha256.ts';
import { logSigner } from '../../src/store/log/signer.ts';
import { sizeFile, type SizeKeeper } from '../../src/store/log/size-file.ts';
import { anyTerm, commitPending, logDatabase, type LogDatabase, ports, signer, trust, verify } from './fixture.ts';
import { TestWitness } from './witness-fixture.ts';

let log: LogDatabase;
let epoch: number;
let folder: string;
let keeper: SizeKeeper;
let next = 1;

beforeEach(async () => {
  log = await logDatabase();
  epoch = await anyTerm(log.store);
  folder = mkdtempSync(join(tmpdir(), 'remit-incident-'));
  keeper = sizeFile(join(folder, 'size'));
  next = 1;
});
afterEach(async () => {
  await log.drop();
  rmSync(folder, { recursive: true, force: true });
});

const at = (n: number): string => new Date(Date.parse('2026-11-22T17:40:00.000Z') + n * 10_000).toISOString();
const declared = { origin: signer.origin, at: at(99), reason: 'The disk of the first machine was lost.' };
async function grow(count: number): Promise<void> {
  await commitPending(
    log.store,
    Array.from({ length: count }, (_, i) => ({ stream: 'referral:I', version: next + i })),
  );
  next += count;
  await sequenceAll(log.store.pool, epoch);
}
const publishAt = (n: number, more: Partial<PublishSettings> = {}): Promise<number> =>
  publish(log.store.pool, epoch, at(n), {
    ...{ signer, paddingMultiple: 16, randomBytes: ports.randomBytes, keepers: [keeper] },
    ...more,
  });
const read: TileReader = async (path) => (await readLogFile(log.store, path))?.bytes;
const noteNow = async (): Promise<string> => Buffer.from((await read('checkpoint'))!).toString();
const served = async (): Promise<ServedIncident[]> =>
  JSON.parse(Buffer.from((await read('incidents'))!).toString()) as ServedIncident[];
const auditNow = async (earlier: readonly string[], origin = trust) =>
  audit({ read, trust: origin, verify, hash: sha256, checkpoint: await noteNow(), earlier, incidents: await served() });

/** All that the world has: a folder with the published files and the last checkpoint. */
async function copied(): Promise<Copy> {
  const place = mkdtempSync(join(folder, 'copy-'));
  const { rows } = await log.store.pool.query<{ path: string; bytes: Buffer }>('SELECT path, bytes FROM log_tiles');
  for (const { path, bytes } of [...rows, { path: 'checkpoint', bytes: Buffer.from(await noteNow()) }]) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), bytes);
  }
  return openCopy(place, signer);
}

/** The database of the first checkpoint comes back over what was signed since. */
async function restoreFirst(): Promise<void> {
  for (const statement of [
    'DELETE FROM checkpoints WHERE size > 16',
    'DELETE FROM log_entries WHERE index >= 16',
    'DELETE FROM log_fillers WHERE index >= 16',
    'DELETE FROM log_pending',
    `UPDATE log_state SET size = 16, signed_size = 16, peaks = (SELECT root FROM checkpoints), signed_root = (SELECT root FROM checkpoints)`,
  ])
    await log.asAdministrator(statement);
}

describe('an incident', () => {
  it('lets a whole database go on without its memory, in the open', async () => {
    await grow(5);
    await publishAt(0);
    const before = await noteNow();
    const fresh = sizeFile(join(folder, 'other-machine'));
    await expect(publishAt(1, { keepers: [fresh] })).rejects.toThrow(/nothing here remembers/);
    const index = await goOn(log.store.pool, epoch, [fresh], declared);
    expect(await served()).toEqual([]);
    expect(await publishAt(1, { keepers: [fresh] })).toBe(32);
    const report = await auditNow([before]);
    expect(report).toMatchObject({
      ok: true,
      incidents: [{ index, incident: { reason: declared.reason, last: { size: 16 } } }],
    });
  });

  it('is refused where a file or a witness remembers more, or another root', async () => {
    const witness = await new TestWitness(31).open();
    const cosigners = new WitnessPanel({ witnesses: [witness.configured], needed: 1 }, () => undefined);
    await grow(5);
    await publishAt(0, { cosigners });
    await publishAt(1, { cosigners });
    await restoreFirst();
    await expect(goOn(log.store.pool, epoch, [keeper], declared)).rejects.toThrow(/size 32 was signed/);
    await expect(
      cosigners.confirm((await log.store.pool.query('SELECT size, note FROM checkpoints')).rows[0] as never),
    ).rejects.toThrow(/cosigned size 32/);
    await witness.remove();
  });

  it('recovers from a copy of what was published: the log extends what everybody saw, and says what was lost', async () => {
    const witness = await new TestWitness(32).open();
    const cosigners = new WitnessPanel({ witnesses: [witness.configured], needed: 1 }, () => undefined);
    await grow(5);
    await publishAt(0, { cosigners });
    const early = await noteNow();
    await grow(400);
    await publishAt(1, { cosigners });
    const copy = await copied();
    const { rows: kept } = await log.store.pool.query<{ stream: string; version: number; leaf: Buffer }>(
      'SELECT stream, version, leaf FROM log_entries WHERE index = 17',
    );
    await restoreFirst();
    // One fact was in the backup and had no place yet: it is not lost. Another came after the restore.
    await log.asAdministrator(
      'INSERT INTO log_pending (stream, version, leaf) VALUES ($1, $2, $3)',
      Object.values(kept[0]!),
    );
    await expect(publishAt(2, { cosigners })).rejects.toThrow(/cosigned size 416|size 416 was signed/);
    const { index, lost } = await recover(log.store.pool, epoch, [keeper], copy, declared);
    expect([index, lost]).toEqual([416, { from: 16, to: 416 }]);
    expect(await publishAt(3, { cosigners })).toBe(432);
    const report = await auditNow([early, copy.note]);
    expect(report).toMatchObject({ ok: true, size: 432, earlierChecked: 2, incidents: [{ index: 416 }] });
    const { rows } = await log.store.pool.query(
      'SELECT index FROM log_entries WHERE stream IS NOT NULL AND index >= 16',
    );
    expect(rows).toEqual([{ index: 17 }]);
    await witness.remove();
  });

  it('recovers from no copy that leads to another root, and then changes nothing', async () => {
    await grow(5);
    await publishAt(0);
    await grow(20);
    await publishAt(1);
    const copy = await copied();
    await restoreFirst();
    const { rows: before } = await log.store.pool.query('SELECT * FROM log_state');
    const forged: TileReader = async (path) => {
      const bytes = await copy.read(path);
      return bytes && path.startsWith('tile/entries')
        ? Buffer.from(bytes.map((byte, i) => (i === 30 * 451 ? byte ^ 1 : byte)))
        : bytes;
    };
    await expect(recover(log.store.pool, epoch, [keeper], { ...copy, read: forged }, declared)).rejects.toThrow(/copy/);
    expect((await log.store.pool.query('SELECT * FROM log_state')).rows).toEqual(before);
  });

  it('recovers from nothing that this log did not sign', async () => {
    await expect(openCopy(folder, signer)).rejects.toThrow(/no checkpoint at/);
    await grow(5);
    await publishAt(0);
    await copied();
    const stranger = logSigner(signer.origin, Buffer.alloc(32, 8));
    const place = readdirSync(folder).find((name) => name.startsWith('copy-'))!;
    await expect(openCopy(join(folder, place), stranger)).rejects.toThrow(/not one of this log/);
  });

  it('begins a log under a new name where nothing is left to extend, with every fact that is', async () => {
    await grow(20);
    await publishAt(0);
    const renamed = logSigner('test.example/log-2', Buffer.alloc(32, 7));
    const old = { origin: signer.origin, size: 4096, root: new Uint8Array(32).fill(9) };
    await beginAnew(log.store.pool, epoch, old, { ...declared, origin: renamed.origin });
    const fresh = sizeFile(join(folder, 'new'));
    await expect(publishAt(1, { keepers: [fresh] })).rejects.toThrow(/the log is test.example\/log-2/);
    expect(await publishAt(2, { keepers: [fresh], signer: renamed })).toBe(32);
    const report = await auditNow([], { origin: renamed.origin, logKeys: [renamed.key] });
    expect(report).toMatchObject({
      ok: true,
      incidents: [{ index: 0, incident: { last: { origin: signer.origin, size: 4096 } } }],
    });
    const { rows } = await log.store.pool.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM log_entries WHERE stream IS NOT NULL',
    );
    expect(rows[0]!.n).toBe(20);
    const retired = await log.store.pool.query(`SELECT FROM log_retired WHERE path = 'checkpoint/32'`);
    expect(retired.rowCount).toBe(1);
  });
});
