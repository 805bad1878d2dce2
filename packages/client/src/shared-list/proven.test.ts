import type { Opinion } from '@remit/match';
import { beforeEach, expect, it } from 'vitest';
import type { ListStore } from './parts.ts';
import { ProvenOpinions } from './proven.ts';
import type { ProofOfOpinion } from './prove-opinions.ts';

const opinion = (party: string): Opinion => ({ party, says: 'positive', ground: 'threat', confidence: 0.9 });
const proof = (entry: string, party: string, holds = true): ProofOfOpinion => ({
  ...{ kind: 'sha256', entry, opinion: opinion(party), known: true },
  result: holds ? { as: 'N-1', at: '2026-03-03T09:00:00.000Z', index: 7 } : { code: 'signature-bad', detail: '' },
});

let files: Map<string, Uint8Array>;
let store: ListStore;
beforeEach(() => {
  files = new Map();
  store = {
    read: async (name) => files.get(name) ?? null,
    append: async (name, bytes) => void files.set(name, new Uint8Array([...(files.get(name) ?? []), ...bytes])),
    replace: async (name, bytes) => void files.set(name, bytes),
    remove: async (name) => void files.delete(name),
  };
});

it('remembers what was proven, of that entry and in those words alone', async () => {
  const proven = await ProvenOpinions.open(store);
  await proven.add([proof('A', 'north'), proof('A', 'south', false), proof('A', 'north')]);
  for (const known of [proven, await ProvenOpinions.open(store)]) {
    expect(known.has('A', opinion('north'))).toBe(true);
    expect(known.has('B', opinion('north'))).toBe(false);
    expect(known.has('A', opinion('south'))).toBe(false);
    expect(known.has('A', { ...opinion('north'), confidence: 1 })).toBe(false);
  }
  expect(files.get('proven')).toHaveLength(16);
});

it('goes on in line after a kill in the middle of a word', async () => {
  await (await ProvenOpinions.open(store)).add([proof('A', 'north'), proof('B', 'north')]);
  files.set('proven', files.get('proven')!.subarray(0, 21));
  const left = await ProvenOpinions.open(store);
  expect(['A', 'B'].map((entry) => left.has(entry, opinion('north')))).toEqual([true, false]);
  await left.add([proof('B', 'north')]);
  const again = await ProvenOpinions.open(store);
  expect(['A', 'B'].map((entry) => again.has(entry, opinion('north')))).toEqual([true, true]);
});

it('forgets all where somebody else is believed from now on', async () => {
  await (await ProvenOpinions.open(store)).add([proof('A', 'north')]);
  await ProvenOpinions.forget(store);
  expect((await ProvenOpinions.open(store)).has('A', opinion('north'))).toBe(false);
});
