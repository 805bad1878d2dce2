/**
 * `remit monitor` and the acts on entries of the shared list, against the service itself: each that the log has in the
 * own organisation's name is judged once. Catches a signature that none of its own made, an act that is shown otherwise
 * than the log has it, and one of somebody who may not act for it.
 */
import { createClient, demonstrationDeskKey, demonstrationDeskKeyId } from '@remit/client';
import { ATTRIBUTES, commit, commitmentOf, SALT_LENGTH } from '@remit/log';
import { parseEntrySignature, statementDigest } from '@remit/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchListActs } from '../../packages/client/src/monitor/own-list-acts.ts';
import type { OwnRecords } from '../../packages/client/src/monitor/own-signatures.ts';
import { watchOwn, type Watched } from '../../packages/client/src/monitor/watch-own.ts';
import { open } from '../../packages/server/src/store/sealing.ts';
import { trust } from '../../packages/server/test/log/fixture.ts';
import { entryOf, HOLDERS, listWorld, type ListWorld } from './list-world.ts';

const [officer, supervisor] = HOLDERS[0];
const own = supervisor.organisation;
const KEY = demonstrationDeskKeyId(own);
const NO_RECORDS: OwnRecords = { keys: null, signed: null };
let world: ListWorld;
let publicKey: string;
beforeAll(async () => {
  world = await listWorld();
  ({ publicKey } = await demonstrationDeskKey(own));
  await world.share(1);
  await world.withdraw(supervisor, 1);
  await world.settle();
});
afterAll(() => world.close());

const client = createClient({
  server: '',
  credential: { kind: 'cookie' },
  fetch: async (address) => {
    const answer = await world.house.ask(officer, { method: 'GET', url: address as string });
    return new Response(answer.body, { status: answer.statusCode, headers: { 'content-type': 'application/json' } });
  },
});
const watch = (before: Watched['own'] | null, records = NO_RECORDS, people: readonly string[] | null = null) =>
  watchOwn(before, { client, trust, people, now: Date.now(), records: () => Promise.resolve(records) });
/** Alarms of a monitor that begins again, about entries alone. */
const told = async (records?: OwnRecords, people?: readonly string[]): Promise<string[]> =>
  (await watch(null, records, people)).alarms.flatMap(({ code, about, detail }) =>
    about.startsWith('entry ') ? [`${code} ${detail}`] : [],
  );
const acts = async () => (await client.rows.ownEntryActs({ query: {} })).acts;
const statements = async (): Promise<string[]> =>
  (await acts()).map(({ opened }) => statementDigest(parseEntrySignature(opened.signature1.value)!.statement));

describe('acts of one’s own desk on the shared list', () => {
  it('are shown as the log has them, each with its signature, and none of another desk', async () => {
    const shown = await acts();
    expect(shown.map(({ opened }) => opened.kind.value)).toEqual(['OpinionConfirmed', 'OpinionWithdrawn']);
    const by = shown.map(({ opened }) => parseEntrySignature(opened.signature1.value)!.statement);
    expect(by).toEqual([1, 2].map(() => expect.objectContaining({ organisation: own, entry: entryOf(1) }) as unknown));
    const later = await client.rows.ownEntryActs({ query: { after: shown[0]!.index + 1 } });
    expect(later.acts).toEqual(shown.slice(1));
  });

  it('raise no alarm where our key made them and our signer kept them, and are read once', async () => {
    expect(await told()).toEqual([]);
    const signed = { keys: new Set([KEY]), statements: new Set(await statements()) };
    expect(await told({ keys: new Map([[KEY, publicKey]]), signed })).toEqual([]);
    const first = await watch(null);
    expect(first.own.listRead).toBeGreaterThan(0);
    const none = await watch({ ...first.own, deskKeys: [], roster: [] });
    expect(none.alarms.filter(({ about }) => about.startsWith('entry '))).toEqual([]);
  });

  it('raise an alarm where our signer never made them, the key is none of ours, or does not verify', async () => {
    const keys = new Map([[KEY, publicKey]]);
    const [, withdrawn = ''] = await statements();
    const signed = { keys: new Set([KEY]), statements: new Set([withdrawn]) };
    expect(await told({ keys, signed })).toEqual([
      `unknown-signature OpinionConfirmed: our signer of key ${KEY} never made it`,
    ]);
    const other = (await demonstrationDeskKey('another')).publicKey;
    for (const [known, words] of [
      [new Map([['desk-0', publicKey]]), `key ${KEY} is none of ours`],
      [new Map([[KEY, other]]), `it does not verify under our key ${KEY}`],
    ] as const)
      expect(await told({ keys: known, signed: null })).toEqual(
        ['OpinionConfirmed', 'OpinionWithdrawn'].map((kind) => `unknown-signature ${kind}: ${words}`),
      );
  });

  it('raise an alarm where the name under which they were given is on no list of ours', async () => {
    const as = parseEntrySignature((await acts())[0]!.opened.signature1.value)!.statement.as;
    expect(await told(NO_RECORDS, [as])).toEqual([]);
    expect(await told(NO_RECORDS, ['somebody-else'])).toEqual(
      ['ConfirmOpinion', 'WithdrawOpinion'].map((act) => `unknown-actor ${as}, ${act}`),
    );
  });

  it('are judged when they come into the log, and not before', async () => {
    const { own: before } = await watch(null);
    expect(await world.hold(HOLDERS[0], 2)).toBe('HELD');
    const none: OwnRecords = { keys: new Map(), signed: null };
    expect((await watch(before, none)).own.listRead).toBe(before.listRead);
    await world.settle();
    const after = await watch(before, none);
    expect(after.alarms).toEqual([
      expect.objectContaining({
        code: 'unknown-signature',
        about: expect.stringContaining(`entry ${entryOf(2)}, fact`) as unknown,
      }),
    ]);
    expect((await watch(after.own, none)).alarms).toEqual([]);
  });
});

describe('a service that shows an act otherwise than the log has it', () => {
  type Page = Awaited<ReturnType<typeof client.rows.ownEntryActs>>;
  const shown = async (change: (page: Page) => Page): Promise<string[]> => {
    const page = change(await client.rows.ownEntryActs({ query: {} }));
    const rows = { ownEntryActs: () => Promise.resolve(page) };
    const { own: state } = await watch(null);
    const asked = {
      client: { rows } as never,
      trust,
      people: null,
      now: 0,
      records: () => Promise.resolve(NO_RECORDS),
    };
    return (await watchListActs({ ...state, listRead: 0 }, asked, false)).map(
      ({ code, detail }) => `${code} ${detail}`,
    );
  };
  const first = (page: Page, opened: Partial<Page['acts'][number]['opened']>): Page => ({
    ...page,
    acts: page.acts.slice(0, 1).map((act) => ({ ...act, opened: { ...act.opened, ...opened } })),
  });

  it('is told from one that shows it as it is', async () => {
    expect(await shown((page) => page)).toEqual([]);
    const differs = 'unknown-signature OpinionConfirmed: the signature shown is not the one in the log';
    const [one, two] = await acts();
    expect(
      await shown((page) =>
        first(page, { signature1: { ...one!.opened.signature1, value: two!.opened.signature1.value } }),
      ),
    ).toEqual([differs]);
    expect(
      await shown((page) => first(page, { stream: { ...one!.opened.stream, value: `entry:${entryOf(9)}` } })),
    ).toEqual([differs]);
    const moved = await shown((page) => ({ ...page, acts: [{ ...one!, index: one!.index + 1 }] }));
    expect(moved).toEqual([`not-in-log entry ${one!.index + 1}`]);
  });

  /** Where a monitor stands after it asked what `answer` gives, and whom it found. */
  const read = async (answer: (after: number) => Promise<Page>): Promise<{ listRead: number; names: Set<string> }> => {
    const { own: state } = await watch(null);
    const begun = { ...state, listRead: 0, roster: [] };
    const rows = { ownEntryActs: ({ query }: { query: { after: number } }) => answer(query.after) };
    const asked = { client: { rows } as never, trust, people: [], now: 0, records: () => Promise.resolve(NO_RECORDS) };
    const alarms = await watchListActs(begun, asked, false);
    return { listRead: begun.listRead, names: new Set(alarms.map(({ about }) => about)) };
  };
  const page = (after: number): Promise<Page> => client.rows.ownEntryActs({ query: { after } });

  it('does not lead a monitor past the end of the log, nor round in circles', async () => {
    for (const next of [0, 1_000_000])
      expect((await read(async (after) => ({ ...(await page(after)), next }))).listRead).toBe(0);
  });

  it('may give its answer in pieces, which are read to the end of the log', async () => {
    const whole = await read(page);
    const pieces = await read(async (after) => {
      const { acts: found, ...rest } = await page(after);
      const [act] = found;
      return { ...rest, acts: found.slice(0, 1), next: act && found.length > 1 ? act.index + 1 : rest.next };
    });
    expect(pieces).toEqual(whole);
    expect(whole.names.size).toBeGreaterThan(2);
  });
});

describe('a signature of one’s own that a service put under another act', () => {
  /** The newest act on an entry gets the signature of the first one on entry 1, in the record and in the log's leaf. */
  async function putUnder(n: number): Promise<void> {
    const { value: other } = (await acts())[0]!.opened.signature1;
    const stream = `entry:${entryOf(n)}`;
    const admin = await world.house.admin.connect();
    const { rows } = await admin.query<
      Record<'disclosed' | 'sealed' | 'wrapped' | 'leaf', Buffer> & { version: number }
    >(
      `SELECT p.version, p.leaf, s.disclosed, s.sealed, c.wrapped FROM log_pending p JOIN fact_salts s USING (stream, version)
       JOIN case_keys c USING (stream) WHERE p.stream = $1 ORDER BY p.version DESC LIMIT 1`,
      [stream],
    );
    const { version, leaf, disclosed, sealed, wrapped } = rows[0]!;
    const salts = Buffer.concat([disclosed, open(world.house.store.custody.unwrap(wrapped), sealed)]);
    const from = ATTRIBUTES.indexOf('signature1') * SALT_LENGTH;
    const commitment = commit('signature1', other, salts.subarray(from, from + SALT_LENGTH));
    leaf.set(commitment, leaf.indexOf(commitmentOf(leaf, 'signature1')));
    await admin.query(`SET session_replication_role = 'replica'`);
    const of = [stream, version];
    await admin.query('UPDATE log_pending SET leaf = $3 WHERE stream = $1 AND version = $2', [...of, leaf]);
    const signature = Buffer.from(other);
    await admin.query('UPDATE facts SET desk_signature = $3 WHERE stream = $1 AND version = $2', [...of, signature]);
    await admin.query('RESET session_replication_role');
    admin.release();
  }
  it.each([
    ['on another entry', 3],
    ['on the same entry, later in its story', 1],
  ])('raises an alarm %s, although our key made it and our signer kept it', async (_, n) => {
    const signed = { keys: new Set([KEY]), statements: new Set(await statements()) };
    const { own: before } = await watch(null);
    await world.hold(HOLDERS[0], n);
    await putUnder(n);
    await world.settle();
    const { alarms } = await watch(before, { keys: new Map([[KEY, publicKey]]), signed });
    expect(alarms).toMatchObject([
      { code: 'unknown-signature', detail: 'OpinionConfirmed: it is about something else' },
    ]);
  });
});
