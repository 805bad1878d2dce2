import { citation, type Party } from '@remit/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { views } from '../../client/src/contract/index.ts';
import { draftingWorld } from '../src/queries/drafting-world.ts';
import { parameterSet, PLATFORM, UNIT } from '../../protocol/src/referral/fixtures/sample-case.ts';
import { type Fixture, openFixture, organisations } from './fixture.ts';

const set = parameterSet({ inForceTo: '2027-12-31T00:00:00.000Z' });
const officer = { type: 'person', person: 'officer-0001', organisation: UNIT, role: 'LE_OFFICER' } as const;
const machine: Party['keys'][number] = {
  ...{ purpose: 'machine', keyId: 'importer-1', publicKey: '', label: 'Importer', role: 'LE_OFFICER' },
  ...{ until: '2098-01-01T00:00:00.000Z', revokedAt: null },
};
const parties = organisations.map((party) =>
  party.id === UNIT ? { ...party, sets: [{ set, digest: '', withdrawnAt: null }], keys: [machine] } : party,
);
const other: Party = { ...organisations[0]!, id: 'unit-south', name: 'Southern unit', sets: [] };

let fixture: Fixture;
beforeAll(async () => (fixture = await openFixture([...parties, other])));
afterAll(() => fixture.close());

describe('what the gates ask while one types', () => {
  it('is the unit’s own history and never deconfliction or the platform’s people', async () => {
    const lookup = (text: string) => fixture.store.custody.lookup(text);
    const insert = (organisation: string, item: string, outcome: string) =>
      fixture.admin.query(
        `INSERT INTO item_rows (organisation, platform, referral, item, locator, decided_at, outcome, reasons) VALUES ($1, $2, 'r', $3, $4, '2026-05-01T00:00:00Z', $5, 'Satire.')`,
        [organisation, PLATFORM, item, lookup('https://video.example/watch/past'), outcome],
      );
    await insert(UNIT, 'a', 'NO_ACTION_EXEMPT');
    const claims = [
      { label: 'FACT', text: 'The place is named.' },
      { label: 'ASSESSMENT', text: 'It is meant seriously.' },
    ];
    const view = {
      referral: {
        items: [
          { id: 'a', content: { claims } },
          { id: 'b', content: {} },
        ],
      },
    };
    await fixture.admin.query(
      `INSERT INTO case_rows (organisation, referral, party, version, reference, title, status, unit, platform, items, open_items, turn, triggers, flags, updated_at, view)
       VALUES ($1, 'r', 'unit', 1, 'N-1', 't', 'DECIDED', $1, $2, 1, 0, 'unit', '{}', '{}', now(), $3)`,
      [UNIT, PLATFORM, view],
    );
    await insert('unit-south', 'b', 'ACT_REMOVED');
    const world = await draftingWorld(fixture.store, officer, {
      platform: PLATFORM,
      parameterSet: citation(set),
      locators: ['https://video.example/watch/past/?utm_source=x'],
      handles: ['somebody'],
      references: [],
    });
    expect(world.history).toEqual({
      'https://video.example/watch/past': [
        {
          referral: 'r',
          at: '2026-05-01T00:00:00.000Z',
          outcome: 'NO_ACTION_EXEMPT',
          reasons: 'Satire.',
          facts: ['The place is named.'],
        },
      ],
    });
    expect(world).not.toHaveProperty('deconfliction');
    expect(world.platform.people).toEqual([]);
    expect(world).toMatchObject({
      oversight: ['oversight-1'],
      certifiedUntil: '2027-12-31T00:00:00.000Z',
      parameterSet: { id: set.id },
    });
    views.draftingWorld.parse(world);
  });

  it('is answered to a machine with its key’s own term, so that its gates say what the command will', async () => {
    const question = { platform: PLATFORM, parameterSet: citation(set), locators: [], handles: [], references: [] };
    const asked = async (key: string) =>
      draftingWorld(fixture.store, { type: 'key', key, organisation: UNIT, role: 'LE_OFFICER' }, question);
    expect((await asked('importer-1')).certifiedUntil).toBe(machine.until);
    expect((await asked('no-such-key')).certifiedUntil).toBeNull();
  });
});
