/**
 * The lists as several processes make them, one after the other: each holds contents of its own, and none may take what
 * it holds for what stands in the database. Shown at the client: each version it is given leads to the list fetched whole.
 */
import { randomBytes } from 'node:crypto';
import { linesOf } from '@remit/match';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HeldList, syncList } from '../../packages/client/src/shared-list/index.ts';
import { HeldContents } from '../../packages/server/src/jobs/lists/held-contents.ts';
import { hashOf, HOLDERS, listWorld, type ListWorld, MemoryStore } from './list-world.ts';

const [, PLATFORM, COVE] = HOLDERS;
type Recipient = Awaited<ReturnType<ListWorld['recipient']>>;

let world: ListWorld;
let recipients: readonly Recipient[];
const held = new Map<Recipient, HeldList>();

/** Every recipient's list, brought on from the version before, is the one that a newcomer fetches. */
async function followed(): Promise<string[][]> {
  await world.settle();
  const lists: string[][] = [];
  for (const recipient of recipients) {
    const { list } = await syncList(held.get(recipient) ?? null, recipient.options(new MemoryStore()));
    const fresh = (await syncList(null, recipient.options(new MemoryStore()))).list;
    expect(list.content).toEqual(fresh.content);
    held.set(recipient, list);
    const lines = [...linesOf(list.content)];
    expect(lines.length).toBe(list.head.entries);
    lists.push(lines.map(({ hash }) => Buffer.from(hash).toString('hex')));
  }
  return lists;
}

beforeAll(async () => {
  world = await listWorld();
  recipients = [await world.recipient(COVE[0]), await world.recipient(PLATFORM[0])];
  await world.share(0);
  await followed();
}, 120_000);
afterAll(() => world.close());

describe('lists that several processes make', () => {
  it('go on from one another', async () => {
    const other = world.makerWith(randomBytes);
    for (const [n, maker] of [other, world.maker, other, other, world.maker].entries()) {
      await world.share(10 + n);
      await maker.round();
      for (const list of await followed()) expect(list).toContain(hashOf(10 + n));
    }
  });

  it('are right after a round that broke off with one list made and the next one not', async () => {
    let calls = 0;
    let failing = false;
    const broken = world.makerWith((size) => {
      if (failing && ++calls === 2) throw new Error('no chance');
      return randomBytes(size);
    });
    await world.share(20);
    await broken.round();
    await followed();
    await world.share(21);
    failing = true;
    await expect(broken.round()).rejects.toThrow('no chance');
    // Another process makes the version that broke off, with what came meanwhile.
    await world.share(22);
    await world.maker.round();
    await followed();
    failing = false;
    await world.share(23);
    await broken.round();
    for (const list of await followed()) for (const n of [20, 21, 22, 23]) expect(list).toContain(hashOf(n));
  });

  it('are the same where hardly anything may be held', async () => {
    const narrow = new HeldContents(1);
    const maker = world.makerWith(randomBytes, narrow);
    for (let n = 30; n < 33; n++) {
      await world.share(n);
      await world.withdraw(PLATFORM[1], n - 20);
      await maker.round();
      for (const list of await followed()) expect(list).toContain(hashOf(n));
    }
    const [only] = held.values();
    expect(narrow.lines).toBeLessThanOrEqual(only!.head.entries + 1);
  });
});
