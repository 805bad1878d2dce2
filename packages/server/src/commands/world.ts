import {
  type Actor,
  baseWorld,
  type CommandKind,
  linkedReferences,
  normalised,
  type Party,
  type Referral,
  type World,
} from '@remit/protocol';
import type pg from 'pg';
import { readCounts, readHistory } from '../store/history.ts';
import { readKnownReferences } from '../store/links.ts';
import type { Custody } from '../store/sealing.ts';

/** Commands whose rules look at history, links and rolling counts; the others spare the database the question. */
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
  const { referral } = question;
  const base = baseWorld(parties, { ...question, cited: referral.header.parameterSet });
  if (question.kind && !ASKS_HISTORY.includes(question.kind)) return base;
  const locators = referral.items.map((item) => normalised(item.content.locator));
  const handles = referral.items.flatMap((item) => item.content.accountHandle ?? []);
  const windowDays = base.platform.card?.strikePolicy?.windowDays ?? 365;
  const history = await readHistory(client, custody, question.unit, locators);
  const counts = await readCounts(client, custody, { ...question, importId: referral.importId, handles, windowDays });
  const deconfliction =
    question.kind === 'ApproveLock1' ? await askDeconfliction(client, custody, question, locators) : null;
  const named = linkedReferences(referral.header);
  const knownReferences = await readKnownReferences(client, question.unit, question.platform, named);
  return { ...base, history, knownReferences, counts, deconfliction };
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
