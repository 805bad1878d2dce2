import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HASH_REFUSALS } from '../refusals/hashes.ts';
import {
  type EntryBase,
  type EntryHistories,
  type EntryVector,
  entryAfter,
  entryOf,
  runEntryVector,
} from './fixtures/run-vector.ts';
import { ENTRY_COMMAND_KINDS, ENTRY_STATES, ENTRY_TRANSITIONS, entryCells, entryDoerOf } from './index.ts';

const folder = new URL('../../../../spec/vectors/hashes/', import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const base = read('base.generated.json') as EntryBase;
const histories = read('histories.generated.json') as EntryHistories;
const files = readdirSync(folder).filter((name) => /^(?!base|histories).*\.generated\.json$/.test(name));
const all = files.flatMap((file) => read(file) as EntryVector[]);

describe.each(files)('vectors of opinions: %s', (file) => {
  it.each((read(file) as EntryVector[]).map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    expect(runEntryVector(vector, histories, base)).toEqual(vector.then);
    if (!('facts' in vector.then)) return;
    const before = entryOf(vector.given, histories).status;
    expect(ENTRY_TRANSITIONS[vector.when.kind][before]?.to).toContain(entryAfter(vector, histories).status);
  });
});

const reached = (command: string, status: string): EntryVector[] =>
  all.filter(({ given, when }) => when.kind === command && entryOf(given, histories).status === status);

describe('the vectors are whole', () => {
  it.each(entryCells().map((each) => [`${each.command} in ${each.status}`, each] as const))(
    '%s succeeds for everybody whom the cell names',
    (_, { command, status, cell }) => {
      const who = reached(command, status)
        .filter(({ then }) => 'facts' in then)
        .map(({ when }) => entryDoerOf(when.actor));
      expect([...cell.by].filter((doer) => !who.includes(doer))).toEqual([]);
    },
  );
  it('every empty cell is refused', () => {
    for (const command of ENTRY_COMMAND_KINDS)
      for (const status of ENTRY_STATES) {
        if (ENTRY_TRANSITIONS[command][status]) continue;
        const refused = reached(command, status);
        expect(refused.length, `${command} in ${status}`).toBeGreaterThan(0);
        for (const { then } of refused) expect(then).toHaveProperty('refusal');
      }
  });
  it('every way out of every cell is taken by one', () => {
    const open = entryCells().filter(({ command }) => command !== 'WithdrawOpinion' && command !== 'ExpireOpinions');
    const missing = open.flatMap(({ command, status, cell }) => {
      const ways = reached(command, status).map((vector) => entryAfter(vector, histories).status);
      return ways.some((way) => cell.to.includes(way)) ? [] : [`${command} in ${status}`];
    });
    expect(missing).toEqual([]);
  });
  it('every refusal of this room is met by one', () => {
    const met = new Set(all.flatMap(({ then }) => ('refusal' in then ? [then.refusal] : [])));
    expect(Object.keys(HASH_REFUSALS).filter((code) => !met.has(code) && code !== 'list-version-differs')).toEqual([]);
  });
  it('no two have the same name', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });
});
