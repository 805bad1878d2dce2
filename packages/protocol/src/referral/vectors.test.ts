import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ANNEX_REFUSALS } from '../refusals/annex.ts';
import { DRAFTING_REFUSALS } from '../refusals/drafting.ts';
import { LOCK_REFUSALS } from '../refusals/locks.ts';
import { PLATFORM_REFUSALS } from '../refusals/platform.ts';
import { TIMING_REFUSALS } from '../refusals/timing.ts';
import { type Base, type Histories, runVector, stateAfter, stateOf, type Vector } from './fixtures/run-vector.ts';
import { COMMAND_KINDS } from './commands.ts';
import { LOCK_TRIGGERS } from '../oversight/required-locks.ts';
import { STATUSES } from './status.ts';
import { mayKnow, type Side } from './visibility.ts';
import { cells, doerOf, TRANSITIONS } from './transitions.ts';

const FOLDER = new URL('../../../../spec/vectors/referral/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
const histories = read('histories.generated.json') as Histories;
const base = read('base.generated.json') as Base;
const NOT_LISTS = ['histories.generated.json', 'base.generated.json'];
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json') && !NOT_LISTS.includes(name));
const lists = files.map((name) => ({ name, vectors: read(name) as Vector[] }));
const all = lists.flatMap(({ vectors }) => vectors);
const happens = ({ then }: Vector): boolean => 'facts' in then;
const statusOf = new Map(Object.keys(histories).map((name) => [name, stateOf(name, histories).status]));

describe.each(lists)('vectors of a referral: $name', ({ vectors }) => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    expect(runVector(vector, histories, base)).toEqual(vector.then);
    const cell = TRANSITIONS[vector.when.kind][statusOf.get(vector.given)!];
    if (happens(vector)) {
      expect(cell?.by).toContain(doerOf(vector.when.actor));
      expect([...cell!.to, statusOf.get(vector.given)]).toContain(stateAfter(vector, histories).status);
    }
  });
});

describe('the vectors are whole', () => {
  it('each cell happens for every role that it names, and is refused to another', () => {
    const done = new Set(
      all.filter(happens).map(({ given, when }) => `${when.kind} ${statusOf.get(given)} ${doerOf(when.actor)}`),
    );
    const refused = new Set(
      all
        .filter(({ then }) => 'refusal' in then && then.refusal === 'not-your-role')
        .map(({ given, when }) => `${when.kind} ${statusOf.get(given)}`),
    );
    for (const { command, status, cell } of cells()) {
      for (const doer of cell.by) expect(done).toContain(`${command} ${status} ${doer}`);
      expect(refused).toContain(`${command} ${status}`);
    }
  });
  it('each missing cell is refused', () => {
    const refused = new Set(
      all.filter((vector) => !happens(vector)).map(({ given, when }) => `${when.kind} ${statusOf.get(given)}`),
    );
    for (const command of COMMAND_KINDS)
      for (const status of STATUSES)
        if (!TRANSITIONS[command][status]) expect(refused).toContain(`${command} ${status}`);
  });
  it('each way out of a cell is taken', () => {
    const taken = new Set(
      all
        .filter(happens)
        .map((vector) => `${vector.when.kind} ${statusOf.get(vector.given)} ${stateAfter(vector, histories).status}`),
    );
    const missing = cells()
      .flatMap(({ command, status, cell }) => cell.to.map((to) => `${command} ${status} ${to}`))
      .filter((way) => !taken.has(way));
    expect(missing).toEqual([]);
  });
  it('each refusal of a referral is met', () => {
    const met = new Set(all.flatMap(({ then }) => ('refusal' in then ? [then.refusal] : [])));
    const codes = Object.keys({
      ...DRAFTING_REFUSALS,
      ...LOCK_REFUSALS,
      ...PLATFORM_REFUSALS,
      ...TIMING_REFUSALS,
      ...ANNEX_REFUSALS,
    });
    expect(codes.filter((code) => !met.has(code))).toEqual([]);
  });
  it('each trigger of lock 2 is met', () => {
    const met = new Set(
      all.flatMap(({ then }) =>
        'facts' in then ? then.facts.flatMap((fact) => (fact.kind === 'Lock1Approved' ? fact.data.triggers : [])) : [],
      ),
    );
    expect(LOCK_TRIGGERS.filter((trigger) => !met.has(trigger))).toEqual([]);
  });
  it('whoever may act in a case may know of it', () => {
    const sides: readonly [RegExp, Side][] = [
      [/^LOCK_/, 'oversight'],
      [/^PLAT_/, 'platform'],
      [/^LE_/, 'unit'],
      [/^AUDITOR/, 'audit'],
    ];
    let acted = 0;
    for (const { name, given, when } of all.filter(happens)) {
      const side = sides.find(([roles]) => roles.test(doerOf(when.actor)))?.[1];
      if (side === undefined || when.kind === 'CreateDraft') continue;
      expect(mayKnow(side, stateOf(given, histories)), name).toBe(true);
      acted += 1;
    }
    expect(acted).toBeGreaterThan(100);
  });
  it('no two have the same name', () => {
    const names = all.map(({ name }) => name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });
});
