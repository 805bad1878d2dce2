import { type CellId, cellId } from '../cells.ts';
import type { Disclosure, EntryLine, LostLine, PartyLine } from './lines.ts';
import { OPENABLE, type Openable } from './opening.ts';

/** A number that anybody can count in a dataset. */
export type DatasetCount = {
  readonly month: string;
  readonly kind: string;
  /** `all` for the entries of the kind; else what they are counted by. */
  readonly attribute: 'all' | Openable;
  readonly value: string;
  readonly count: number;
};

/**
 * What the leaves of a dataset add up to, by month, kind and each opened value; of decisions, by outcome in items.
 * Server and verifier count with this one function, so that what is published is what can be counted.
 */
export function countDataset(lines: Iterable<EntryLine | LostLine>, parties: Iterable<PartyLine> = []): DatasetCount[] {
  const counts = new Map<string, number>();
  const add = (key: readonly string[], n: number): void => {
    const name = JSON.stringify(key);
    counts.set(name, (counts.get(name) ?? 0) + n);
  };
  const known = new Map<number, [month: string, kind: string]>();
  const addOpened = (month: string, kind: string, line: { readonly [A in Openable]?: Disclosure }): void => {
    for (const attribute of OPENABLE) {
      const value = line[attribute]?.[0];
      if (value === undefined) continue;
      for (const [part, n] of partsOf(kind, attribute, value)) add([month, kind, attribute, part], n);
    }
  };
  for (const line of lines) {
    if ('lost' in line) continue;
    const [month, kind] = [line.month[0], line.kind[0]];
    known.set(line.index, [month, kind]);
    add([month, kind, 'all', ''], 1);
    addOpened(month, kind, line);
  }
  for (const line of parties) {
    const place = known.get(line.index);
    if (place) addOpened(...place, line);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => rowOf(name, count));
}

function rowOf(name: string, count: number): DatasetCount {
  const [month, kind, attribute, value] = JSON.parse(name) as [string, string, DatasetCount['attribute'], string];
  return { month, kind, attribute, value, count };
}

/** `ACT_REMOVED:3+REDIRECTED:1` is three items of the one and one of the other. */
function partsOf(kind: string, attribute: Openable, value: string): [string, number][] {
  if (kind !== 'ItemsDecided' || attribute !== 'result') return [[value, 1]];
  return value.split('+').map((part) => {
    const [code = '', n = ''] = part.split(':');
    return [code, /^\d{1,6}$/.test(n) ? Number(n) : 0];
  });
}

/** Cells of the published totals that readers of a dataset know a part of. */
const COUNTS_TOWARDS: Readonly<Record<string, readonly [measure: string, dimension: string]>> = {
  'ReferralSent class': ['referrals-sent', 'instrument'],
  'ReferralSent origin': ['referrals-sent', 'unit'],
  'ReferralSent recipient': ['referrals-sent', 'platform'],
  'ItemsDecided result': ['items-decided', 'outcome'],
  'ItemStopped result': ['items-stopped', 'gate-code'],
  'ReferralExpired result': ['referrals-expired', 'attribution'],
};

/** By year, what datasets already tell of a published cell: the rest of the cell must not be a small number either. */
export function knownCells(counts: readonly DatasetCount[]): Map<string, Map<CellId, number>> {
  const years = new Map<string, Map<CellId, number>>();
  for (const { month, kind, attribute, value, count } of counts) {
    const towards = COUNTS_TOWARDS[`${kind} ${attribute}`];
    if (!towards) continue;
    const year = years.get(month.slice(0, 4)) ?? new Map<CellId, number>();
    years.set(month.slice(0, 4), year);
    const id = cellId({ measure: towards[0], dimension: towards[1], value });
    year.set(id, (year.get(id) ?? 0) + count);
  }
  return years;
}

/**
 * Measures of whole years that disclosed entries prove: entries tell when something happened, totals count a referral in
 * the year in which it was sent, and only of sending these are the same.
 */
export const RECOUNTED: readonly string[] = ['referrals-sent'];
