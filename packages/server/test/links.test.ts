import { randomBytes } from 'node:crypto';
import { type Actor, type CommandKind, EXEMPTIONS, type Header, type HeaderDraft, type Party } from '@remit/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandAnswer } from '../src/commands/request.ts';
import { importList } from '../src/commands/import.ts';
import { systemPorts, ulid } from '../src/ports.ts';
import { caseView } from '../src/queries/case.ts';
import { draftingWorld } from '../src/queries/drafting-world.ts';
import type { Reader } from '../src/queries/reader.ts';
import {
  card,
  completeHeader,
  completeItem,
  parameterSet,
  PLATFORM,
  UNIT,
} from '../../protocol/src/referral/fixtures/sample-case.ts';
import { type Fixture, OFFICER, openFixture, organisations, SUPERVISOR, system } from './fixture.ts';

const ARCHIVE = 'platform-archive';
const archive: Party = {
  ...organisations[1]!,
  id: ARCHIVE,
  name: 'Archive',
  card: card({ hosts: ['archive.example'] }),
};
const south: Party = { ...organisations[0]!, id: 'unit-south', name: 'Southern unit' };
const {
  locator: _l,
  target: _t,
  timeRange: _r,
  capturedAt: _c,
  contentDigest: _d,
  ...rest
} = completeItem(1, { itemType: 'POST', quotedPassage: 'On market day.' });
const { perceptualHash: _p, screenshotDigest: _s, reach: _n, translation: _w, ...whole } = rest;
const set = parameterSet({
  inForceTo: '2027-12-31T00:00:00.000Z',
  itemTemplates: [{ id: 'speech', title: 'A call for attacks', item: whole }],
});
const north: Party = { ...organisations[0]!, sets: [{ set, digest: '', withdrawnAt: null }] };
const SOUTHERN = { type: 'person', person: 'officer-0001', organisation: 'unit-south', role: 'LE_OFFICER' } as const;

let fixture: Fixture;
/** A referral of the unit that the platform received, one that another platform received, and one that never left. */
let received: Case, elsewhere: Case, unsent: Case;
type Case = { readonly id: string; readonly reference: string };

beforeAll(async () => {
  fixture = await openFixture([north, ...organisations.slice(1), archive, south]);
  received = await delivered(PLATFORM);
  elsewhere = await delivered(ARCHIVE);
  unsent = await drafted(PLATFORM);
});
afterAll(() => fixture.close());

const newId = (): string => ulid(Date.now(), randomBytes(16));
const act = (id: string, kind: CommandKind, data: unknown, actor: Actor) =>
  fixture.executor.execute({
    ...{ actor, kind, subject: { type: 'referral', id }, data },
    ...{ idempotencyKey: null, expectedVersion: null },
  });
const reader = (organisation: string, kind: Reader['kind'], role: Reader['role']): Reader => ({
  ...{ organisation, kind, role, person: null },
});
const unit = reader(UNIT, 'LE_UNIT', 'LE_OFFICER');
const seen = async (who: Reader, id: string) => (await caseView(fixture.store, who, id))!;

let n = 0;
async function drafted(platform: string, patch: Partial<Header> = {}): Promise<Case> {
  const [id, host] = [newId(), platform === ARCHIVE ? 'archive.example' : 'video.example'];
  const items = [{ id: newId(), content: completeItem(++n, { locator: `https://${host}/watch/clip-${n}` }) }];
  await act(id, 'CreateDraft', { platform, header: completeHeader(patch), items, importId: null }, OFFICER);
  return { id, reference: (await seen(unit, id)).reference };
}

const reading = { exemptions: Object.fromEntries(EXEMPTIONS.map((each) => [each, 'NO'])), sensitiveCategory: 'NONE' };
async function delivered(platform: string, patch: Partial<Header> = {}): Promise<Case> {
  const made = await drafted(platform, patch);
  await act(made.id, 'SubmitDraft', {}, OFFICER);
  const { items, digest } = await seen(unit, made.id);
  await act(made.id, 'RecordBlindReading', { itemId: items[0]!.id, reading }, SUPERVISOR);
  await act(made.id, 'ApproveLock1', { digest }, SUPERVISOR);
  await act(made.id, 'Send', {}, system('send-when-locked'));
  const last = await act(made.id, 'RecordDelivery', { channel: 'IN_APP' }, system('deliver-to-inbox'));
  expect((last as CommandAnswer).status).toBe('DELIVERED');
  return made;
}

describe('a link to another referral', () => {
  it('leads the unit and the platform to the case that is named', async () => {
    const followed = { escalates: received.reference, campaign: 'market-2026' };
    const { id } = await delivered(PLATFORM, followed);
    for (const who of [unit, reader(PLATFORM, 'PLATFORM', 'PLAT_DECIDER')]) {
      const view = await seen(who, id);
      expect(view.header).toMatchObject(followed);
      expect(view.links).toEqual([{ reference: received.reference, referral: received.id }]);
    }
    const { rows } = await fixture.admin.query<{ follows: boolean }>(
      `SELECT (summary -> 'follows')::boolean AS follows FROM summaries WHERE referral = ANY ($1) ORDER BY referral = $2`,
      [[received.id, id], id],
    );
    expect(
      rows.map(({ follows }) => follows),
      'counted as the same matter',
    ).toEqual([false, true]);
  });
  it('is refused where the platform never received what is named, or another platform did', async () => {
    const southern = `UNIT-SOUTH-2026-000001`;
    for (const reference of [unsent.reference, elsewhere.reference, southern, 'UNIT-NORTH-2026-999999']) {
      const { id } = await drafted(PLATFORM, { duplicates: [reference] });
      const answer = await act(id, 'SubmitDraft', {}, OFFICER);
      expect(answer).toMatchObject({ code: 'gates-open', field: 'duplicates', detail: `${reference} is not known` });
    }
  });
  it('leads nobody to a case that is not theirs to know', async () => {
    const { id } = await drafted(PLATFORM, { duplicates: [unsent.reference, received.reference] });
    expect((await seen(unit, id)).links).toHaveLength(2);
    // The inspectorate knows of what was sent, and of no draft.
    const sent = await delivered(PLATFORM, { duplicates: [received.reference] });
    await fixture.admin.query(`UPDATE case_rows SET erased_at = now() WHERE referral = $1 AND organisation = $2`, [
      ...[received.id, 'audit-1'],
    ]);
    expect((await seen(reader('audit-1', 'AUDIT', 'AUDITOR'), sent.id)).links).toEqual([]);
    expect((await seen(unit, sent.id)).links).toHaveLength(1);
  });
});

describe('who asks while drafting', () => {
  const asked = async (actor: typeof SOUTHERN | typeof OFFICER, platform = PLATFORM) => {
    const references = [received.reference, elsewhere.reference, unsent.reference];
    const question = { platform, parameterSet: null, locators: [], handles: [], references };
    if (actor.type === 'system') throw new Error('the system drafts nothing');
    return (await draftingWorld(fixture.store, actor, question)).knownReferences;
  };
  it('is told of its own referrals to that platform, and of no other', async () => {
    expect(await asked(OFFICER)).toEqual([received.reference]);
    expect(await asked(OFFICER, ARCHIVE)).toEqual([elsewhere.reference]);
  });
  it('is told nothing of another unit’s', async () => expect(await asked(SOUTHERN)).toEqual([]));
});

describe('a list that is imported', () => {
  const header = (more: HeaderDraft): HeaderDraft => ({ ...completeHeader(), ...more });
  const judged = async (more: HeaderDraft) => {
    const rows = [{ line: 1, url: 'https://video.example/watch/listed' }];
    const body = { fileName: 'list.csv', dryRun: true, template: 'speech', header: header(more), rows };
    const asker = { actor: OFFICER, idempotencyKey: null };
    const answer = await importList({ ...fixture, ports: systemPorts }, asker, body);
    return 'items' in answer ? answer.items[0]!.sentence : answer.code;
  };
  it('may follow a referral for all its rows, and is told where that is not known', async () => {
    expect(await judged({ escalates: received.reference })).toBe('Nothing is open on this row.');
    expect(await judged({ escalates: unsent.reference })).toContain('still needs: escalates');
  });
});
