import { randomBytes } from 'node:crypto';
import { normalised, type Party, type Role } from '@remit/protocol';
import type { Vector } from '../../packages/protocol/src/referral/fixtures/run-vector.ts';
import { completeItem } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import type { House } from './house.ts';
import { IDS } from './parties.ts';

const UNIT = IDS.LE_UNIT.ours;
const PLATFORM = IDS.PLATFORM.ours;
const ELSEWHERE = IDS.LE_UNIT.theirs;

type Row = {
  organisation?: string;
  locator?: string;
  handle?: string;
  sent_at?: string;
  decided_at?: string;
  outcome?: string;
  held?: boolean;
};

/** What a vector's world says, brought about in the database: rows that the service reads its world from. */
type Setting = (house: House, vector: Vector, value: never) => Promise<void>;

const daysBefore = (at: string, days: number): string => new Date(Date.parse(at) - days * 86_400_000).toISOString();

async function addItems({ admin, store }: House, rows: readonly Row[]): Promise<void> {
  const lookup = (text: string): Buffer => store.custody.lookup(text);
  for (const row of rows)
    await admin.query(
      `INSERT INTO item_rows (organisation, platform, referral, item, locator, handle, sent_at, decided_at, outcome, reasons, held)
       VALUES ($1, $2, $3, 'i', $4, $5, $6, $7, $8, $9, $10)`,
      [
        row.organisation ?? UNIT,
        PLATFORM,
        `other-${randomBytes(8).toString('hex')}`,
        lookup(row.locator ?? `https://video.example/other/${Math.random()}`),
        row.handle === undefined ? null : lookup(row.handle),
        row.sent_at ?? null,
        row.decided_at ?? null,
        row.outcome ?? null,
        row.outcome === undefined ? null : 'As in the vector.',
        row.held ?? false,
      ],
    );
}

async function change({ admin, parties }: House, id: string, how: (party: Party) => object): Promise<void> {
  const party = parties.find((each) => each.id === id)!;
  const state = { ...party, ...how(party) };
  await admin.query('UPDATE organisation_rows SET state = $2, version = version + 1 WHERE organisation = $1', [
    id,
    state,
  ]);
}

const person = (party: Party, { when }: Vector, patch: (party: Party['people'][number]) => object) => ({
  people: party.people.map((each) =>
    when.actor.type === 'person' && each.person === when.actor.person ? { ...each, ...patch(each) } : each,
  ),
});

const perHandle =
  (row: (at: string) => Row): Setting =>
  (house, { when }, counts: Record<string, number>) =>
    addItems(
      house,
      Object.entries(counts).flatMap(([handle, n]) => Array.from({ length: n }, () => ({ ...row(when.at), handle }))),
    );

const SETTINGS: Readonly<Record<string, Setting>> = {
  formerOrganisations: (house, vector, ids: readonly string[]) =>
    change(house, actorsDesk(vector), (party) =>
      person(party, vector, () => ({
        former: ids.map((organisation) => ({ organisation, until: daysBefore(vector.when.at, 30) })),
      })),
    ),
  cleared: (house, vector, cleared: boolean) =>
    vector.when.actor.type === 'person'
      ? change(house, actorsDesk(vector), (party) =>
          person(party, vector, () =>
            cleared ? { cleared: { until: daysBefore(vector.when.at, -30), sponsor: 'National vetting office' } } : {},
          ),
        )
      : Promise.resolve(),
  certifiedUntil: (house, vector, until: string | null) =>
    vector.when.actor.type === 'system'
      ? Promise.resolve()
      : change(house, actorsDesk(vector), (party) =>
          person(party, vector, ({ certificates }) => ({
            certificates:
              until === null ? {} : Object.fromEntries(Object.keys(certificates).map((role) => [role, until])),
          })),
        ),
  // Only lock 1 asks; every other command reads a world in which nothing was asked.
  deconfliction: () => Promise.resolve(),
  parameterSet: (house) => change(house, UNIT, () => ({ sets: [] })),
  'platform/active': (house) => change(house, PLATFORM, () => ({ status: 'SUSPENDED' })),
  oversight: (house) => change(house, IDS.OVERSIGHT.ours, () => ({ appointment: null })),
  'counts/unitToPlatform30Days': (house, { when }, n: number) =>
    addItems(
      house,
      Array.from({ length: n }, () => ({ sent_at: daysBefore(when.at, 3) })),
    ),
  'counts/perAccount30Days': perHandle((at) => ({ sent_at: daysBefore(at, 3) })),
  'counts/strikes': perHandle((at) => ({
    sent_at: daysBefore(at, 60),
    decided_at: daysBefore(at, 50),
    outcome: 'ACT_REMOVED',
  })),
  'counts/sentToPlatformEver': async ({ admin }) => void (await admin.query('DELETE FROM item_rows')),
  'counts/inImport': async ({ admin }, { when }, n: number) =>
    void (await admin.query(`INSERT INTO imports (organisation, id, at, items, view) SELECT $1, $2, $3, $4, '{}'`, [
      UNIT,
      IMPORT,
      when.at,
      n,
    ])),
  history: (house, _, history: Record<string, { at: string; outcome: string }[]>) =>
    addItems(
      house,
      Object.entries(history).flatMap(([locator, past]) =>
        past.map(({ at, outcome }) => ({ locator: normalised(locator), decided_at: at, outcome })),
      ),
    ),
  knownReferences: async ({ admin }, { when }, references: readonly string[]) => {
    for (const reference of references)
      await admin.query(
        `INSERT INTO case_rows (organisation, referral, party, version, reference, title, status, unit, platform, items, open_items, turn, triggers, flags, updated_at, view)
         VALUES ($1, $2, 'unit', 1, $3, 't', 'CLOSED', $1, $4, 1, 0, 'stopped', '{}', '{}', $5, $6)`,
        [
          ...[UNIT, `linked-${randomBytes(8).toString('hex')}`, reference, PLATFORM, when.at],
          { referral: { receivedAt: daysBefore(when.at, 20) }, timeline: [] },
        ],
      );
  },
  'deconfliction/https:~1~1video.example~1watch~1clip-0001': (house) =>
    addItems(house, [{ organisation: ELSEWHERE, locator: normalised(completeItem(1).locator), held: true }]),
};
/** The import of the vectors' history `import-read`. */
const IMPORT = '01K00000000000000000000900';

const actorsDesk = ({ when: { actor } }: Vector): string => (actor.type === 'system' ? '' : actor.organisation);

const patched = <T extends object>(old: T, [field, ...deeper]: readonly string[], value: unknown): T => ({
  ...old,
  [field!]: deeper.length === 0 ? value : patched(old[field as keyof T] as object, deeper, value),
});

/** Fields of the card and of the parameter set, by their path. */
function ofRecord(path: string, value: unknown): ((house: House) => Promise<void>) | undefined {
  const names = path.split('/');
  if (names[0] === 'parameterSet')
    return (house) =>
      change(house, UNIT, ({ sets }) => ({
        sets: sets.map((each) => ({ ...each, set: patched(each.set, names.slice(1), value) })),
      }));
  if (names[0] === 'platform' && names[1] === 'card')
    return (house) => change(house, PLATFORM, ({ card }) => ({ card: card && patched(card, names.slice(2), value) }));
  return undefined;
}

/**
 * A world that no database can be in: deconfliction always answers where it is asked, and the platform whose world is
 * read for a new draft is always the one that it names, and the unit the asker's own.
 */
export const isBeyondDatabases = ({ given, world = {}, when: { kind, data, actor } }: Vector): boolean =>
  (kind === 'ApproveLock1' && world['deconfliction'] === null) ||
  (kind === 'CreateDraft' && (data as { platform?: string }).platform !== PLATFORM) ||
  (kind === 'CreateDraft' && given === 'none' && actor.type === 'person' && actor.organisation === ELSEWHERE);

/** The vector's world; returns what puts the database back. Throws for a path that nobody has set up yet. */
export async function setWorld(house: House, vector: Vector): Promise<void> {
  await addItems(house, [{ sent_at: '2025-06-01T00:00:00.000Z' }]);
  for (const [path, value] of Object.entries(vector.world ?? {})) {
    const setting = SETTINGS[path];
    const record = ofRecord(path, value);
    if (setting) await setting(house, vector, value as never);
    else if (record) await record(house);
    else throw new Error(`the vector "${vector.name}" changes ${path}, which no test knows how to bring about`);
  }
}

export async function clearWorld({ admin, parties }: House, changed: boolean): Promise<void> {
  await admin.query('DELETE FROM item_rows; DELETE FROM imports; DELETE FROM deconfliction_questions');
  if (!changed) return;
  for (const party of parties)
    await admin.query('UPDATE organisation_rows SET state = $2, version = version + 1 WHERE organisation = $1', [
      party.id,
      party,
    ]);
}

/** Everybody who acts in the vectors, in every role in which they do. */
export function seatsOf(vectors: readonly Vector[]): { person: string; organisation: string; roles: Role[] }[] {
  const seats = new Map<string, { person: string; organisation: string; roles: Role[] }>();
  for (const { when } of vectors) {
    if (when.actor.type !== 'person') continue;
    const { person: id, organisation, role } = when.actor;
    const seat = seats.get(`${organisation} ${id}`) ?? { person: id, organisation, roles: [] };
    if (!seat.roles.includes(role)) seat.roles.push(role);
    seats.set(`${organisation} ${id}`, seat);
  }
  return [...seats.values()];
}
