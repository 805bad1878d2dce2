/**
 * The shared list through the whole service: entries over the one writer, lists made and recorded in the log, fetched
 * and checked by the client, fed to a gate. Shows that a withdrawn opinion flags nowhere after its receipt, that a sync
 * from any older version equals a full one, and that a client killed at any byte goes on from there.
 */
import { randomBytes } from 'node:crypto';
import { createGate, linesOf, MatchList } from '@remit/match';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  entryOfMatch,
  gateEntries,
  isStaleList,
  type HeldList,
  ListRefused,
  type ListStore,
  openList,
  syncList,
  type SyncOptions,
  updateGate,
} from '../../packages/client/src/shared-list/index.ts';
import { canariesOf } from '../../packages/server/src/jobs/lists/canaries.ts';
import { entryOf, hashOf, HOLDERS, KilledFolder, listWorld, type ListWorld, MemoryStore } from './list-world.ts';

const [UNIT, PLATFORM, COVE] = HOLDERS;
const POLICY = { parties: 'any', atLeast: 2 } as const;

let world: ListWorld;
let cove: Awaited<ReturnType<ListWorld['recipient']>>;
/** What a newcomer held at each version. */
const older: HeldList[] = [];

const full = async (options = cove.options(new MemoryStore())) => (await syncList(null, options)).list;
const gateOf = (list: HeldList) => {
  const entries = gateEntries(list.content);
  const matchList = new MatchList({
    name: 'shared',
    kernels: null,
    entries,
    asOf: list.head.at,
    staleAfterSeconds: 7200,
  });
  const at = (): number => Date.parse(world.house.clock.at);
  return { matchList, gate: createGate({ lists: [matchList], policy: POLICY, now: at, onWarning: () => undefined }) };
};
const pdq = (n: number) => {
  const hash = Buffer.from(hashOf(n), 'hex');
  // An upload that was encoded again: five bits away.
  hash[3]! ^= 0b11111;
  return { image: { quality: 90, hashes: [hash] } };
};
const hashesOf = ({ content }: HeldList): string[] =>
  [...linesOf(content)].map(({ hash }) => Buffer.from(hash).toString('hex'));

beforeAll(async () => {
  world = await listWorld();
  cove = await world.recipient(COVE[0]);
  for (let n = 0; n < 6; n++) {
    await world.share(n);
    if (n === 3) await world.withdraw(UNIT[1], 1);
    await world.settle();
    older.push(await full());
  }
}, 120_000);
afterAll(() => world.close());

describe('the list of a recipient', () => {
  it('holds what two others share, and canaries that no other list has', async () => {
    const held = hashesOf(older.at(-1)!);
    for (const n of [0, 2, 3, 4, 5]) expect(held).toContain(hashOf(n));
    expect(held).not.toContain(hashOf(1));
    const own = canariesOf(world.house.store.custody, COVE[0].organisation).map((bits) => bits.toString('hex'));
    expect(own.every((canary) => held.includes(canary))).toBe(true);
    for (const canary of own) expect(BigInt(`0x${canary}`).toString(2).replaceAll('0', '').length).toBe(128);
    const other = await world.recipient(PLATFORM[0]);
    await world.settle();
    const theirs = hashesOf(await full(other.options(new MemoryStore())));
    expect(theirs.filter((hash) => own.includes(hash))).toEqual([]);
    // One is the platform's own opinion, which nobody shares any more.
    expect(theirs.length).toBe(held.length + 1);
  });

  it('reached from any older version equals the one fetched whole', async () => {
    const whole = await full();
    expect(older.map(({ head }) => head.version)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const held of older) {
      const { list } = await syncList(held, cove.options(new MemoryStore()));
      expect(list.content).toEqual(whole.content);
      expect(list.head).toEqual(whole.head);
    }
  });

  it('brings a running gate to the same, also where an opinion came and went on the way', async () => {
    const synced = await syncList(older[0]!, cove.options(new MemoryStore()));
    const { matchList, gate } = gateOf(older[0]!);
    updateGate(matchList, synced);
    // Entry 1 came with version 2 and was withdrawn with version 4.
    expect([1, 5].map((n) => gate.match(pdq(n)).verdict)).toEqual(['pass', 'flag']);
    expect([...matchList.ids()].sort()).toEqual([...gateOf(synced.list).matchList.ids()].sort());
  });

  it.each([
    { where: 'memory', step: 7, open: () => Promise.resolve(new MemoryStore()) },
    { where: 'a folder', step: 61, open: () => KilledFolder.open() },
  ])('goes on where a kill at any byte left it, and is never half of anything: in $where', async ({ step, open }) => {
    // Asked once and answered from memory, so that every byte can be tried.
    const asked = cove.options(new MemoryStore());
    const [whole, heads, later] = [await full(), await asked.askHeads(0), await asked.askHeads(99)];
    const parts = new Map<string, Uint8Array>();
    for (const part of heads.heads.flatMap(({ delta, snapshot }) => delta ?? snapshot ?? []))
      for await (const piece of asked.fetchPart(part.digest, 0))
        parts.set(part.digest, Buffer.concat([parts.get(part.digest) ?? Buffer.alloc(0), piece]));
    const remembered = (store: ListStore): SyncOptions => ({
      ...cove.options(store),
      askHeads: (from) => {
        const left = heads.heads.filter(({ version }) => from === 'whole' || version > from);
        return Promise.resolve(left.length > 0 ? { ...heads, heads: left } : later);
      },
      fetchPart: async function* (digest, from) {
        for (let at = from; at < parts.get(digest)!.length; at += 150)
          yield Promise.resolve(parts.get(digest)!.subarray(at, at + 150));
      },
    });
    const counting = new MemoryStore();
    counting.killAfter = 1e9;
    await full(remembered(counting));
    const bytes = 1e9 - counting.killAfter;
    expect(bytes).toBeGreaterThan(3_000);
    for (let at = 0; at < bytes; at += step) {
      const store = await open();
      store.killAfter = at;
      await expect(full(remembered(store))).rejects.toThrow('killed');
      store.killAfter = Infinity;
      const left = await openList(store);
      if (left) expect(left.content).toEqual(whole.content);
      expect((await syncList(left, remembered(store))).list.content).toEqual(whole.content);
      expect((await openList(store))?.content).toEqual(whole.content);
      await store.close();
    }
    // What was fetched before the kill is not asked for again.
    const store = new MemoryStore();
    store.killAfter = 100;
    await expect(full(remembered(store))).rejects.toThrow('killed');
    const left = [...store.files.values()][0]!.length;
    store.killAfter = Infinity;
    const from: number[] = [];
    const { fetchPart, ...options } = remembered(store);
    await full({ ...options, fetchPart: (digest, start) => (from.push(start), fetchPart(digest, start)) });
    expect(from[0]).toBe(left);
  });
});

describe('a withdrawn opinion', () => {
  it('flags nowhere after its receipt, which cannot be given before', async () => {
    const held = await full();
    const { matchList, gate } = gateOf(held);
    const found = gate.match(pdq(4));
    expect(found.verdict).toBe('flag');
    expect(found.matches.map(({ entry }) => entryOfMatch(entry))).toEqual([entryOf(4)]);
    expect(await world.withdraw(UNIT[1], 4)).toBe('HELD');
    const receipt = (list: number) => ({ organisation: UNIT[0].organisation, list });
    expect(await world.give(COVE[0], 'ReceiveWithdrawal', 4, receipt(held.head.version))).toBe('receipt-too-early');
    const missing = await world.call(COVE[0], 'GET', '/api/public/missing-receipts');
    expect(missing).toMatchObject({ withdrawals: 2, missing: 3 });
    await world.settle();
    const synced = await syncList(held, cove.options(new MemoryStore()));
    updateGate(matchList, synced);
    expect(gate.match(pdq(4)).verdict).toBe('pass');
    expect(gate.match(pdq(5)).verdict).toBe('flag');
    expect(await world.give(COVE[0], 'ReceiveWithdrawal', 4, receipt(synced.list.head.version))).toBe('HELD');
    const { rows } = await world.house.admin.query(
      'SELECT FROM entry_receipts WHERE organisation = $1 AND entry = $2 AND received_at IS NULL',
      [COVE[0].organisation, entryOf(4)],
    );
    expect(rows).toEqual([]);
    expect(gateOf(await full()).gate.match(pdq(4)).verdict).toBe('pass');
  });

  it('and a quarantined entry is in nobody’s list until its author answers', async () => {
    const flood = { day: world.house.clock.at.slice(0, 10), matched: 'B1000', confirmed: 'B0', rejected: 'B5' };
    expect(await world.give(COVE[0], 'ReportMatches', 5, flood)).toBe('QUARANTINED');
    await world.settle();
    expect(hashesOf(await full())).not.toContain(hashOf(5));
    expect(await world.give(UNIT[1], 'AnswerQuarantine', 5, { explanation: 'A clip that all post today.' })).toBe(
      'SHARED',
    );
    await world.settle();
    expect(hashesOf(await full())).toContain(hashOf(5));
  });
});

describe('a list that nobody changes', () => {
  const later = (minutes: number): void =>
    void (world.house.clock.at = new Date(Date.parse(world.house.clock.at) + minutes * 60_000).toISOString());
  const fetchesNothing: SyncOptions['fetchPart'] = () => {
    throw new Error('a part was asked for');
  };

  it('stays fresh in a quiet week, by versions that carry nothing', async () => {
    let held = await full();
    const { content, head } = held;
    for (let hour = 1; hour <= 3 * 24; hour++) {
      later(60);
      if (hour % 8 !== 0) await world.maker.round();
      else {
        await world.settle();
        expect(isStaleList(held.head, world.house.clock.at)).toBe(true);
        held = (await syncList(held, { ...cove.options(new MemoryStore()), fetchPart: fetchesNothing })).list;
        expect(isStaleList(held.head, world.house.clock.at)).toBe(false);
        expect(gateOf(held).gate.match(pdq(5)).warnings).toEqual([]);
      }
    }
    expect([held.head.version, held.head.entries]).toEqual([head.version + 3 * 24, head.entries]);
    expect(held.content).toEqual(content);
    expect((await full()).content).toEqual(content);
    await world.maker.round();
    expect(await world.maker.round()).toBe(false);
  });

  it('has the whole list again with the first change after sixty-four versions', async () => {
    await world.share(11);
    await world.settle();
    const { heads } = await cove.options(new MemoryStore()).askHeads(0);
    expect(heads.filter(({ snapshot }) => snapshot).map(({ version }) => version)).toEqual([1, heads.length]);
    expect(hashesOf(await full())).toContain(hashOf(11));
    // A newcomer begins there; so does whoever lost what it had, from wherever it was.
    expect((await cove.options(new MemoryStore()).askHeads('whole')).heads).toEqual(heads.slice(-1));
    const whole = await full();
    for (const held of [older[1]!, whole])
      expect((await syncList({ ...held, content: null }, cove.options(new MemoryStore()))).list).toEqual(whole);
  });

  it('is called stale when the service shows the same newest version for ever, and goes on being searched', async () => {
    const store = new MemoryStore();
    const options = cove.options(store);
    const held = (await syncList(null, options)).list;
    const recorded = new Map(
      await Promise.all(
        [held.head.version - 1, held.head.version].map(
          async (after) => [after, await options.askHeads(after)] as const,
        ),
      ),
    );
    const replaying = {
      ...options,
      askHeads: (from: number | 'whole') => Promise.resolve(recorded.get(from as number)!),
    };
    // Behind its back the list goes on: an opinion is withdrawn, and hour by hour versions follow.
    await world.withdraw(UNIT[1], 11);
    for (let hour = 0; hour < 3; hour++) {
      await world.settle();
      later(60);
    }
    const { list } = await syncList(held, replaying);
    expect(isStaleList(list.head, world.house.clock.at)).toBe(true);
    const { matchList, gate } = gateOf(held);
    updateGate(matchList, { list, put: [], gone: [] });
    const { verdict, warnings } = gate.match(pdq(11));
    expect([verdict, warnings.map(({ code }) => code)]).toEqual(['flag', ['stale']]);
    const honest = await syncList(list, options);
    updateGate(matchList, honest);
    expect(gate.match(pdq(11))).toMatchObject({ verdict: 'pass', warnings: [] });
  });

  it('is refused where its newest version is dated ahead of this clock by more than five minutes', async () => {
    const held = await full();
    const ahead = (minutes: number): SyncOptions => ({
      ...cove.options(new MemoryStore()),
      now: () => new Date(Date.parse(held.head.at) - minutes * 60_000).toISOString(),
    });
    await expect(syncList(held, ahead(6))).rejects.toMatchObject({ code: 'list-ahead' });
    expect((await syncList(held, ahead(5))).list.head).toEqual(held.head);
  });
});

describe('a client refuses a list', () => {
  const refusal = async (held: HeldList | null, change: (options: SyncOptions) => Partial<SyncOptions>) => {
    const options = cove.options(new MemoryStore());
    return syncList(held, { ...options, ...change(options) }).then(
      () => null,
      (error: unknown) => (error instanceof ListRefused ? error.code : error),
    );
  };
  const answering =
    (alter: (answer: Awaited<ReturnType<SyncOptions['askHeads']>>) => object) => (options: SyncOptions) => ({
      askHeads: async (from: number | 'whole') =>
        ({ ...(await options.askHeads(from)), ...alter(await options.askHeads(from)) }) as never,
    });

  it('that went back', async () => {
    const held = await full();
    const cut = answering(({ heads }) => ({ heads: heads.filter(({ version }) => version < held.head.version) }));
    expect(await refusal(held, cut)).toBe('list-went-back');
  });
  it('that forked', async () => {
    const held = await full();
    expect(await refusal({ ...held, head: { ...held.head, entries: 1 } }, () => ({}))).toBe('list-forked');
    const forked = answering(({ heads }) => ({
      heads: heads.map((head) => (head.version === 3 ? { ...head, entries: head.entries + 1 } : head)),
    }));
    expect(await refusal(older[1]!, forked)).toBe('list-forked');
  });
  it('with a version missing', async () => {
    const without = (missing: number) =>
      answering(({ heads }) => ({ heads: heads.filter(({ version }) => version !== missing) }));
    expect(await refusal(older[1]!, without(4))).toBe('list-gap');
    for (const n of [21, 22]) {
      await world.share(n);
      await world.settle();
    }
    const { heads } = await cove.options(new MemoryStore()).askHeads('whole');
    expect(await refusal(null, without(heads[1]!.version))).toBe('list-gap');
    expect(await refusal(null, without(heads[0]!.version))).toBe('list-gap');
    // From a version after the held one nobody sees what became of the held one.
    const later = answering(({ heads: all }) => ({
      heads: all.filter(({ version }) => version >= heads[0]!.version),
    }));
    expect(await refusal(older[1]!, later)).toBe('list-gap');
  });
  it('that lacks its proof, its signature or its place in the log', async () => {
    expect(
      await refusal(
        null,
        answering(() => ({ proof: null })),
      ),
    ).toBe('list-unsigned');
    const altered = (change: object) => answering(({ proof }) => ({ proof: { ...proof, ...change } }));
    expect(await refusal(null, altered({ previous: 'a'.repeat(64) }))).toBe('list-unsigned');
    expect(await refusal(null, altered({ index: 0 }))).toBe('list-unsigned');
    const strange = cove.options(new MemoryStore()).policy;
    const distrusting = { ...strange, trust: { ...strange.trust, origin: 'other.example/log' } };
    expect(await refusal(null, () => ({ policy: distrusting }))).toBe('list-unsigned');
    const last = answering(({ heads }) => ({
      heads: heads.map((head, i) => (i === heads.length - 1 ? { ...head, entries: 0 } : head)),
    }));
    expect(await refusal(null, last)).toBe('list-unsigned');
  });
  it('of another recipient', async () => {
    const other = { ...cove.options(new MemoryStore()).policy, recipient: 'somebody-else' };
    expect(await refusal(null, () => ({ policy: other }))).toBe('list-of-another');
  });
  it('under a log that went back or forked', async () => {
    const held = await full();
    const { checkpoint } = held;
    const later = { ...held, checkpoint: { ...checkpoint, size: checkpoint.size + 400 } };
    expect(await refusal(later, () => ({}))).toBe('log-went-back');
    expect(await refusal({ ...held, checkpoint: { ...checkpoint, root: 'ab'.repeat(32) } }, () => ({}))).toBe(
      'log-forked',
    );
  });
  it('with a damaged part, or one that its key does not open', async () => {
    const spoiled = (options: SyncOptions) => ({
      fetchPart: async function* (digest: string, from: number) {
        for await (const piece of options.fetchPart(digest, from)) yield piece.map((byte) => byte ^ 1);
      },
    });
    expect(await refusal(null, spoiled)).toBe('part-damaged');
    expect(await refusal(null, () => ({ key: randomBytes(32) }))).toBe('part-unreadable');
  });
});
