/**
 * Every POST and PUT row of the contract, asked with what cannot be read and with hostile values in every place of its
 * body. Each answer is a problem document of the 400s with its code, and the field where a field is wrong; nothing is
 * stored and the draft stays as it was. Generated: a new row is asked without a line here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { contract, problemView, type Row } from '@remit/client/contract';
import { type CommandKind, COMMAND_KINDS, type PartyCommandKind, replay, type Role } from '@remit/protocol';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { factsOf as historyOf, type Histories } from '../../packages/protocol/src/referral/fixtures/run-vector.ts';
import { completeHeader, completeItem, PLATFORM } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { factsOf } from '../../packages/server/src/queries/case.ts';
import { PLAIN } from '../../tools/vectors/referral/plain.ts';
import { HOSTILE, leavesOf, rawBodies, replaced } from './hostile.ts';
import { type Caller, type House, openHouse, seat, written } from './house.ts';
import { IDS } from './parties.ts';
import { PARTY_DATA } from './party-data.ts';
import { placeCase } from './place.ts';

const histories = JSON.parse(
  readFileSync(new URL('../../spec/vectors/referral/histories.generated.json', import.meta.url), 'utf8'),
) as Histories;
const record = historyOf('account-decided', histories);
const state = replay(record);

let house: House;
/** A case that every side knows, a draft that only its unit does. */
let known: string;
let draft: string;
const count = { unreadable: 0, refused: 0, lawful: 0 };
beforeAll(async () => {
  house = await openHouse();
  known = house.newId();
  draft = house.newId();
  await placeCase(house.store, known, record, house.parties);
  await placeCase(house.store, draft, historyOf('account-draft', histories), house.parties);
  house.clock.at = '2026-03-10T09:00:00.000Z';
});
afterAll(async () => {
  console.log(
    `bad input: ${count.unreadable} bodies that cannot be read, ${count.refused} with a hostile value refused, ` +
      `${count.lawful} hostile values that are lawful words`,
  );
  await house.close();
});

const rows = Object.entries(contract as Readonly<Record<string, Row>>);
/** Last come the commands that change who is who: some hostile values are lawful, and take roles or sessions away. */
const late = ([, { path }]: (typeof rows)[number]): number => Number(/^\/api\/(?:session|organisations)/u.test(path));
const writing = rows
  .filter(([, { method, body }]) => (method === 'POST' || method === 'PUT') && body !== undefined)
  .sort((a, b) => late(a) - late(b));

const NAMED: Readonly<Record<string, object>> = {
  takeRole: { role: 'LE_OFFICER' },
  demoSignIn: { account: 'nobody' },
  signIn: { challengeId: 'none', response: { id: 'x' } },
  enrolmentOptions: { code: 'none' },
  enrol: { code: 'none', response: { id: 'x' } },
  draftingWorld: { platform: PLATFORM, parameterSet: null, locators: ['https://video.example/a'], handles: ['ember'] },
  importList: {
    fileName: 'list.csv',
    dryRun: true,
    template: null,
    header: completeHeader(),
    rows: [{ line: 1, url: completeItem(1).locator, note: 'seen', fromSeconds: 1 }],
  },
};

function goodBody(name: string): object {
  if ((COMMAND_KINDS as readonly string[]).includes(name)) return PLAIN[name as CommandKind](state, house.clock.at);
  return (PARTY_DATA as Record<string, object>)[name as PartyCommandKind] ?? NAMED[name] ?? {};
}

function callerFor({ permission }: Row): Caller {
  if (permission === 'public' || permission === 'demonstration') return 'visitor';
  return seat(permission === 'signed-in' ? 'LE_OFFICER' : (permission[0] as Role));
}
const addressOf = ({ path }: Row): string =>
  path.replace(':id', path.startsWith('/api/referrals') ? known : IDS.LE_UNIT.ours);

const PATIENCE_MS = 10_000;
async function send(row: Row, payload: Buffer | string): Promise<LightMyRequestResponse> {
  let timer: NodeJS.Timeout | undefined;
  const hangs = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${row.path} hangs`)), PATIENCE_MS);
  });
  const headers = { 'content-type': 'application/json' };
  const answer = house.ask(callerFor(row), { method: row.method, url: addressOf(row), payload, headers });
  return Promise.race([answer, hangs]).finally(() => clearTimeout(timer));
}

function expectProblem(answer: LightMyRequestResponse, what: string): z.infer<typeof problemView> {
  expect([answer.statusCode >= 400 && answer.statusCode < 500, answer.statusCode], what).toEqual([
    true,
    answer.statusCode,
  ]);
  expect(answer.headers['content-type'], what).toBe('application/problem+json; charset=utf-8');
  const problem = problemView.parse(answer.json());
  expect([problem.code, problem.remedy, problem.status === answer.statusCode], what).not.toContain('');
  return problem;
}

const strict = (row: Row): z.ZodType => (row.body instanceof z.ZodObject ? row.body.strict() : row.body!);

describe.each(writing)('%s', (name, row) => {
  it('refuses what cannot be read, and stores nothing', async () => {
    const before = await written(house);
    const limit = name === 'importList' ? 9 * 1024 * 1024 : 2 * 1024 * 1024;
    for (const [what, body] of rawBodies(JSON.stringify(goodBody(name)), limit)) {
      const problem = expectProblem(await send(row, body), `${name}: ${what}`);
      expect(['not-signed-in', 'not-your-role'], `${name}: ${what}`).not.toContain(problem.code);
      count.unreadable += 1;
    }
    expect(await written(house)).toEqual(before);
  });

  it('refuses hostile values by their field, and stores nothing', async () => {
    const good = goodBody(name);
    const leaves = leavesOf(good);
    const each = leaves.length > 20 ? 4 : 8;
    const before = await written(house);
    const lawful: string[] = [];
    for (const [i, path] of leaves.entries())
      for (let k = 0; k < each; k++) {
        const value = HOSTILE[(i * each + k * 7) % HOSTILE.length];
        const body = replaced(good, path, value);
        if (strict(row).safeParse(body).success) {
          lawful.push(JSON.stringify(body));
          continue;
        }
        const what = `${name}: ${path.join('.')} = ${JSON.stringify(value).slice(0, 60)}`;
        const problem = expectProblem(await send(row, JSON.stringify(body)), what);
        expect(problem.field, what).toBeTruthy();
        expect(path.join('.').startsWith(problem.field!) || problem.field!.startsWith(path.join('.')), what).toBe(true);
        count.refused += 1;
      }
    expect(await written(house), name).toEqual(before);
    // Words that mean harm elsewhere are words here: taken as such, or refused by a rule, never a fault of ours.
    for (const body of lawful) {
      expect((await send(row, body)).statusCode, `${name}: ${body.slice(0, 200)}`).toBeLessThan(500);
      count.lawful += 1;
    }
  });
});

describe('after all that', () => {
  it('the draft is as it was, and its unit reads it', async () => {
    expect(await factsOf(house.store, `referral:${draft}`)).toHaveLength(historyOf('account-draft', histories).length);
    // The officer may be gone: a reason such as '=HYPERLINK(...)' is a lawful one for removing somebody.
    const shown = await house.ask(seat('LE_SUPERVISOR'), { url: `/api/referrals/${draft}` });
    expect([shown.statusCode, shown.json<{ status: string; version: number }>()]).toMatchObject([
      200,
      { status: 'DRAFT', version: 1 },
    ]);
  });

  it('the clock takes no second that does not exist and no year that nobody can mean', async () => {
    const id = house.newId();
    await placeCase(house.store, id, historyOf('delivered', histories), house.parties);
    house.clock.at = '2026-03-04T09:00:00.000Z';
    for (const [until, status] of [
      ['2026-03-04T23:59:60.000Z', 400],
      ['9999-12-31T23:59:59.999Z', 400],
      ['+010000-01-01T00:00:00.000Z', 400],
      ['2026-02-29T00:00:00.000Z', 400],
      ['2026-03-05T00:00:00Z', 400],
      ['0000-01-01T00:00:00.000Z', 400],
    ] as const) {
      const payload = { reason: 'SAFETY', until, note: 'A person may be in danger.' };
      const url = `/api/referrals/${id}/place-hold`;
      const answer = await house.ask(seat('LE_SUPERVISOR'), { method: 'POST', url, payload });
      expect([until, answer.statusCode, answer.json<{ field: string }>().field]).toEqual([until, status, 'until']);
    }
  });

  it.each(rows.filter(([, { query }]) => query !== undefined))('%s refuses hostile questions', async (name, row) => {
    const fields = row.query instanceof z.ZodObject ? Object.keys(row.query.shape) : [];
    const caller =
      row.permission === 'signed-in' || row.permission === 'public' ? seat('LE_SUPERVISOR') : seat('AUDITOR');
    for (const field of [...fields, 'colour', '__proto__'])
      for (const value of HOSTILE.filter((each) => typeof each === 'string')) {
        const url = `${row.path.replace(':queue', 'unit').replace(':id', known)}?${field}=${encodeURIComponent(value.slice(0, 3_000))}`;
        const answer = await house.ask(caller, { url });
        if (answer.statusCode !== 200) expectProblem(answer, `${name}?${field}=${value.slice(0, 40)}`);
      }
  });

  it('no address answers with a table that a spreadsheet would run', async () => {
    const folder = new URL('../../packages/server/src/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const telling = files.filter((file) =>
      /text\/csv|tab-separated|spreadsheet/.test(readFileSync(new URL(file, folder), 'utf8')),
    );
    expect(telling).toEqual([]);
    const { paths } = (await house.ask('visitor', { url: '/openapi.json' })).json<{ paths: object }>();
    const types = new Set(JSON.stringify(paths).match(/"(application|text)\/[^"]+"(?=:)/g));
    expect([...types].filter((type) => /csv|excel|sheet/.test(type))).toEqual([]);
  });
});
