import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  audit,
  fromHex,
  leafHash,
  openCheckpoint,
  parseBundle,
  parsePromise,
  parseNote,
  verifyInclusion,
} from '@remit/log';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LogWorker } from '../../src/jobs/log-worker.ts';
import { inclusionProofs } from '../../src/queries/inclusion-proofs.ts';
import { logState } from '../../src/queries/log-state.ts';
import { readLogFile } from '../../src/queries/log-tile.ts';
import { promiseFor } from '../../src/store/log/promise.ts';
import { publish, type PublishSettings } from '../../src/store/log/publish.ts';
import { sequenceAll } from '../../src/store/log/sequence.ts';
import { sha256 } from '../../src/store/log/sha256.ts';
import { sizeFile } from '../../src/store/log/size-file.ts';
import type { Store } from '../../src/store/store.ts';
import {
  anyLeaf,
  anyTerm,
  commitPending,
  logDatabase,
  type LogDatabase,
  numbered,
  ports,
  signer,
  trust,
  verify,
} from './fixture.ts';

let log: LogDatabase;
let store: Store;
let epoch: number;
let next = 1;
const settings: PublishSettings = { signer, paddingMultiple: 16, randomBytes: ports.randomBytes, keepers: [] };

beforeEach(async () => {
  log = await logDatabase();
  store = log.store;
  epoch = await anyTerm(store);
  next = 1;
});
afterEach(() => log.drop());

const AT = '2026-11-22T17:40:00.000Z';
const later = (n: number): string => new Date(Date.parse(AT) + n * 10_000).toISOString();

async function grow(count: number): Promise<void> {
  const facts = Array.from({ length: count }, (_, i) => ({ stream: 'referral:P', version: next + i }));
  next += count;
  await commitPending(store, facts);
  await sequenceAll(store.pool, epoch);
}
const round = async (worker: LogWorker): Promise<void> => {
  await worker.sequence();
  await worker.publish();
};
const publishAt = (n: number, changes: Partial<PublishSettings> = {}): Promise<number> =>
  publish(store.pool, epoch, later(n), { ...settings, ...changes });
const read = async (path: string): Promise<Uint8Array | undefined> => (await readLogFile(store, path))?.bytes;
const checkpoint = async (): Promise<string> => Buffer.from((await read('checkpoint'))!).toString();
const auditNow = async (earlier: readonly string[] = []) =>
  audit({ read, trust, verify, checkpoint: await checkpoint(), earlier, hash: sha256 });

describe('a published log', () => {
  it('verifies from end to end after growing past bundles, with every earlier checkpoint', async () => {
    const earlier: string[] = [];
    for (const [n, count] of [3, 0, 300, 16, 5000, 1].entries()) {
      await grow(count);
      await publishAt(n);
      earlier.push(await checkpoint());
    }
    const report = await auditNow(earlier);
    expect(report).toMatchObject({ ok: true, earlierChecked: 6, findings: [] });
    expect(report.entriesChecked).toBe(report.size);
  });

  it('is padded to a multiple with fillers of the one shape, and grows in a quiet window as well', async () => {
    await grow(5);
    expect(await publishAt(0)).toBe(16);
    expect(await publishAt(1)).toBe(32);
    await grow(16);
    expect(await publishAt(2)).toBe(48);
    const bundle = parseBundle((await read('tile/entries/000.p/48'))!, 48);
    expect(bundle.ok && new Set(bundle.value.map((entry) => entry.length)).size).toBe(1);
    const { rows } = await store.pool.query('SELECT month, length(salts) AS n FROM log_fillers ORDER BY index');
    expect(rows).toHaveLength(27);
    expect(rows[0]).toEqual({ month: '2026-11', n: 224 });
  });

  it('shows nothing of what was sequenced after the checkpoint', async () => {
    await grow(16);
    await publishAt(0);
    await grow(200);
    const identity = {
      origin: signer.origin,
      verifierKey: signer.verifierKey,
      cadenceSeconds: 10,
      paddingMultiple: 16,
    };
    expect(await logState(store, identity)).toMatchObject({ sequencedSize: 16, checkpoint: await checkpoint() });
    expect(await read('tile/0/000.p/16')).toHaveLength(16 * 32);
    for (const path of ['tile/0/000', 'tile/0/000.p/17', 'tile/entries/000.p/216', 'tile/0/0', '../checkpoint']) {
      expect(await readLogFile(store, path), path).toBeNull();
    }
    expect(await inclusionProofs(store, [{ stream: 'referral:P', version: 17 }])).toEqual([]);
  });

  it('replaces partial tiles by the full one', async () => {
    await grow(16);
    await publishAt(0);
    await grow(240);
    await publishAt(1);
    expect(await read('tile/0/000')).toHaveLength(256 * 32);
    expect(await read('tile/0/000.p/16')).toBeUndefined();
    expect((await auditNow()).ok).toBe(true);
  });

  it('proves each published fact under the latest checkpoint', async () => {
    await grow(700);
    await publishAt(0);
    const versions = [1, 256, 257, 700];
    const proofs = await inclusionProofs(
      store,
      versions.map((version) => ({ stream: 'referral:P', version })),
    );
    expect(proofs.map(({ version }) => version)).toEqual(versions);
    for (const { index, leaf, proof, checkpoint: note } of proofs) {
      const opened = await openCheckpoint(note, trust, verify);
      if (!opened.ok) throw new Error(opened.detail);
      const { size, root } = opened.value.checkpoint;
      const claim = { index, size, root, leaf: leafHash(fromHex(leaf)!), proof: proof.map((hash) => fromHex(hash)!) };
      expect(verifyInclusion(claim)).toBe(true);
    }
  });

  it('was promised: the promise names the last leaf, the log and the instant of the checkpoint that keeps it', () => {
    const leaf = anyLeaf();
    const note = parseNote(promiseFor(signer, 600, [leafHash(anyLeaf()), leafHash(leaf)], AT));
    expect(note.ok && parsePromise(note.value.text)).toEqual({
      ok: true,
      value: { origin: signer.origin, leaf: new Uint8Array(leafHash(leaf)), by: '2026-11-22T17:50:30.000Z' },
    });
  });
});

describe('the cadence', () => {
  it('publishes once in each window, whether or not anything happened', async () => {
    let now = AT;
    const worker = new LogWorker(
      store,
      { ...ports, now: () => now },
      { signer, cadenceSeconds: 600, paddingMultiple: 16, keepers: [] },
    );
    const size = async (): Promise<number> =>
      (await logState(store, { origin: '', verifierKey: '', cadenceSeconds: 600, paddingMultiple: 16 })).sequencedSize;
    try {
      await round(worker);
      expect(await size()).toBe(16);
      now = '2026-11-22T17:49:59.999Z';
      await round(worker);
      expect(await size()).toBe(16);
      now = '2026-11-22T17:50:00.000Z';
      await round(worker);
      expect(await size()).toBe(32);
    } finally {
      await worker.close();
    }
  });
});

describe('a checkpoint is not signed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'remit-size-'));
  afterEach(() => rmSync(join(folder, 'size'), { force: true }));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const stays = async (what: RegExp, changes: Partial<PublishSettings> = {}): Promise<void> => {
    const before = await store.pool.query('SELECT count(*)::int AS n FROM checkpoints');
    await expect(publishAt(9, changes)).rejects.toThrow(what);
    expect((await store.pool.query('SELECT count(*)::int AS n FROM checkpoints')).rows).toEqual(before.rows);
  };

  it('over a tile that was changed', async () => {
    await grow(20);
    await publishAt(0);
    await log.asAdministrator(
      `UPDATE log_tiles SET bytes = set_byte(bytes, 5, get_byte(bytes, 5) # 1) WHERE path = 'tile/0/000.p/32'`,
    );
    await stays(/edge at size 32/);
  });

  it('over an entry that was changed, or taken away, after it was sequenced', async () => {
    await grow(20);
    await log.asAdministrator('UPDATE log_entries SET leaf = set_byte(leaf, 9, get_byte(leaf, 9) # 1) WHERE index = 7');
    await stays(/entries 0 to \d+ are not those sequenced/);
    await log.asAdministrator('DELETE FROM log_entries WHERE index = 7');
    await stays(/entry 7 is missing/);
  });

  it('by a database restored from an old backup, because a file remembers the size', async () => {
    const keepers = [sizeFile(join(folder, 'size'))];
    await grow(20);
    await publishAt(0, { keepers });
    await publishAt(1, { keepers });
    await log.asAdministrator('DELETE FROM checkpoints WHERE size > 32');
    await log.asAdministrator(
      `UPDATE log_state SET size = 32, signed_size = 32, peaks = substr(peaks, 1, 32), signed_root = (SELECT root FROM checkpoints)`,
    );
    await stays(/size 48 was signed, the database knows of 32/, { keepers });
  });

  it('below or beside the size signed last', async () => {
    await grow(20);
    await publishAt(0);
    await log.asAdministrator('UPDATE log_state SET signed_size = 16');
    await stays(/size 16/);
    await log.asAdministrator('UPDATE log_state SET signed_size = 32');
    await log.asAdministrator('DELETE FROM checkpoints');
    await stays(/size 32 is recorded, 0 was published/);
  });

  it('twice when two processes publish at once: one publishes, each entry has one place', async () => {
    await grow(20);
    const sizes = await Promise.all([publishAt(1), publishAt(2)]);
    const { rows } = await store.pool.query<{ size: number }>('SELECT size FROM checkpoints ORDER BY size');
    expect([...new Set(sizes)].sort((a, b) => a - b)).toEqual(rows.map(({ size }) => size));
    const last = rows.at(-1)!.size;
    expect((await numbered(store)).map(({ index }) => index)).toEqual(Array.from({ length: last }, (_, i) => i));
    expect((await auditNow()).ok).toBe(true);
  });
});
