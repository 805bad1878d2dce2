/** What a recipient's machine remembers of its list where the disk lost some of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openList, syncList } from '../../packages/client/src/shared-list/index.ts';
import { HOLDERS, listWorld, type ListWorld, MemoryStore } from './list-world.ts';

const [, , COVE] = HOLDERS;
let world: ListWorld;
let cove: Awaited<ReturnType<ListWorld['recipient']>>;

beforeAll(async () => {
  world = await listWorld();
  cove = await world.recipient(COVE[0]);
  for (let n = 0; n < 3; n++) {
    await world.share(n);
    await world.settle();
  }
}, 120_000);
afterAll(() => world.close());

describe('a list whose content was damaged where it is kept', () => {
  const kept = async () => {
    const store = new MemoryStore();
    const held = (await syncList(null, cove.options(store))).list;
    return { store, held, name: [...store.files.keys()].find((name) => /^list-\d+$/u.test(name))! };
  };
  const altered = (bytes: Uint8Array, from: string, to: string): Uint8Array =>
    Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1');
  const damages: readonly [string, (bytes: Uint8Array) => Uint8Array | null][] = [
    ['is gone', () => null],
    ['is cut short', (bytes) => bytes.subarray(0, 40)],
    ['says something else', (bytes) => altered(bytes, 'positive', 'negative')],
  ];

  it.each(damages)('that %s is fetched anew, and what was seen is remembered', async (_, damage) => {
    const { store, held, name } = await kept();
    const bytes = damage(store.files.get(name)!);
    if (bytes) store.files.set(name, bytes);
    else store.files.delete(name);
    const left = await openList(store);
    expect(left).toEqual({ head: held.head, checkpoint: held.checkpoint, content: null });
    const older = {
      ...cove.options(store),
      askHeads: async (from: number | 'whole') => {
        const { heads, proof } = await cove.options(store).askHeads(from);
        return { heads: heads.filter(({ version }) => version < held.head.version), proof };
      },
    };
    await expect(syncList(left, older)).rejects.toMatchObject({ code: 'list-went-back' });
    expect((await openList(store))?.head).toEqual(held.head);
    expect((await syncList(left, cove.options(store))).list.content).toEqual(held.content);
    expect((await openList(store))?.content).toEqual(held.content);
  });

  it('says so where even what was seen cannot be read, and begins nothing anew by itself', async () => {
    const { store } = await kept();
    for (const text of ['', '{"head":', '{"head":{"version":3}}']) {
      store.files.set('held.json', new TextEncoder().encode(text));
      await expect(openList(store)).rejects.toMatchObject({ code: 'held-damaged' });
    }
  });
});
