import {
  capacityAt,
  certificateOf,
  citation,
  formerOrganisationsOf,
  normalised,
  overseesAt,
  type Actor,
  type CommandKind,
  type Party,
  type PastOutcome,
  type Referral,
  type Role,
  type World,
} from '@remit/protocol';
import type pg from 'pg';
import type { Custody } from '../store/sealing.ts';

/** Commands whose rules look at history and rolling counts; the others spare the database the question. */
const ASKS_HISTORY: readonly CommandKind[] = ['SubmitDraft', 'OverrideLocator', 'ApproveLock1', 'Send', 'DrawSample'];

type Parties = ReadonlyMap<string, Party>;
type Question = {
  readonly kind: CommandKind | null;
  readonly referral: Referral;
  readonly unit: string;
  readonly platform: string;
  readonly actor: Actor;
  readonly at: string;
};

/** What the rules need beyond the case's own facts, read in the command's transaction. */
export async function readWorld(
  client: pg.ClientBase,
  custody: Custody,
  parties: Parties,
  question: Question,
): Promise<World> {
  const base = baseWorld(parties, question);
  if (question.kind && !ASKS_HISTORY.includes(question.kind)) return base;
  const { referral } = question;
  const locators = referral.items.map((item) => normalised(item.content.locator));
  const handles = referral.items.flatMap((item) => item.content.accountHandle ?? []);
  const history = await readHistory(client, custody, question.unit, locators);
  const counts = await readCounts(
    client,
    custody,
    question,
    handles,
    base.platform.card?.strikePolicy?.windowDays ?? 365,
  );
  const deconfliction =
    question.kind === 'ApproveLock1' ? await askDeconfliction(client, custody, question, locators) : null;
  return { ...base, history, counts, deconfliction };
}

/** The part of the world that follows from organisations alone. */
export function baseWorld(parties: Parties, { referral, unit, platform, actor, at }: Question): World {
  const home = parties.get(unit);
  const service = parties.get(platform);
  const own = actor.type === 'system' ? undefined : parties.get(actor.organisation);
  const cited = referral.header.parameterSet;
  const level = service && capacityAt(service, at);
  return {
    unit: {
      id: unit,
      kind: home?.kind ?? 'LE_UNIT',
      active: home?.status === 'ADMITTED',
      calendar: calendarOf(home),
      state: home?.jurisdiction ?? '',
      cover: home?.contacts?.cover ?? null,
    },
    platform: {
      id: platform,
      active: service?.status === 'ADMITTED' && service.kind === 'PLATFORM',
      trustTier: service?.tier ?? 'LOW',
      card: service?.card ?? null,
      capacity: level === 'RED' ? { level: 'RED', since: at } : null,
      people: (service?.people ?? []).filter((person) => person.status === 'ENROLLED').map((person) => person.person),
    },
    parameterSet: publishedSet(home, cited),
    certifiedUntil: actor.type === 'system' || !own ? null : certifiedUntil(own, actor, at),
    history: {},
    deconfliction: null,
    counts: { unitToPlatform30Days: 0, perAccount30Days: {}, inImport: 0, strikes: {}, sentToPlatformEver: 0 },
    oversightAppointed: [...parties.values()].some(
      (party) => party.kind === 'OVERSIGHT' && overseesAt(party, unit, at),
    ),
    formerOrganisations: actor.type === 'person' && own ? formerOrganisationsOf(own, actor.person, at) : [],
  };
}

/** The set as published; whether it is in force at the instant is for gate G1 to say. */
function publishedSet(party: Party | undefined, cited: string | undefined): World['parameterSet'] {
  const found = party?.sets.find(({ set }) => citation(set) === cited);
  return found && found.withdrawnAt === null ? found.set : null;
}

const CALENDAR_OF: Readonly<Record<string, string>> = { GB: 'UK_ALL', DE: 'DE', FR: 'FR', US: 'US' };
const calendarOf = (party: Party | undefined): string =>
  party?.card?.calendar ?? CALENDAR_OF[party?.jurisdiction ?? ''] ?? 'DE';

function certifiedUntil(party: Party, actor: Exclude<Actor, { type: 'system' }>, at: string): string | null {
  if (actor.type === 'key') return party.keys.find((key) => key.keyId === actor.key)?.until ?? null;
  const roles: Role[] = [actor.role, 'LE_OFFICER'];
  return roles.map((role) => certificateOf(party, actor.person, role, at)).find((until) => until !== null) ?? null;
}

async function readHistory(
  client: pg.ClientBase,
  custody: Custody,
  unit: string,
  locators: readonly string[],
): Promise<World['history']> {
  const byKey = new Map(locators.map((locator) => [custody.lookup(locator).toString('hex'), locator]));
  const { rows } = await client.query<{
    locator: Buffer;
    referral: string;
    decided_at: string;
    outcome: string;
    reasons: string;
  }>({
    name: 'item-history',
    text: `SELECT locator, referral, decided_at, outcome, reasons FROM item_rows
      WHERE organisation = $1 AND locator = ANY ($2) AND outcome IS NOT NULL ORDER BY decided_at DESC LIMIT 1000`,
    values: [unit, [...byKey.keys()].map((key) => Buffer.from(key, 'hex'))],
  });
  const history: Record<string, PastOutcome[]> = {};
  for (const row of rows) {
    const locator = byKey.get(row.locator.toString('hex'))!;
    (history[locator] ??= []).push({
      referral: row.referral,
      at: row.decided_at,
      outcome: row.outcome,
      reasons: row.reasons,
    });
  }
  return history;
}

async function readCounts(
  client: pg.ClientBase,
  custody: Custody,
  { referral, unit, platform, at }: Question,
  handles: readonly string[],
  windowDays: number,
): Promise<World['counts']> {
  const byKey = new Map([...new Set(handles)].map((handle) => [custody.lookup(handle).toString('hex'), handle]));
  const { rows: totals } = await client.query<{ recent: number; ever: boolean; in_import: number | null }>({
    name: 'rolling-counts',
    text: `SELECT
        (SELECT count(*)::int FROM item_rows WHERE organisation = $1 AND platform = $2 AND sent_at > $3::timestamptz - interval '30 days') AS recent,
        EXISTS (SELECT FROM item_rows WHERE organisation = $1 AND platform = $2 AND sent_at IS NOT NULL) AS ever,
        (SELECT items FROM imports WHERE organisation = $1 AND id = $4) AS in_import`,
    values: [unit, platform, at, referral.importId],
  });
  const { rows: accounts } =
    byKey.size === 0
      ? { rows: [] }
      : await client.query<{ handle: Buffer; recent: number; strikes: number }>({
          name: 'account-counts',
          text: `SELECT handle, count(*) FILTER (WHERE sent_at > $3::timestamptz - interval '30 days')::int AS recent,
        count(*) FILTER (WHERE outcome LIKE 'ACT_%' AND decided_at > $3::timestamptz - make_interval(days => $5))::int AS strikes
      FROM item_rows WHERE organisation = $1 AND platform = $2 AND handle = ANY ($4) GROUP BY handle`,
          values: [unit, platform, at, [...byKey.keys()].map((key) => Buffer.from(key, 'hex')), windowDays],
        });
  const named = (pick: 'recent' | 'strikes'): Record<string, number> =>
    Object.fromEntries(accounts.map((row) => [byKey.get(row.handle.toString('hex'))!, row[pick]]));
  const total = totals[0]!;
  return {
    unitToPlatform30Days: total.recent,
    perAccount30Days: named('recent'),
    inImport: total.in_import ?? 0,
    strikes: named('strikes'),
    sentToPlatformEver: total.ever ? 1 : 0,
  };
}

/** How many locators one person may ask about in a day; beyond it every answer is "delayed" (D10). */
const DAILY_BUDGET = 2000;

/** D10: keyed, budgeted per person, logged; answers only "clear" or "delayed". The case's own unit never delays itself. */
async function askDeconfliction(
  client: pg.ClientBase,
  custody: Custody,
  { unit, actor, at }: Question,
  locators: readonly string[],
): Promise<World['deconfliction']> {
  const person = actor.type === 'person' ? actor.person : actor.type === 'key' ? actor.key : actor.rule;
  const { rows: spent } = await client.query<{ n: number }>(
    `SELECT coalesce(sum(locators), 0)::int AS n FROM deconfliction_questions
     WHERE organisation = $1 AND person = $2 AND at > $3::timestamptz - interval '1 day'`,
    [unit, person, at],
  );
  const within = (spent[0]?.n ?? 0) + locators.length <= DAILY_BUDGET;
  const keys = new Map(locators.map((locator) => [custody.lookup(locator).toString('hex'), locator]));
  const { rows } = await client.query<{ locator: Buffer }>('SELECT locator FROM held_elsewhere($1, $2)', [
    unit,
    [...keys.keys()].map((key) => Buffer.from(key, 'hex')),
  ]);
  const held = new Set(rows.map((row) => keys.get(row.locator.toString('hex'))));
  await client.query(
    'INSERT INTO deconfliction_questions (organisation, person, at, locators, delayed) VALUES ($1, $2, $3, $4, $5)',
    [unit, person, at, locators.length, within ? held.size : locators.length],
  );
  return Object.fromEntries(locators.map((locator) => [locator, !within || held.has(locator) ? 'delayed' : 'clear']));
}
