// Bundles as the service hands them out, over its own edge; and that the published vectors are what the real writer and
// the real log make. Cannot catch: what a platform does with a bundle that it checked.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { BUNDLE_MEDIA_TYPE, isFault, verifyBundle } from '@remit/client';
import { isDrawn, type Role } from '@remit/protocol';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildServer } from '../../packages/server/src/http/server.ts';
import { httpConfig } from '../../packages/server/test/http-fixture.ts';
import { CASES, locked, sent } from '../../tools/vectors/bundle/cases.ts';
import { policyOf } from '../../tools/vectors/bundle/forge.ts';
import { bundleVectors } from '../../tools/vectors/bundle/vectors.ts';
import { type BundleWorld, NOW, openWorld, PUBLISHED } from '../../tools/vectors/bundle/world.ts';

let world: BundleWorld;
let app: FastifyInstance;
const PEOPLE = {
  decider: ['lantern', 'lantern-decider-1', 'PLAT_DECIDER'],
  officer: ['nru', 'nru-officer-1', 'LE_OFFICER'],
  reviewer: ['oversight', 'oversight-reviewer-1', 'LOCK_REVIEWER'],
  stranger: ['pebble', 'pebble-staff-3', 'PLAT_REVIEWER'],
} as const satisfies Record<string, readonly [string, string, Role]>;
type Person = keyof typeof PEOPLE;

beforeAll(async () => {
  world = await openWorld('served');
  const { store, executor, ports } = world;
  app = await buildServer({ store, executor, ports, logger: pino({ level: 'silent' }), config: httpConfig });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await world.close();
});

async function asked(who: Person, id: string) {
  const [organisation, person, role] = PEOPLE[who];
  const token = createHash('sha256').update(person).digest('base64url');
  await world.store.pool.query(
    `INSERT INTO sessions (digest, organisation, person, role, software_key, started_at, seen_at, expires_at)
     VALUES ($1, $2, $3, $4, true, '2100-01-01', '2100-01-01', '2100-01-01') ON CONFLICT DO NOTHING`,
    [createHash('sha256').update(token).digest(), organisation, person, role],
  );
  const headers = { host: 'localhost:4600', authorization: `Bearer ${token}` };
  return app.inject({ url: `/api/referrals/${id}/bundle`, headers });
}
const codeOf = async (who: Person, id: string) => {
  const answer = await asked(who, id);
  return [answer.statusCode, answer.json<{ code: string }>().code];
};

describe('a bundle', () => {
  it('is there from the checkpoint on that includes its acts, for those who may know the case', async () => {
    const id = await locked(world);
    expect(await codeOf('officer', id)).toEqual([409, 'bundle-not-yet']);
    expect(await codeOf('decider', id)).toEqual([404, 'not-found']);
    await sent(world, id);
    expect(await codeOf('decider', id)).toEqual([409, 'bundle-not-yet']);
    await world.publish(PUBLISHED);
    const [forPlatform, forUnit] = [await asked('decider', id), await asked('officer', id)];
    expect(forPlatform.headers['content-type']).toBe(`${BUNDLE_MEDIA_TYPE}; charset=utf-8`);
    expect(forUnit.body).toBe(forPlatform.body);
    const checked = await verifyBundle(forPlatform.body, policyOf(), NOW);
    if (isFault(checked)) throw new Error(`${checked.code}: ${checked.detail}`);
    expect(checked).toMatchObject({ referral: id, lock2: 'NOT_REQUIRED', submittedAs: 'Officer N-21' });
    expect(await codeOf('stranger', id)).toEqual([404, 'not-found']);
  });

  it('of a case that oversight locked is oversight’s too', async () => {
    const id = await CASES['lock-2-narrowed'](world);
    await world.publish('2026-03-03T18:10:00.000Z');
    expect((await asked('reviewer', id)).statusCode).toBe(200);
  });

  it('is kept from whoever may yet have to answer blind', async () => {
    const id = await sent(world, await locked(world));
    await world.publish('2026-03-03T18:20:00.000Z');
    const { reference, items } = await world.state(id);
    const roots = Array.from({ length: 400 }, (_, n) => createHash('sha256').update(String(n)).digest('hex'));
    const checkpointRoot = roots.find((root) => isDrawn(root, reference, items[0]!, 0.05))!;
    const draw = { checkpointSize: 1, checkpointRoot };
    await world.act({ type: 'system', rule: 'sample-after-checkpoint' }, 'DrawSample', id, draw);
    expect(await codeOf('reviewer', id)).toEqual([409, 'bundle-kept-blind']);
    expect((await asked('decider', id)).statusCode).toBe(200);
  });
});

it('the vectors are what the real writer and the real log make', async () => {
  const made = await bundleVectors();
  for (const [folder, vectors] of Object.entries(made))
    for (const [name, vector] of vectors) {
      const file = new URL(`../../spec/vectors/bundle/${folder}/${name}.json`, import.meta.url);
      expect(JSON.parse(readFileSync(file, 'utf8')), name).toEqual(JSON.parse(JSON.stringify(vector)));
    }
}, 60_000);
