import { wasRefused, type PastOutcome, type World } from '@remit/protocol';
import type pg from 'pg';
import type { Custody } from './sealing.ts';

/** Keys of one item's history that are read: the newest; a longer row of refusals says nothing more. */
const PER_LOCATOR = 20;

/**
 * What was decided before about these normalised locators, as one unit may know it: its own cases alone. The writer
 * asks in the command's transaction; a reader asks under row-level security and gets the same.
 */
export async function readHistory(
  client: pg.ClientBase,
  custody: Custody,
  unit: string,
  locators: readonly string[],
): Promise<World['history']> {
  const byKey = new Map(locators.map((locator) => [custody.lookup(locator).toString('hex'), locator]));
  const { rows } = await client.query<{
    locator: Buffer;
    referral: string;
    item: string;
    decided_at: string;
    outcome: string;
    reasons: string | null;
  }>({
    name: 'item-history',
    text: `SELECT k.locator, i.referral, i.item, i.decided_at, i.outcome, i.reasons FROM unnest($2::bytea[]) AS k (locator),
        LATERAL (SELECT * FROM item_rows
          WHERE organisation = $1 AND locator = k.locator AND outcome IS NOT NULL ORDER BY decided_at DESC LIMIT $3) AS i`,
    values: [unit, [...byKey.keys()].map((key) => Buffer.from(key, 'hex')), PER_LOCATOR],
  });
  const told = await factsTold(client, unit, [
    ...new Set(rows.filter(({ outcome }) => wasRefused(outcome)).map(({ referral }) => referral)),
  ]);
  const history: Record<string, PastOutcome[]> = {};
  for (const { locator, referral, item, decided_at: at, outcome, reasons } of rows) {
    const name = byKey.get(locator.toString('hex'))!;
    const facts = told.get(`${referral} ${item}`);
    (history[name] ??= []).push({ referral, at, outcome, reasons: reasons ?? '', ...(facts && { facts }) });
  }
  return history;
}

/** By referral and item, what the unit claimed as facts in its refused cases; each case is read once (G7). */
async function factsTold(
  client: pg.ClientBase,
  unit: string,
  referrals: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  if (referrals.length === 0) return new Map();
  const { rows } = await client.query<{ referral: string; item: string; facts: string[] }>({
    name: 'facts-told',
    text: `SELECT c.referral, i.item ->> 'id' AS item, array_agg(f.claim ->> 'text') AS facts FROM case_rows c,
        json_array_elements(c.view #> '{referral,items}') AS i (item),
        json_array_elements(i.item #> '{content,claims}') AS f (claim)
        WHERE c.organisation = $1 AND c.referral = ANY($2) AND f.claim ->> 'label' = 'FACT' GROUP BY 1, 2`,
    values: [unit, referrals],
  });
  return new Map(rows.map(({ referral, item, facts }) => [`${referral} ${item}`, facts]));
}

export type CountQuestion = {
  readonly unit: string;
  readonly platform: string;
  readonly importId: string | null;
  readonly handles: readonly string[];
  /** The window of the platform's strike policy. */
  readonly windowDays: number;
  readonly at: string;
};

/** The rolling counts of D1: per unit and platform, per account, per import, and strikes on record. */
export async function readCounts(
  client: pg.ClientBase,
  custody: Custody,
  question: CountQuestion,
): Promise<World['counts']> {
  const { unit, platform, importId, at } = question;
  const { rows } = await client.query<{ recent: number; ever: boolean; in_import: number | null }>({
    name: 'rolling-counts',
    text: `SELECT
        (SELECT count(*)::int FROM item_rows
          WHERE organisation = $1 AND platform = $2 AND sent_at > $3::timestamptz - interval '30 days') AS recent,
        EXISTS (SELECT FROM item_rows WHERE organisation = $1 AND platform = $2 AND sent_at IS NOT NULL) AS ever,
        (SELECT items FROM imports WHERE organisation = $1 AND id = $4) AS in_import`,
    values: [unit, platform, at, importId],
  });
  const total = rows[0]!;
  return {
    unitToPlatform30Days: total.recent,
    inImport: total.in_import ?? 0,
    sentToPlatformEver: total.ever ? 1 : 0,
    ...(await accountCounts(client, custody, question)),
  };
}

async function accountCounts(
  client: pg.ClientBase,
  custody: Custody,
  { unit, platform, handles, windowDays, at }: CountQuestion,
): Promise<Pick<World['counts'], 'perAccount30Days' | 'strikes'>> {
  if (handles.length === 0) return { perAccount30Days: {}, strikes: {} };
  const byKey = new Map([...new Set(handles)].map((handle) => [custody.lookup(handle).toString('hex'), handle]));
  const { rows } = await client.query<{ handle: Buffer; recent: number; strikes: number }>({
    name: 'account-counts',
    text: `SELECT handle, count(*) FILTER (WHERE sent_at > $3::timestamptz - interval '30 days')::int AS recent,
        count(*) FILTER (WHERE outcome LIKE 'ACT_%' AND decided_at > $3::timestamptz - make_interval(days => $5))::int AS strikes
      FROM item_rows WHERE organisation = $1 AND platform = $2 AND handle = ANY ($4) GROUP BY handle`,
    values: [unit, platform, at, [...byKey.keys()].map((key) => Buffer.from(key, 'hex')), windowDays],
  });
  const named = (pick: 'recent' | 'strikes'): Record<string, number> =>
    Object.fromEntries(rows.map((row) => [byKey.get(row.handle.toString('hex'))!, row[pick]]));
  return { perAccount30Days: named('recent'), strikes: named('strikes') };
}
