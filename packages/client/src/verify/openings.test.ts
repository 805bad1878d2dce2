import { expect, it } from 'vitest';
import { FakeLog } from '../../test/fake-log.ts';
import { type EntryPage, openings } from './openings.ts';

const log = new FakeLog();
await log.grow(8);

/** The indexes that are opened, and where the source was asked to begin. */
async function opened(pageFrom: (from: number) => EntryPage, size: number) {
  const asked: number[] = [];
  const indexes: number[] = [];
  const source = (from: number) => {
    asked.push(from);
    if (asked.length > 20) throw new Error('it is asked without end');
    return Promise.resolve(pageFrom(from));
  };
  for await (const { index } of openings(source, size)) indexes.push(index);
  return { asked, indexes };
}
const page = (from: number, next: number | null): EntryPage => ({ entries: log.entries.slice(from, from + 3), next });

it('every entry below the size is opened once, page by page, and no other', async () => {
  const { asked, indexes } = await opened((from) => page(from, from + 3), 7);
  expect(asked).toEqual([0, 3, 6]);
  expect(indexes).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

it('a server that leads nowhere is not asked without end', async () => {
  expect(await opened((from) => page(from, from), 7)).toMatchObject({ asked: [0] });
  expect(await opened((from) => page(from, from === 0 ? 3 : 0), 7)).toMatchObject({ asked: [0, 3] });
  expect(await opened((from) => page(from, null), 7)).toMatchObject({ asked: [0] });
});
