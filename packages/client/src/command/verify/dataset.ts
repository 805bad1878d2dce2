import { readFile } from 'node:fs/promises';
import { hash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { AuditReport, TileReader } from '@remit/log';
import { parseEntries } from '@remit/protocol';
import { z } from 'zod';
import { type Output, showable } from '../../terminal/index.ts';
import {
  checkDataset,
  comparePublished,
  type DatasetFiles,
  type DatasetReport,
  httpTileReader,
  type TotalsFault,
} from '../../verify/index.ts';
import type { Run } from '../act.ts';
import { usage } from '../failure.ts';

/** A month unpacked is far below this; a file that unpacks to more is no dataset. */
const MOST_BYTES = 1024 * 1024 * 1024;

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const month = z.string().regex(/^\d{4}-\d{2}$/);
const indexSchema = z.array(
  z.object({ month, from: z.int(), to: z.int(), entries: digest, parties: digest.nullable() }),
);

export type DatasetChecked = DatasetReport & {
  readonly totals: readonly TotalsFault[];
  readonly totalsChecked: number;
};

/** `--dataset`: all months, one, or a file that somebody kept. */
export async function datasetOf(
  run: Run,
  asked: string | true,
  { read, report }: { readonly read: TileReader; readonly report: AuditReport },
): Promise<DatasetChecked> {
  const files = await filesOf(run, asked, read);
  const nodeHash = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
  const { size, incidents } = report;
  const whole = asked === true || asked === 'all';
  const checked = await checkDataset({ files, read, size, incidents, fromStart: whole, hash: nodeHash });
  if (!checked.ok || !whole) return { ...checked, totals: [], totalsChecked: 0 };
  const years = [...new Set(files.map((each) => each.month.slice(0, 4)))];
  const totals: TotalsFault[] = [];
  let totalsChecked = 0;
  for (const year of years) {
    const published = await run.visitor().rows.totals({ query: { from: year, to: year } });
    totals.push(...comparePublished(published, checked));
    totalsChecked += published.basis.counts.length;
  }
  return { ...checked, ok: totals.length === 0, totals, totalsChecked };
}

async function filesOf(run: Run, asked: string | true, read: TileReader): Promise<DatasetFiles[]> {
  const isMonth = asked !== true && /^\d{4}-\d{2}$/.test(asked);
  if (asked !== true && asked !== 'all' && !isMonth) return [await fileOf(run, asked)];
  const index = indexSchema.safeParse(parseJson(await read('dataset/index')));
  if (!index.success) throw usage('dataset-missing', 'The server serves no index of datasets.');
  const months = index.data.filter((each) => !isMonth || each.month === asked);
  if (months.length === 0)
    throw usage('dataset-missing', 'No dataset is published of it.', 'A month is published 30 days after its end.');
  return Promise.all(
    months.map(
      async (each): Promise<DatasetFiles> => ({
        month: each.month,
        entries: await part(read, each.month, 'entries', each.entries),
        parties: each.parties && (await part(read, each.month, 'parties', each.parties)),
      }),
    ),
  );
}

async function part(read: TileReader, of: string, name: string, expected: string): Promise<string> {
  const path = `dataset/${of}/${name}.jsonl.gz`;
  const bytes = await read(path);
  // An empty text has no header: the check names the month and file in which it was found.
  if (!bytes || hash('sha256', bytes) !== expected) return '';
  return unpacked(bytes);
}

function unpacked(bytes: Uint8Array): string {
  try {
    const plain = bytes[0] === 0x1f ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes;
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    return '';
  }
}

/** One file of entries, from the disk or from any address. */
async function fileOf(run: Run, where: string): Promise<DatasetFiles> {
  const entries = unpacked(await bytesOf(run, where));
  const parsed = parseEntries(entries);
  return { month: 'header' in parsed ? parsed.header.month : 'unknown', entries, parties: null };
}

async function bytesOf(run: Run, where: string): Promise<Uint8Array> {
  if (/^https?:\/\//u.test(where)) {
    const [, base = '', name = ''] = /^(.*\/)([^/]*)$/u.exec(where) ?? [];
    const bytes = await httpTileReader(base, run.surroundings.fetch)(name);
    if (bytes) return bytes;
    throw usage('dataset-missing', 'There is no file at that address.');
  }
  return readFile(where).catch(() => {
    throw usage('file-unreadable', `${where} cannot be read.`);
  });
}

function parseJson(bytes: Uint8Array | undefined): unknown {
  try {
    return bytes && JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

const number = (n: number): string => n.toLocaleString('en');

/** The first bad line, or what is now proved. */
export function showDataset(out: Output, checked: DatasetChecked): void {
  const { first, months, through, fillers, lost, valuesChecked, totals, totalsChecked } = checked;
  if (first) {
    out.say(
      `${out.paint.bad('The dataset does NOT verify.')} First: ${showable(`${first.month} ${first.part}, line ${first.line}: ${first.detail} (${first.code}).`)}`,
    );
    return;
  }
  const span = months.length === 1 ? months[0]! : `${months[0]!} to ${months.at(-1)!}`;
  out.say(
    `${out.paint.good('The dataset verifies.')} ${span}: each entry up to ${number(through)} is accounted for, ${number(fillers)} of them fillers; ${number(valuesChecked)} disclosed values are those that the log committed to.`,
  );
  if (lost > 0) out.say(`${number(lost)} entries were lost in a declared incident.`);
  for (const { year, what, detail } of totals.slice(0, 10))
    out.say(`${out.paint.bad('A published total is wrong.')} ${showable(`${year}, ${what}: ${detail}.`)}`);
  if (totals.length === 0 && totalsChecked > 0)
    out.say(`${number(totalsChecked)} published counts were recounted from the entries. Speeds and cohorts cannot be.`);
}
