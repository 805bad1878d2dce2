// Plain lists of hashes, as analysts keep them in spreadsheets.
import { parse } from 'csv-parse/sync';
import { type Fingerprint, type ListEntry, type Opinion, toHex } from '@remit/match';
import {
  type Assumed,
  type ExactKind,
  type Format,
  known,
  type Loss,
  opinion,
  printOf,
  type Reading,
} from './format.ts';

const COLUMNS = [
  ['kind', ['kind', 'algorithm', 'type', 'hash_type']],
  ['hash', ['hash', 'hash_digest', 'digest', 'value']],
  ['id', ['id']],
  ['party', ['party', 'source', 'organisation']],
  ['says', ['says', 'opinion']],
  ['ground', ['ground', 'reason', 'category']],
  ['entity', ['entity']],
  ['tlp', ['tlp']],
  ['origin', ['origin', 'from']],
  ['confidence', ['confidence']],
  ['expires', ['expires', 'valid_until']],
] as const;
type Column = (typeof COLUMNS)[number][0];
type Row = { readonly [column in Column]?: string };

const KINDS: Readonly<Record<string, ExactKind>> = { pdq: 'pdq', sha256: 'sha256', md5: 'md5', link: 'link' };
const kindNamed = (name: string): ExactKind | undefined =>
  known(KINDS, name.toLowerCase().replaceAll(/[^a-z0-9]/gu, ''));

const columnNamed = (heading: string): Column | undefined =>
  COLUMNS.find(([, names]) => (names as readonly string[]).includes(heading.trim().toLowerCase()))?.[0];

/** The columns, from the first row where it names a hash; otherwise `hash` alone, or kind and hash. */
function columnsOf(first: readonly string[]): {
  readonly columns: readonly (Column | undefined)[];
  readonly named: boolean;
} {
  const columns = first.map(columnNamed);
  if (columns.includes('hash')) return { columns, named: true };
  return { columns: first.length === 1 ? ['hash'] : ['kind', 'hash', 'party', 'ground'], named: false };
}

/** 32 digits are an MD5; 64 may be SHA-256 or PDQ, and guessing would match pictures with files. */
function printOfRow({ kind: given, hash = '' }: Row): Fingerprint | string {
  const kind = given ? kindNamed(given) : hash.length === 32 ? 'md5' : undefined;
  if (given && kind === undefined) return `the kind “${given}” is not known here`;
  if (kind === undefined) return 'the kind is missing: 64 digits may be SHA-256 or PDQ';
  return printOf(kind, hash) ?? `this is no ${kind}`;
}

function opinionOf(row: Row, { party, ground }: Assumed): Opinion | string {
  const says = row.says ? row.says.toLowerCase() : 'positive';
  if (says !== 'positive' && says !== 'negative' && says !== 'withdrawn') return `“${row.says}” is no opinion`;
  const confidence = row.confidence ? Number(row.confidence) : undefined;
  if (confidence !== undefined && !(confidence >= 0 && confidence <= 1)) return 'the confidence is not between 0 and 1';
  if (row.expires && Number.isNaN(Date.parse(row.expires))) return `“${row.expires}” is no instant`;
  return opinion({
    party: row.party || party,
    says,
    ground: row.ground || ground,
    entity: row.entity,
    tlp: row.tlp,
    source: row.origin,
    confidence,
    expires: row.expires,
  });
}

function rowsOf(text: string): string[][] {
  const separator = /^[^\n]*;/u.test(text) ? ';' : ',';
  return parse(text, {
    bom: true,
    comment: '#',
    comment_no_infix: true,
    delimiter: separator,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  });
}

function read(text: string, assumed: Assumed): Reading | { unreadable: string } {
  let rows: string[][];
  try {
    rows = rowsOf(text);
  } catch (error) {
    return { unreadable: `The table cannot be read: ${(error as Error).message}.` };
  }
  const [first] = rows;
  if (first === undefined) return { unreadable: 'There is no row.' };
  const { columns, named } = columnsOf(first);
  const entries = new Map<string, ListEntry>();
  const lost: Loss[] = [];
  rows.slice(named ? 1 : 0).forEach((cells, n) => {
    const row = Object.fromEntries(columns.flatMap((column, at) => (column ? [[column, cells[at] ?? '']] : []))) as Row;
    const at = `row ${n + 1}`;
    const fingerprint = printOfRow(row);
    const said = opinionOf(row, assumed);
    if (typeof fingerprint === 'string') lost.push({ at, what: fingerprint });
    else if (typeof said === 'string') lost.push({ at, what: said });
    else {
      const id = row.id || `${fingerprint.kind}:${row.hash!.toLowerCase()}`;
      // Rows of one entry are its opinions.
      entries.set(id, { id, fingerprint, opinions: [...(entries.get(id)?.opinions ?? []), said] });
    }
  });
  return { entries: [...entries.values()], removed: [], checkpoint: null, lost };
}

/**
 * A cell that a spreadsheet would take for a formula is refused by us, rather than altered for the next reader. Where it
 * splits at semicolons, as in much of Europe, or at tabs, quotation marks hold nothing together, so a cell begins there too.
 */
const FORMULA = /(?:^|[,;\t\r\n])[\s"']*[=+\-@|%\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/u;
/** Signs that a terminal would obey. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u;
const cell = (value: string | number | undefined): string => {
  const plain = String(value ?? '');
  return /[",;\r\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

function write(entries: readonly ListEntry[]): { text: string; lost: Loss[] } {
  const lost: Loss[] = [];
  const rows = entries.flatMap(({ id, fingerprint, opinions }) => {
    if (fingerprint.kind === 'video') {
      lost.push({ at: id, what: 'a video is many hashes, and a row holds one' });
      return [];
    }
    const { kind, hash } = fingerprint;
    return opinions.flatMap((one) => {
      const cells = [kind, toHex(hash), id, one.party, one.says, one.ground, one.entity, one.tlp, one.source];
      const row = [...cells, one.confidence, one.expires];
      const texts = row.map((value) => String(value ?? ''));
      const formula = texts.some((text) => FORMULA.test(text));
      if (!formula && !texts.some((text) => CONTROLS.test(text))) return [row.map(cell).join(',')];
      const what = formula
        ? 'a cell begins as a formula does, which a spreadsheet would run'
        : 'it holds control signs';
      lost.push({ at: id, what });
      return [];
    });
  });
  return { text: `${[COLUMNS.map(([name]) => name).join(','), ...rows].join('\n')}\n`, lost };
}

/** One row for each opinion; only the hash is asked for, and its kind where its length leaves it open. */
export const hashCsv: Format = { drops: [], read, write };
