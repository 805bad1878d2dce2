import { type CommandKind, EXEMPTIONS } from '@remit/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLATFORM, UNIT } from '../../protocol/src/referral/fixtures/sample-case.ts';
import { importList } from '../src/commands/import.ts';
import type { ImportBody, ImportRow } from '../src/commands/import-request.ts';
import { systemPorts } from '../src/ports.ts';
import { caseView } from '../src/queries/case.ts';
import { importView } from '../src/queries/import.ts';
import type { Reader } from '../src/queries/reader.ts';
import { DECIDER, type Fixture, OFFICER, organisations, SUPERVISOR } from './fixture.ts';
import { body, imported as importedTo, openImports } from './import-fixture.ts';

const reader: Reader = { organisation: UNIT, person: 'officer-0001', role: 'LE_OFFICER', kind: 'LE_UNIT' };

let fixture: Fixture;
beforeAll(async () => (fixture = await openImports()));
afterAll(() => fixture.close());

const tools = () => ({ ...fixture, ports: systemPorts });
const imported = (given: ImportBody, idempotencyKey: string | null = null) =>
  importedTo(fixture, given, idempotencyKey);
const count = async (table: string): Promise<number> =>
  (await fixture.admin.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)).rows[0]!.n;

describe('each row of a list gets its answer', () => {
  const rows: (Partial<ImportRow> & { url: string })[] = [
    { url: 'https://video.example/watch/clip-1', contentType: 'TCO_A' },
    { url: 'https://VIDEO.example/watch/clip-1?utm_source=list' },
    { url: 'https://video.example/tag/market' },
    { url: 'no address at all' },
    { url: 'https://elsewhere.example/post/7' },
    { url: 'https://video.example/watch/clip-2', itemType: 'VIDEO' },
    { url: 'https://video.example/watch/clip-3', contentType: 'HATE' },
    { url: 'https://video.example/watch/clip-4', contentType: 'NONSENSE' },
    { url: `https://video.example/watch/${'x'.repeat(3000)}` },
    { url: 'https://video.example/watch/clip-5', note: 'bad \u0000 note' },
    { url: 'https://www.video.example/watch/clip-6', fromSeconds: 3, toSeconds: 9, itemType: 'video' },
    { url: 'https://video.example/tag/market' },
  ];

  it('ready, needing work, stopped, duplicate or invalid, with codes and a sentence', async () => {
    const { items, drafts, totals } = await imported(body(rows));
    expect(items.map(({ result }) => result)).toEqual([
      'ready',
      'duplicate',
      'stopped',
      'invalid',
      'needs-work',
      'needs-work',
      'stopped',
      'needs-work',
      'invalid',
      'needs-work',
      'ready',
      'stopped',
    ]);
    expect(items.map(({ codes }) => codes[0] ?? '')).toEqual([
      '',
      'G3_DUPLICATE',
      'G3_CONTAINER',
      'G3_INVALID',
      'platform-unknown',
      'G3_VAGUE',
      'G2_NOT_CT',
      'G1_INCOMPLETE',
      'G3_INVALID',
      'G1_INCOMPLETE',
      '',
      'G3_CONTAINER',
    ]);
    for (const { sentence } of items) expect(sentence.length).toBeGreaterThan(10);
    expect(items[4]).toMatchObject({ platform: null, referral: null });
    expect(totals).toEqual({ rows: 12, ready: 2, needsWork: 4, stopped: 3, duplicate: 1, invalid: 2 });
    expect(drafts).toEqual([
      {
        referral: drafts[0]!.referral,
        reference: expect.stringMatching(/^UNIT-NORTH-\d{4}-\d{6}$/) as string,
        platform: PLATFORM,
        items: 7,
        lock2Because: [],
      },
    ]);
  });

  it('a stopped container stays in the draft, so that a supervisor may give a reason', async () => {
    const { items } = await imported(body(['https://video.example/tag/one']));
    const referral = items[0]!.referral!;
    const act = (actor: typeof OFFICER, kind: 'SubmitDraft' | 'OverrideLocator', data: unknown) =>
      fixture.executor.execute({
        actor,
        kind,
        data,
        subject: { type: 'referral', id: referral },
        idempotencyKey: null,
        expectedVersion: null,
      });
    const { rows: found } = await fixture.admin.query<{ view: { referral: { items: { id: string }[] } } }>(
      'SELECT view FROM case_rows WHERE organisation = $1 AND referral = $2',
      [UNIT, referral],
    );
    const itemId = found[0]!.view.referral.items[0]!.id;
    expect(
      await act(SUPERVISOR, 'OverrideLocator', { itemId, reason: 'Every page under this tag is the same call.' }),
    ).toMatchObject({
      facts: ['LocatorOverridden'],
    });
    expect(await act(OFFICER, 'SubmitDraft', {})).toMatchObject({ status: 'LOCK1' });
  });

  it('a platform that takes no referrals leaves nothing ready', async () => {
    await fixture.admin.query(
      `UPDATE organisation_rows SET version = 2, state = jsonb_set(state, '{card}', 'null') WHERE organisation = $1`,
      [PLATFORM],
    );
    const { items } = await imported(body(['https://video.example/watch/clip-1']));
    await fixture.admin.query('UPDATE organisation_rows SET version = 3, state = $2 WHERE organisation = $1', [
      PLATFORM,
      organisations[1],
    ]);
    expect(items[0]).toMatchObject({ result: 'needs-work', codes: ['platform-unknown'] });
  });

  it('without title and statement of good faith the row is ready and its draft says what it needs', async () => {
    const { items } = await imported(body(['https://video.example/watch/clip-9'], { header: {} }));
    expect(items[0]).toMatchObject({
      result: 'ready',
      sentence: expect.stringMatching(/still needs: title, goodFaith/) as string,
    });
  });
});

describe('a dry run writes nothing', () => {
  it('no draft, no import, no answer, no reading of deconfliction', async () => {
    const tables = ['facts', 'imports', 'answers', 'case_rows', 'deconfliction_questions', 'reference_numbers'];
    const before = await Promise.all(tables.map(count));
    const answer = await imported(
      body(['https://video.example/watch/dry-1', 'https://archive.org/details/texts'], { dryRun: true }),
      'key-dry',
    );
    expect(answer.items.map(({ result, referral }) => [result, referral])).toEqual([
      ['ready', null],
      ['stopped', null],
    ]);
    expect(answer.drafts.map(({ platform, items }) => [platform, items])).toEqual([
      [PLATFORM, 1],
      ['platform-archive', 1],
    ]);
    expect(await Promise.all(tables.map(count))).toEqual(before);
  });
});

describe('a list becomes drafts', () => {
  const many = (n: number, host = 'video.example') =>
    Array.from({ length: n }, (_, i) => `https://${host}/watch/many-${n}-${i}`);

  it('split by platform and batch limit, under one import id', async () => {
    const { id, drafts, items } = await imported(body([...many(120), 'https://archive.org/details/synthetic-item-1']));
    expect(drafts.map(({ platform, items: n }) => [platform, n])).toEqual([
      [PLATFORM, 50],
      [PLATFORM, 50],
      [PLATFORM, 20],
      ['platform-archive', 1],
    ]);
    expect(new Set(items.map(({ referral }) => referral)).size).toBe(4);
    const { rows } = await fixture.admin.query('SELECT items, organisation FROM imports WHERE id = $1', [id]);
    expect(rows).toEqual([{ items: 121, organisation: UNIT }]);
  });

  it('whose size calls lock 2 for each draft, however small the draft', async () => {
    const { drafts } = await imported(body(many(210)));
    const { referral: id, lock2Because } = drafts.at(-1)!;
    const act = (actor: typeof OFFICER, kind: CommandKind, data: unknown) =>
      fixture.executor.execute({
        actor,
        kind,
        data,
        subject: { type: 'referral', id },
        idempotencyKey: null,
        expectedVersion: null,
      });
    expect(await act(OFFICER, 'SubmitDraft', {})).toMatchObject({ status: 'LOCK1' });
    const seen = (await caseView(fixture.store, reader, id))!;
    const reading = {
      exemptions: Object.fromEntries(EXEMPTIONS.map((each) => [each, 'NO'])),
      sensitiveCategory: 'NONE',
    };
    for (const item of seen.items.filter(({ reread }) => reread))
      await act(SUPERVISOR, 'RecordBlindReading', { itemId: item.id, reading });
    expect(await act(SUPERVISOR, 'ApproveLock1', { digest: seen.digest })).toMatchObject({ status: 'LOCK2' });
    expect((await caseView(fixture.store, reader, id))!.triggers).toEqual(['IMPORT_TOTAL']);
    expect(lock2Because).toEqual(['IMPORT_TOTAL']);
  });

  it('with what its rows say of the capture; what is half there is left to the officer, and the row says so', async () => {
    const [capturedAt, digest] = ['2026-03-02T16:20:00.000Z', '5f'.repeat(32)];
    const capture = {
      capturedAt,
      contentDigest: digest,
      perceptualHash: 'a5'.repeat(32),
      screenshotDigest: '6e'.repeat(32),
    };
    const whole = {
      ...capture,
      ...{ reach: 12_400, reachAt: capturedAt, reachHow: 'Counter below the post.' },
      ...{ translation: 'It calls for an attack.', translationLanguage: 'en' },
    };
    const { items } = await imported(
      body([
        { url: 'https://video.example/watch/whole', ...whole },
        { url: 'https://video.example/watch/half', ...whole, reachAt: null, translationLanguage: null },
        {
          url: 'https://video.example/watch/wrong',
          ...whole,
          perceptualHash: 'pdq',
          contentDigest: `sha256:${digest}`,
        },
      ]),
    );
    const view = (await caseView(fixture.store, reader, items[0]!.referral!))!;
    const drafted = Object.fromEntries(view.items.map(({ content }) => [content.locator, content]));
    expect(drafted['https://video.example/watch/whole']).toMatchObject({
      ...capture,
      reach: { estimate: 12_400, countedAt: capturedAt, how: 'Counter below the post.' },
      translation: { language: 'en', text: 'It calls for an attack.' },
    });
    expect(drafted['https://video.example/watch/half']).not.toHaveProperty('reach');
    expect(drafted['https://video.example/watch/half']).not.toHaveProperty('translation');
    expect(drafted['https://video.example/watch/wrong']).not.toHaveProperty('contentDigest');
    expect(items.map(({ result }) => result)).toEqual(['ready', 'needs-work', 'needs-work']);
    expect(items[1]!.sentence).toContain('A reach needs its number, when it was counted and how.');
    expect(items[2]!.sentence).toContain('What the list gives as contentDigest cannot be taken over.');
  });

  it('is read again by its unit and by nobody else', async () => {
    const answer = await imported(body(['https://video.example/watch/read-1']));
    expect(await importView(fixture.store, reader, answer.id)).toEqual(answer);
    expect(await importView(fixture.store, { ...reader, organisation: 'unit-south' }, answer.id)).toBeNull();
    expect(await importView(fixture.store, reader, '01K00000000000000000000000')).toBeNull();
  });

  it('a repeat under its key has the first answer and makes nothing; other words under the key are refused', async () => {
    const given = body(many(60));
    const first = await imported(given, 'key-1');
    const facts = await count('facts');
    expect(await imported(given, 'key-1')).toEqual(first);
    expect(await count('facts')).toBe(facts);
    const changed = await importList(tools(), { actor: OFFICER, idempotencyKey: 'key-1' }, body(many(61)));
    expect(changed).toMatchObject({ code: 'idempotency-key-reused' });
    expect((await imported(given, 'key-2')).id).not.toBe(first.id);
  });

  it('an outage half way leaves an import that says so, and a repeat creates what is missing, once', async () => {
    const given = body(many(130));
    let calls = 0;
    const executor = {
      execute: (request: Parameters<typeof fixture.executor.execute>[0]) =>
        ++calls === 2 ? Promise.reject(new Error('outage')) : fixture.executor.execute(request),
    };
    const asker = { actor: OFFICER, idempotencyKey: 'key-outage' };
    await expect(importList({ ...tools(), executor }, asker, given)).rejects.toThrow('outage');
    const { rows } = await fixture.admin.query<{ id: string }>('SELECT id FROM imports WHERE items = 130');
    await expect.poll(async () => (await importView(fixture.store, reader, rows[0]!.id))?.drafts.length).toBe(2);
    const half = await importView(fixture.store, reader, rows[0]!.id);
    expect(half?.items.filter(({ referral }) => referral === null)).toHaveLength(50);
    expect(half?.totals).toMatchObject({ ready: 80, needsWork: 50 });
    const whole = await imported(given, 'key-outage');
    expect(whole.drafts).toHaveLength(3);
    expect(whole.totals.ready).toBe(130);
    expect(half?.drafts.every(({ referral }) => whole.drafts.some((draft) => draft.referral === referral))).toBe(true);
  });

  it('is for officers and supervisors of a unit alone', async () => {
    expect(await importList(tools(), { actor: DECIDER, idempotencyKey: null }, body(many(1)))).toMatchObject({
      code: 'not-your-role',
    });
  });

  it('an unknown template is refused by name', async () => {
    expect(
      await importList(tools(), { actor: OFFICER, idempotencyKey: null }, body(many(1), { template: 'none-such' })),
    ).toMatchObject({
      code: 'invalid-command',
      field: 'template',
    });
  });
});
