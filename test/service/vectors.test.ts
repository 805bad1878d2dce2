/**
 * The published vectors of a referral against the whole service: each given record is placed in a real database, its
 * world brought about in the tables that the service reads, and the command given over HTTP (or, for the system's own
 * commands, to the one writer, since no address exists for them). Cannot show: worlds that no database can be in.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { commandRows, OFFERED, segmentOf } from '@remit/client/contract';
import { type Fact, isRefusal, mayKnow, type Referral, type Side } from '@remit/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Base,
  factsOf as historyOf,
  type Histories,
  type Vector,
} from '../../packages/protocol/src/referral/fixtures/run-vector.ts';
import { factsOf } from '../../packages/server/src/queries/case.ts';
import { type House, openHouse } from './house.ts';
import { IDS } from './parties.ts';
import { placeCase } from './place.ts';
import { clearWorld, isBeyondDatabases, seatsOf, setWorld } from './vector-world.ts';

const FOLDER = new URL('../../spec/vectors/referral/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
const histories = read('histories.generated.json') as Histories;
const base = read('base.generated.json') as Base;
const files = readdirSync(FOLDER)
  .filter((name) => /^(?!base|histories).*\.generated\.json$/.test(name))
  .map((name): [string, Vector[]] => [name, read(name) as Vector[]]);
const all = files.flatMap(([, vectors]) => vectors);

let house: House;
const count = { http: 0, writer: 0, beyond: 0 };
beforeAll(async () => {
  house = await openHouse({ seats: seatsOf(all), chance: Buffer.from(base.chance, 'hex') });
});
afterAll(async () => {
  console.log(
    `vectors: ${count.http} over HTTP, ${count.writer} of the system through the one writer, ${count.beyond} in worlds that no database can be in`,
  );
  await house.close();
});

type Outcome = { code: string | null; field: string | undefined; after: readonly Fact[]; id: string };

async function overHttp(id: string, { given, when }: Vector, isNew: boolean): Promise<Outcome> {
  const { actor, kind, data } = when;
  if (actor.type !== 'person') throw new Error('the system has no session');
  const { person, organisation, role } = actor;
  const answer = await house.ask(
    { person, organisation, roles: [role] },
    {
      method: 'POST',
      url: kind === 'CreateDraft' ? '/api/referrals' : `/api/referrals/${id}/${segmentOf(kind)}`,
      payload: data as object,
    },
  );
  const body = answer.json<{ id: string; code: string; field?: string }>();
  const subject = isNew && answer.statusCode === 200 ? body.id : id;
  const known = historyOf(given, histories).length;
  const after = (await factsOf(house.store, `referral:${subject}`)).slice(isNew ? 0 : known);
  return { code: answer.statusCode === 200 ? null : body.code, field: body.field, after, id: subject };
}

async function throughWriter(id: string, { given, when }: Vector): Promise<Outcome> {
  const { actor, kind, data } = when;
  const subject = { type: 'referral', id } as const;
  const result = await house.executor.execute({
    actor,
    kind,
    subject,
    data,
    idempotencyKey: null,
    expectedVersion: null,
  });
  const after = (await factsOf(house.store, `referral:${id}`)).slice(historyOf(given, histories).length);
  return isRefusal(result)
    ? { code: result.code, field: result.field, after, id }
    : { code: null, field: undefined, after, id };
}

/** What whoever may not know of the case is told instead of the reason. */
function codeFor(refusal: string, { when: { actor, kind } }: Vector, state: Referral, isNew: boolean): string {
  if (actor.type === 'system') return refusal;
  // A command of the system has no address at all.
  if (!(OFFERED as readonly string[]).includes(kind)) return 'not-found';
  const isBarred = !commandRows[kind].permission.includes(actor.role);
  if (isBarred || refusal === 'invalid-command' || isNew) return refusal;
  // Whoever the rules call a stranger is not told that there is a case.
  if (refusal === 'not-your-organisation') return 'not-found';
  const desk = Object.values(IDS).findIndex(({ ours }) => ours === actor.organisation);
  const side = (['unit', 'platform', 'oversight', 'audit'] as Side[])[desk];
  return side && state.status !== 'NONE' && mayKnow(side, state) ? refusal : 'not-found';
}

/** Over HTTP a new draft's identifier is the service's own, so no request can name a case that exists. */
const isGivenAnId = ({ given, when }: Vector): boolean =>
  when.kind === 'CreateDraft' && historyOf(given, histories).length > 0;

const withoutReference = (data: object): object => ({ ...data, ...('reference' in data && { reference: '' }) });

async function run(vector: Vector): Promise<void> {
  const { given, when, then } = vector;
  const id = house.newId();
  const isNew = when.kind === 'CreateDraft' && historyOf(given, histories).length === 0;
  const state = await placeCase(house.store, id, historyOf(given, histories), house.parties);
  await setWorld(house, vector);
  house.clock.at = when.at;
  const direct = when.actor.type !== 'person' || isGivenAnId(vector);
  const outcome = direct ? await throughWriter(id, vector) : await overHttp(id, vector, isNew);
  count[direct ? 'writer' : 'http'] += 1;
  await clearWorld(house, vector.world !== undefined);
  const bare = outcome.after.map(({ kind, data }) => ({ kind, data: withoutReference(data) }));
  if ('refusal' in then) {
    const isNothing = state.status === 'NONE' && !isNew && then.refusal !== 'not-your-role';
    const owed = direct && isNothing ? 'unknown-referral' : then.refusal;
    const code = direct ? owed : codeFor(owed, vector, state, isNew);
    expect([outcome.code, bare], vector.name).toEqual([code, []]);
    if (code === then.refusal && then.field) expect(outcome.field, vector.name).toBe(then.field);
  } else {
    const owed = then.facts.map(({ kind, data }) => ({ kind, data: withoutReference(data) }));
    expect([outcome.code, bare], vector.name).toEqual([null, owed]);
  }
}

describe('the service does what the vectors say', () => {
  it.each(files.map(([name, vectors]) => ({ name, vectors, n: vectors.length })))(
    '$name: $n vectors',
    async ({ vectors }) => {
      const failures: string[] = [];
      for (const vector of vectors) {
        if (isBeyondDatabases(vector)) {
          count.beyond += 1;
          continue;
        }
        await run(vector).catch((error: Error) => failures.push(`${vector.name}: ${error.message.slice(0, 400)}`));
      }
      expect(failures.slice(0, 5).join('\n'), `${failures.length} vectors fail`).toBe('');
    },
    120_000,
  );
});
