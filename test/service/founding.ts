// A service as an operator founds it, with passkeys and without a demonstration: a hub, and organisations it admits.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { makeKeyFile } from '../../packages/server/src/key-file.ts';
import { createDatabase } from '../../packages/server/src/store/embedded/for-tests.ts';
import { codesIn, Partner } from './partner.ts';
import { type Environment, freePort, run, type Running, serve } from './running.ts';

export type Founded = {
  readonly origin: string;
  readonly environment: Environment;
  readonly folder: string;
  readonly who: (person: string) => Partner;
  /** A further process on the same database, known by the same origin; returns its port. */
  readonly another: () => Promise<number>;
  readonly admit: (id: string, kind: string, founders: readonly [string, string]) => Promise<void>;
  /** Enrols a person, who makes a passkey; a role that holds no lock is granted. */
  readonly enrol: (by: string, organisation: string, person: string, role: string | null) => Promise<void>;
  readonly close: () => Promise<void>;
};

const HUB = ['--name', 'Referral hub', '--domain', 'hub.example', '--jurisdiction', 'DE'];
const HUB_PEOPLE = ['--person', 'hub-1', 'Heron', 'A. Example', '--person', 'hub-2', 'Plover', 'B. Example'];

export async function found(name: string, more: Environment = {}): Promise<Founded> {
  const folder = mkdtempSync(join(tmpdir(), `remit-${name}-`));
  const database = await createDatabase();
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const environment: Environment = {
    DATABASE_URL: database.url,
    PORT: String(port),
    REMIT_ORIGIN: origin,
    REMIT_LOG_NAME: `${name}.example/log`,
    REMIT_KEY_FILE: join(folder, 'keys'),
    REMIT_DATA: join(folder, 'data'),
    REMIT_CHECKPOINT_SECONDS: '1',
    REMIT_LOG_LEVEL: 'silent',
    ...more,
  };
  makeKeyFile(join(folder, 'keys'), false);
  const running: Running[] = [await serve(environment)];
  const people = new Map<string, Partner>();
  const who = (person: string): Partner => {
    const known = people.get(person) ?? new Partner(origin, folder);
    people.set(person, known);
    return known;
  };
  const slips = [join(folder, 'one.code'), join(folder, 'two.code')];
  await run(['found', ...HUB, ...HUB_PEOPLE, '--codes-to', ...slips], environment);
  for (const [i, slip] of slips.entries()) await who(`hub-${i + 1}`).enrol(readFileSync(slip, 'utf8').trim());
  for (const person of ['hub-1', 'hub-2']) await who(person).sitDown();

  const another = async (): Promise<number> => {
    const other = await freePort();
    running.push(await serve({ ...environment, PORT: String(other), REMIT_DATA: join(folder, `data-${other}`) }));
    return other;
  };
  const close = async (): Promise<void> => {
    for (const { child } of running) child.kill('SIGTERM');
    for (const { ended } of running) await ended;
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { origin, environment, folder, who, another, close, ...admissions(who) };
}

function admissions(who: Founded['who']): Pick<Founded, 'admit' | 'enrol'> {
  const admit: Founded['admit'] = async (id, kind, founders) => {
    const about = ['--kind', kind, '--name', `The ${id}`, '--jurisdiction', 'DE', '--domain', `${id}.example`];
    expect((await who('hub-1').remit(['organisation', 'register', id, ...about])).exit).toBe(0);
    const named = founders.flatMap((person) => ['--person', person, `P ${person}`, `N ${person}`]);
    const codes = codesIn((await who('hub-1').remit(['organisation', 'ceremony', id, ...named])).said);
    for (const [i, person] of founders.entries()) await who(person).enrol(codes[i] ?? '');
    for (const person of founders) await who(person).sitDown();
  };
  const enrol: Founded['enrol'] = async (by, organisation, person, role) => {
    const named = ['--pseudonym', `P ${person}`, '--name', `N ${person}`];
    const { said } = await who(by).remit(['organisation', 'enrol', organisation, person, ...named]);
    expect((await who(person).enrol(codesIn(said)[0] ?? '')).status).toBe(200);
    if (role !== null) expect(await who(by).give(organisation, 'GrantRole', { person, role })).toBeNull();
  };
  return { admit, enrol };
}
