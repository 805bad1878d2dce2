import { type Attribute, fromHex, openAttribute } from '@remit/log';
import {
  type Disclosure,
  type EntryLine,
  type LostLine,
  type Openable,
  openedOf,
  openings,
  type PartyLine,
} from '@remit/protocol';
import { sha256 } from '../log/sha256.ts';

type Values = { readonly [A in Attribute]?: string | undefined };
/** What the database says today of an entry: its values, and the salts that are left, in hexadecimal. */
type Entry = {
  readonly index: number;
  readonly fact: { readonly stream: string } | null;
  readonly disclosed: Values & { readonly kind: string };
  readonly salts: Values;
};

/** What a database says today of an entry, and the entry itself. */
export type Known = { readonly entry: Entry; readonly leaf: Buffer };

/** The database says something else than its log: nothing is published of it. */
export class DatasetUnsound extends Error {
  override readonly name = 'DatasetUnsound';
}

/** A value with its salt, where both are left, and are those that the entry committed to. */
function disclosureOf({ entry, leaf }: Known, name: Attribute): Disclosure | null {
  const value = entry.disclosed[name];
  const salt = entry.salts[name];
  if (value === undefined || salt === undefined) return null;
  const bytes = fromHex(salt);
  if (bytes === undefined || !openAttribute(leaf, name, value, bytes, sha256))
    throw new DatasetUnsound(`entry ${entry.index} is not what the log committed to`);
  return [value, salt];
}

/** A line for each place of a range; a place without a fact or filler was lost in an incident. */
export function entryLines(
  known: readonly Known[],
  { start, stop }: { readonly start: number; readonly stop: number },
  below: number,
): (EntryLine | LostLine)[] {
  const opened = openedValues(known, AT_ONCE, below);
  const byIndex = new Map(known.map((each) => [each.entry.index, each]));
  return Array.from({ length: stop - start }, (_, i): EntryLine | LostLine => {
    const each = byIndex.get(start + i);
    if (!each) return { index: start + i, lost: true };
    const [kind, month] = [disclosureOf(each, 'kind'), disclosureOf(each, 'month')];
    if (!kind || !month) throw new DatasetUnsound(`entry ${start + i} has lost the salts of kind and month`);
    return { index: start + i, kind, month, ...pick(opened.get(start + i), AT_ONCE) };
  });
}

/** Unit and platform, opened within what the published entries of the month already show. */
export const partyLines = (
  known: readonly Known[],
  published: readonly (EntryLine | LostLine)[],
  below: number,
): PartyLine[] => {
  const shown = new Map(published.map((line) => [line.index, JSON.stringify('lost' in line ? [] : shownBy(line))]));
  const opened = openedValues(known, LATER, below, ({ entry }) => shown.get(entry.index) ?? '');
  return [...opened]
    .map(([index, values]): PartyLine => ({ index, ...pick(values, LATER) }))
    .filter(({ origin, recipient }) => origin !== undefined || recipient !== undefined)
    .sort((a, b) => a.index - b.index);
};

const shownBy = ({ class: instrument, result }: EntryLine): (string | null)[] => [
  instrument?.[0] ?? null,
  result?.[0] ?? null,
];

const AT_ONCE = ['class', 'result'] as const;
const LATER = ['origin', 'recipient'] as const;

type Opened = { readonly [A in Openable]?: Disclosure };

const pick = <A extends Openable>(values: Opened | undefined, names: readonly A[]): Pick<Opened, A> =>
  Object.fromEntries(names.flatMap((name) => (values?.[name] ? [[name, values[name]]] : []))) as Pick<Opened, A>;

/** By place, what of each entry may be opened (spec/dataset.md, What stays closed), among entries that look alike. */
function openedValues(
  known: readonly Known[],
  part: readonly Openable[],
  below: number,
  looks: (each: Known) => string = () => '',
): Map<number, Opened> {
  const opened = new Map<number, Opened>();
  const cells = Map.groupBy(known, (each) => {
    const { month, kind } = each.entry.disclosed;
    return `${month} ${kind} ${looks(each)}`;
  });
  for (const members of cells.values()) {
    const names = openedOf(members[0]!.entry.disclosed.kind).filter((name) => part.includes(name));
    if (names.length === 0) continue;
    const disclosures = members.map((each) => names.map((name) => disclosureOf(each, name)));
    const answers = openings(
      members.map(({ entry }, i) => ({
        subject: entry.fact?.stream ?? '',
        values: disclosures[i]!.map((each) => each?.[0] ?? null),
      })),
      below,
    );
    for (const [i, { entry }] of members.entries()) {
      const values = names.flatMap((name, at) => (answers[i]![at] ? [[name, disclosures[i]![at]!] as const] : []));
      opened.set(entry.index, Object.fromEntries(values));
    }
  }
  return opened;
}
