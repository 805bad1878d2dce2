import {
  type Correction,
  type DatasetCount,
  knownCells,
  RECOUNTED,
  type Refusal,
  refuse,
  type Summary,
  Tally,
  type TotalRow,
  type Totals,
} from '@remit/protocol';
import type pg from 'pg';
import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';
import { datasetCounts, datasetIndex } from './dataset-file.ts';
import { latestCheckpoint } from './log-tile.ts';

/** C16: cells below this are not published. */
export const SUPPRESS_BELOW = 5;
/** C16: figures that name a unit or a platform are this many days old at least. */
const NAMED_AFTER_DAYS = 30;
/** Lines read at once: bounded memory however many referrals there are. */
const CHUNK = 2000;

/** What the totals rest on, and what anybody can recount of them (spec/dataset.md, Totals). */
type Basis = {
  readonly checkpoint: number | null;
  readonly dataset: string | null;
  readonly fromEntries: readonly string[];
  readonly counts: readonly DatasetCount[];
};
export type PublishedTotals = Totals & { readonly basis: Basis };

type Reading = {
  readonly tally: Tally;
  readonly corrections: readonly Correction[];
  readonly names: ReadonlyMap<string, string>;
  readonly year: string;
  readonly basis: Basis;
  /** The first month whose end is not yet that old (C16): nothing single of it is published. */
  readonly openFrom: string;
};

/** Read once for each checkpoint, so that watching the totals does not time our work (D12). */
const readings = new WeakMap<Store, { readonly key: string; readonly reading: Promise<Reading> }>();

export type TotalsQuestion = { readonly from?: string | undefined; readonly to?: string | undefined };

/**
 * Published totals of whole calendar years. Without a period: of this year and the last, the one in which more was
 * sent, so that January does not hide what December knew.
 */
export async function publishedTotals(store: Store, { from, to }: TotalsQuestion): Promise<PublishedTotals | Refusal> {
  if (!isPeriod(from)) return refuse('invalid-command', 'from', 'not a year or month such as 2026-03');
  if (!isPeriod(to)) return refuse('invalid-command', 'to', 'not a year or month such as 2026-03');
  const { tally, names, year, basis } = await publicReading(store);
  const start = from ?? to ?? busierYear(tally, year);
  const period = { from: start, to: to ?? (from ? year : start) };
  const view = tally.publish({ ...period, suppressBelow: SUPPRESS_BELOW, known: knownCells(basis.counts) });
  const counts = basis.counts.filter(({ month }) => month >= view.from && month <= view.to);
  return { ...view, rows: view.rows.map((row) => named(row, names)), basis: { ...basis, counts } };
}

const isPeriod = (text: string | undefined): boolean =>
  text === undefined || /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-.*)?)?$/.test(text);

function busierYear(tally: Tally, year: string): string {
  const before = String(Number(year) - 1);
  return sentIn(tally, before) > sentIn(tally, year) ? before : year;
}

const sentIn = (tally: Tally, year: string): number =>
  tally.publish({ from: year, to: year, suppressBelow: 1 }).rows.find(({ measure }) => measure === 'referrals-sent')
    ?.count ?? 0;

/** The public reads names, not identifiers. */
const named = (row: TotalRow, names: ReadonlyMap<string, string>): TotalRow =>
  ['unit', 'platform', 'body'].includes(row.dimension) ? { ...row, value: names.get(row.value) ?? row.value } : row;

/** All that is published is made of this. */
export async function publicReading(store: Store): Promise<Reading> {
  const checkpoint = (await latestCheckpoint(store))?.size ?? null;
  const key = String(checkpoint ?? 'none');
  const known = readings.get(store);
  if (known?.key === key && key !== 'none') return known.reading;
  const reading = readAll(store, checkpoint);
  readings.set(store, { key, reading });
  // A reading that failed is not kept: the next question tries again.
  reading.catch(() => readings.delete(store));
  return reading;
}

type Line = { summary: Summary; named: boolean };

async function basisOf(store: Store, checkpoint: number | null): Promise<Basis> {
  const [index, counts] = [await datasetIndex(store), await datasetCounts(store)];
  return { checkpoint, dataset: index.at(-1)?.month ?? null, fromEntries: RECOUNTED, counts };
}

async function readAll(store: Store, checkpoint: number | null): Promise<Reading> {
  const basis = await basisOf(store, checkpoint);
  const options = { role: 'remit_public', readOnly: true, isolation: 'repeatable read' } as const;
  return inTransaction(store.pool, options, async (client) => {
    const tally = new Tally();
    const corrections: Correction[] = [];
    await openCursor(client);
    for (let lines = await nextLines(client); lines.length > 0; lines = await nextLines(client)) {
      for (const { summary, named: old } of lines) {
        tally.add(summary, old);
        corrections.push(...summary.corrections);
      }
    }
    const { rows } = await client.query<{ organisation: string; name: string }>(
      `SELECT organisation, state ->> 'name' AS name FROM organisation_rows`,
    );
    const { rows: clock } = await client.query<Pick<Reading, 'year' | 'openFrom'>>(
      `SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY') AS year,
         to_char((now() - interval '${NAMED_AFTER_DAYS} days') AT TIME ZONE 'UTC', 'YYYY-MM') AS "openFrom"`,
    );
    const names = new Map(rows.map(({ organisation, name }) => [organisation, name]));
    return { tally, corrections, names, basis, ...clock[0]! };
  });
}

/** Of what was never sent only the month is known, so it waits for the month to be over as well. */
const openCursor = (client: pg.ClientBase) =>
  client.query(`DECLARE summary_lines NO SCROLL CURSOR FOR SELECT summary, CASE
      WHEN sent_at IS NOT NULL THEN sent_at < now() - interval '${NAMED_AFTER_DAYS} days'
      ELSE summary ->> 'createdMonth' < to_char(now() - interval '${NAMED_AFTER_DAYS} days', 'YYYY-MM')
    END AS named FROM summaries`);

const nextLines = async (client: pg.ClientBase): Promise<Line[]> =>
  (await client.query<Line>(`FETCH ${CHUNK} FROM summary_lines`)).rows;
