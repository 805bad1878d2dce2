import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Asked, type Answered, FakeServer, sessionOf } from '../../../test/fake-server.ts';
import { EXIT } from '../exit-codes.ts';

type Row = { line: number; url: string } & Record<string, unknown>;
type Body = { dryRun: boolean; template: string | null; header: unknown; fileName: string; rows: Row[] };
let server: FakeServer;

function answer({ url, body }: Asked): Answered {
  if (url === '/api/sessions/demo') {
    return { json: { session: sessionOf('officer', 'LE_OFFICER', 'LE_UNIT'), token: 'a-token-of-the-officer' } };
  }
  if (url === '/api/session') return { json: sessionOf('officer', 'LE_OFFICER', 'LE_UNIT') };
  if (url !== '/api/imports') return undefined;
  const { rows, dryRun, fileName } = body as Body;
  const items = rows.map(({ line, url: address }) => {
    const stopped = address.endsWith('/details/texts');
    const codes = stopped ? ['G3_CONTAINER'] : [];
    const platform = stopped ? null : 'archive';
    const sentence = stopped ? 'This address stands for many things.' : '';
    return { line, url: address, result: stopped ? 'stopped' : 'ready', codes, platform, referral: null, sentence };
  });
  const lock2Because = rows.length > 3 ? ['IMPORT_TOTAL'] : [];
  const drafts = [
    { referral: 'r1', reference: dryRun ? '' : 'NRU-2026-000001', platform: 'archive', items: 4, lock2Because },
  ];
  const totals = { rows: items.length, ready: 0, needsWork: 0, stopped: 0, duplicate: 0, invalid: 0 };
  return { json: { id: 'i1', dryRun, at: '2026-11-22T12:00:00.000Z', fileName, items, drafts, totals, lock2Above: 3 } };
}

beforeEach(async () => {
  server = await new FakeServer(answer).open();
  await server.remit('sign-in', '--demo', 'officer');
});
afterEach(() => server.close());

async function imported(content: string | Uint8Array, ...more: string[]) {
  const file = join(server.home, 'list.csv');
  await writeFile(file, content);
  const result = await server.remit('import', file, ...more);
  const sent = server.asked.find(({ url }) => url === '/api/imports');
  return { ...result, sent, body: (sent?.body ?? null) as Body | null };
}

const LIST = [
  'url;item type;category;title;note;from;to',
  'hxxps://archive[.]org/details/texts;VIDEO;TCO_A;All texts;;;',
  'https://archive.org/details/one;video;TCO_A;One;made up;1:00;2:30',
  'no address at all;;;;;;',
  `https://archive.org/details/two;;;;${'x'.repeat(700)};;`,
  'https://archive.org/details/three;VIDEO;TCO_A;;;2:00;1:00',
].join('\n');

describe('an import', () => {
  it('with --json is one object, whose items carry address, result and codes', async () => {
    const { exit, said, remarked, json } = await imported(LIST, '--json');
    expect(exit).toBe(EXIT.found);
    expect(remarked).toBe('');
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(json()).toMatchObject({
      id: 'i1',
      dryRun: false,
      fileName: 'list.csv',
      totals: { rows: 5, ready: 1, stopped: 1, invalid: 3 },
      items: [
        { line: 2, url: 'https://archive.org/details/texts', result: 'stopped', codes: ['G3_CONTAINER'] },
        { line: 3, url: 'https://archive.org/details/one', result: 'ready', codes: [] },
        { line: 4, url: 'no address at all', result: 'invalid', codes: ['not-an-address'] },
        { line: 5, url: 'https://archive.org/details/two', result: 'invalid', codes: ['text-too-long'] },
        { line: 6, url: 'https://archive.org/details/three', result: 'invalid', codes: ['time-range'] },
      ],
    });
  });
  it('sends what a row says, its time range above all', async () => {
    const { body, sent } = await imported(
      LIST,
      '--set',
      'title=Some videos',
      '--set',
      'usefulForHours=48',
      '--template',
      'video',
    );
    expect(body).toMatchObject({
      ...{ dryRun: false, template: 'video', header: { title: 'Some videos', usefulForHours: 48 } },
      rows: [
        {
          line: 2,
          url: 'https://archive.org/details/texts',
          itemType: 'VIDEO',
          contentType: 'TCO_A',
          note: null,
        },
        { line: 3, itemType: 'VIDEO', note: 'made up', fromSeconds: 60, toSeconds: 150 },
      ],
    });
    expect(sent?.headers).toMatchObject({ authorization: 'Bearer a-token-of-the-officer' });
    expect(sent?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });
  it('shows people each row and the counts, with addresses that nobody can click', async () => {
    const { said } = await imported(LIST);
    expect(said).toMatch(/2 +stopped +G3_CONTAINER +hxxps:\/\/archive\[\.\]org\/details\/texts/);
    expect(said).toMatch(/stopped +G3_CONTAINER +1 +This address stands for many things\./);
    expect(said).toContain('list.csv: 5 rows, 1 ready, 0 with open points, 1 stopped, 0 duplicate, 3 unreadable.');
    expect(said).toContain('NRU-2026-000001');
    expect(said).not.toContain('https://archive.org');
  });
  it('makes no draft on a dry run, and says so', async () => {
    const { said, body } = await imported('https://archive.org/details/one\n', '--dry-run');
    expect(body?.dryRun).toBe(true);
    expect(said).toContain('Dry run: no draft was made, and deconfliction was not asked.');
  });
  it.each([[[]], [['--dry-run']]])('says that the size of the whole list asks for lock 2 (%s)', async (more) => {
    const many = Array.from({ length: 4 }, (_, i) => `https://archive.org/details/${i}`).join('\n');
    const { said } = await imported(many, ...more);
    expect(said).toContain('The draft needs lock 2 before sending (IMPORT_TOTAL): The whole import is larger');
    expect(said).toContain('It puts 4 items into drafts; up to 3 go without lock 2.');
    expect((await imported(many, '--json', ...more)).json()).toMatchObject({
      lock2Above: 3,
      drafts: [{ lock2Because: ['IMPORT_TOTAL'] }],
    });
  });
  it('says nothing of lock 2 where lock 1 suffices', async () => {
    expect((await imported('https://archive.org/details/one\n')).said).not.toContain('lock 2');
  });
  it('ends well where every row passes', async () => {
    expect((await imported('https://archive.org/details/one\n', '--json')).exit).toBe(EXIT.ok);
  });
  it('asks the server nothing where no row can be read', async () => {
    const { exit, sent, json } = await imported('url,note\nnothing here,x\n', '--json');
    expect({ exit, sent }).toEqual({ exit: EXIT.found, sent: undefined });
    expect(json()).toMatchObject({ id: null, drafts: [], items: [{ result: 'invalid' }] });
  });
});

describe('what cannot be imported', () => {
  it.each([
    ['an empty file', '', 'file-empty'],
    ['a workbook', Buffer.from('PK\u0003\u0004 xl/workbook.xml'), 'not-text'],
    ['a PDF', '%PDF-1.7', 'not-text'],
  ])('%s is usage', async (_, content, code) => {
    const { exit, json, sent } = await imported(content, '--json');
    expect({ exit, sent }).toEqual({ exit: EXIT.usage, sent: undefined });
    expect(json()).toMatchObject({ error: { code } });
  });
  it('is a file that is not there', async () => {
    const { exit, json } = await server.remit('import', join(server.home, 'none.csv'), '--json');
    expect(exit).toBe(EXIT.usage);
    expect(json()).toMatchObject({ error: { code: 'file-unreadable' } });
  });
  it.each([['usefulForHours'], ['usefulForHours=many'], ['=3'], ['bogus=3'], ['__proto__.x=1']])(
    'is a header with %s',
    async (setting) => {
      const { exit, sent } = await imported('https://archive.org/details/one\n', '--set', setting);
      expect({ exit, sent }).toEqual({ exit: EXIT.usage, sent: undefined });
    },
  );
  it('is a list of somebody who is not signed in', async () => {
    await server.remit('sign-out');
    expect((await imported(LIST, '--json')).json()).toMatchObject({
      error: { code: 'not-signed-in', exit: EXIT.refused },
    });
  });
});
