import type { ListLine } from '@remit/match';
import { expect, it } from 'vitest';
import { provable, ProvenOpinions, type Proving } from '../../shared-list/index.ts';
import { ProvingQueue } from './proving-queue.ts';

const line = (n: number): ListLine => ({
  kind: 'md5',
  hash: new Uint8Array(16).fill(n),
  words: JSON.stringify([{ party: 'north', says: 'positive', ground: 'threat' }]),
});
const lines = (from: number, to: number): ListLine[] => Array.from({ length: to - from }, (_, n) => line(from + n));
const named = (some: readonly ListLine[]): string[] => some.map((each) => provable(each).entry);
const nothing = {
  read: () => Promise.resolve(null),
  append: () => Promise.resolve(),
  replace: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};
const proof = (each: ListLine) => {
  const { kind, entry, opinions } = provable(each);
  return { kind, entry, opinion: opinions[0]!, known: true, result: { as: 'N', at: '', index: 1 } };
};

it('asks for what is new before what is old, passes over what is proven, and asks again after a failure', async () => {
  const proven = await ProvenOpinions.open(nothing);
  await proven.add([proof(line(2))]);
  const queue = new ProvingQueue(proven);
  queue.first(lines(0, 150));
  queue.first(lines(200, 203));
  const asked: string[][] = [];
  const away: Proving = {
    ask: (entries) => (asked.push(entries), Promise.reject(new Error('away'))),
    policy: { demonstration: false, readTile: () => Promise.resolve(undefined), trust: { origin: 'log', logKeys: [] } },
    held: null,
  };
  await expect(queue.round(away)).rejects.toThrow('away');
  await expect(queue.round(away)).rejects.toThrow('away');
  const expected = named([...lines(200, 203), line(0), line(1), ...lines(3, 98)]);
  expect(asked).toEqual([expected, expected]);
  await proven.add([...lines(200, 203), ...lines(0, 150)].map(proof));
  await queue.round(away);
  expect(asked).toHaveLength(2);
});
