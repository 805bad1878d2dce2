/**
 * The published vectors of opinions against the whole service: each given record is placed in a real database, its world
 * brought about in the tables that the service reads, and the command given over HTTP, or to the one writer where it is
 * the system's or a gate's. Cannot show: worlds that no database can be in.
 */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { entrySegmentOf } from '@remit/client/contract';
import {
  type EntryFact,
  entryIdOf,
  isRefusal,
  type OpinionDocument,
  opinionDigest,
  type Party,
  type Role,
} from '@remit/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type EntryBase,
  type EntryHistories,
  type EntryVector,
  entryFactsOf,
} from '../../packages/protocol/src/hashes/fixtures/run-vector.ts';
import {
  factsOf as referralFactsOf,
  type Histories,
} from '../../packages/protocol/src/referral/fixtures/run-vector.ts';
import { factsOf } from '../../packages/server/src/queries/case.ts';
import { type House, openHouse } from './house.ts';
import { placeCase, placeEntry } from './place.ts';

const spec = new URL('../../spec/vectors/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, spec), 'utf8'));
const base = read('hashes/base.generated.json') as EntryBase;
const histories = read('hashes/histories.generated.json') as EntryHistories;
const cases = read('referral/histories.generated.json') as Histories;
const files = readdirSync(new URL('hashes/', spec))
  .filter((name) => /^(?!base|histories).*\.generated\.json$/.test(name))
  .map((name): [string, EntryVector[]] => [name, read(`hashes/${name}`) as EntryVector[]]);

/** Everybody who acts in the vectors, in every role in which they do. */
function seats() {
  const found = new Map<string, { person: string; organisation: string; roles: Role[] }>();
  for (const { when } of files.flatMap(([, vectors]) => vectors)) {
    if (when.actor.type !== 'person') continue;
    const { person, organisation, role } = when.actor;
    found.set(`${organisation} ${person}`, { person, organisation, roles: [role] });
  }
  return [...found.values()];
}

/** The referral of the vectors; each gets one of its own. */
const REFERRAL = '01K00000000000000000000700';

let house: House;
const count = { http: 0, writer: 0 };
beforeAll(async () => {
  house = await openHouse({ seats: seats() });
});
afterAll(async () => {
  console.log(`vectors of opinions: ${count.http} over HTTP, ${count.writer} through the one writer`);
  await house.close();
});

/**
 * The vector about another fingerprint, so that no two share a record: facts are never taken away, and the service knows
 * them by heart. Whatever follows from the fingerprint is computed anew.
 */
function aboutAnother(vector: EntryVector, given: readonly EntryFact[]) {
  const hash = randomBytes(32).toString('hex');
  const entry = entryIdOf({ kind: 'PDQ', hash });
  const old = JSON.stringify({ vector, given });
  const [known] = given.length > 0 ? given : entryFactsOf('proposed', histories);
  const fingerprint = (known as Extract<EntryFact, { kind: 'OpinionProposed' }>).data.opinion.fingerprint;
  const referral = house.newId();
  const renamed = (text: string): string =>
    text.replaceAll(fingerprint.hash, hash).replaceAll(base.entry, entry).replaceAll(REFERRAL, referral);
  let text = renamed(old);
  for (const opinion of opinionsIn(JSON.parse(old)))
    text = text.replaceAll(
      opinionDigest(opinion),
      opinionDigest(JSON.parse(renamed(JSON.stringify(opinion))) as OpinionDocument),
    );
  return { entry, ...(JSON.parse(text) as { vector: EntryVector; given: readonly EntryFact[] }) };
}

function opinionsIn(value: unknown): OpinionDocument[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = (value as Partial<OpinionDocument>).type === 'remit/opinion/v1' ? [value as OpinionDocument] : [];
  return [...own, ...Object.values(value).flatMap(opinionsIn)];
}

/** The world of the vector, in the tables that the service reads. */
async function setWorld(entry: string, { when, world = {} }: EntryVector): Promise<void> {
  const { admin, parties } = house;
  for (const table of ['list_recipients', 'list_items', 'entry_feedback']) await admin.query(`DELETE FROM ${table}`);
  for (const party of parties) await setState(party, {});
  const recipients = world.recipients ?? base.world.recipients;
  for (const { organisation } of recipients)
    await admin.query(`INSERT INTO list_recipients VALUES ($1, '', '', '{}', '', now())`, [organisation]);
  if (world.own) await setState(parties.find(({ id }) => id === world.own!.organisation)!, { tier: world.own.tier });
  if (world.listWithout !== undefined && world.listWithout !== null && when.actor.type !== 'system')
    await admin.query(`INSERT INTO list_items VALUES ($1, $2, 99, $3, 'PDQ', '', NULL)`, [
      when.actor.organisation,
      entry,
      world.listWithout,
    ]);
  if (world.usual !== undefined)
    await admin.query(`INSERT INTO entry_feedback VALUES ('unit-south', 'other', $1, 'PDQ', $2)`, [
      when.at.slice(0, 10),
      Number(world.usual.slice(1)),
    ]);
  const { source } = when.data as { source?: { referral?: string } };
  if (world.source && source?.referral)
    await placeCase(
      house.store,
      source.referral,
      referralFactsOf(world.source.acted ? 'effected' : 'review', cases),
      parties,
    );
}

const setState = (party: Party, change: Partial<Party>) =>
  house.admin.query('UPDATE organisation_rows SET state = $2, version = version + 1 WHERE organisation = $1', [
    party.id,
    { ...party, ...change },
  ]);

type Outcome = { code: string | null; field: string | undefined };

async function give(id: string, { when }: EntryVector): Promise<Outcome> {
  const { actor, kind, data } = when;
  if (actor.type === 'person') {
    count.http += 1;
    const { person, organisation, role } = actor;
    const url = `/api/entries/${id}/${entrySegmentOf(kind)}`;
    const caller = { person, organisation, roles: [role] };
    const answer = await house.ask(caller, { method: 'POST', url, payload: data as object });
    const body = answer.json<{ code: string; field?: string }>();
    return answer.statusCode === 200 ? { code: null, field: undefined } : { code: body.code, field: body.field };
  }
  count.writer += 1;
  const subject = { type: 'entry', id } as const;
  const result = await house.executor.execute({
    actor,
    kind,
    subject,
    data,
    idempotencyKey: null,
    expectedVersion: null,
  });
  return isRefusal(result) ? { code: result.code, field: result.field } : { code: null, field: undefined };
}

async function run(published: EntryVector): Promise<void> {
  const { entry, vector, given } = aboutAnother(published, entryFactsOf(published.given, histories));
  const id = vector.when.entry ?? entry;
  await setWorld(entry, vector);
  const stream = await placeEntry(house.store, entry, given, house.parties);
  house.clock.at = vector.when.at;
  const outcome = await give(id, vector);
  const after = (await factsOf(house.store, `entry:${id}`)) as unknown as EntryFact[];
  const fresh = after.slice(id === entry ? stream.length : 0).map(({ kind, data }) => ({ kind, data }));
  if ('facts' in vector.then) expect([outcome.code, fresh], vector.name).toEqual([null, vector.then.facts]);
  else {
    // To a stranger, and of what nobody can ask over HTTP, the service says nothing but that it is not there.
    const hidden = vector.then.refusal === 'entry-unknown' || vector.when.kind === 'ExpireOpinions';
    const code = hidden && vector.when.actor.type === 'person' ? 'not-found' : vector.then.refusal;
    expect([outcome.code, fresh], vector.name).toEqual([code, []]);
    if (vector.then.field && code === vector.then.refusal) expect(outcome.field, vector.name).toBe(vector.then.field);
  }
}

describe('the service does what the vectors of opinions say', () => {
  it.each(files.map(([name, vectors]) => ({ name, vectors, n: vectors.length })))(
    '$name: $n vectors',
    async ({ vectors }) => {
      const failures: string[] = [];
      for (const vector of vectors)
        await run(vector).catch((error: Error) => failures.push(`${vector.name}: ${error.message.slice(0, 500)}`));
      expect(failures.slice(0, 5).join('\n'), `${failures.length} vectors fail`).toBe('');
    },
    120_000,
  );
});
