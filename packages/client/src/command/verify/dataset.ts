import { readFile } from 'node:fs/promises';
import { hash } from 'node:crypto';
import type { AuditReport, TileReader } from '@remit/log';
import { parseEntries } from '@remit/protocol';
import { type Output, showable } from '../../terminal/index.ts';
import {
  checkDataset,
  type DatasetFiles,
  httpTileReader,
  type Recounted,
  recount,
  servedDataset,
  unpacked,
} from '../../verify/index.ts';
import type { Run } from '../act.ts';
import { usage } from '../failure.ts';

const nodeHash = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

/** `--dataset`: all months, one, or a file that somebody kept. */
export async function datasetOf(
  run: Run,
  asked: string | true,
  { read, report }: { readonly read: TileReader; readonly report: AuditReport },
): Promise<Recounted> {
  const files = await filesOf(run, asked, read);
  const { size, incidents } = report;
  const request = { files, read, size, incidents, hash: nodeHash };
  if (asked !== true && asked !== 'all')
    return { ...(await checkDataset({ ...request, fromStart: false })), totals: [], totalsChecked: 0 };
  return recount(request, (year) => run.visitor().rows.totals({ query: { from: year, to: year } }));
}

async function filesOf(run: Run, asked: string | true, read: TileReader): Promise<DatasetFiles[]> {
  const isMonth = asked !== true && /^\d{4}-\d{2}$/.test(asked);
  if (asked !== true && asked !== 'all' && !isMonth) return [await fileOf(run, asked)];
  const files = await servedDataset(read, isMonth ? asked : null, nodeHash);
  if (files === null) throw usage('dataset-missing', 'The server serves no index of datasets.');
  if (files.length === 0)
    throw usage('dataset-missing', 'No dataset is published of it.', 'A month is published 30 days after its end.');
  return files;
}

/** One file of entries, from the disk or from any address. */
async function fileOf(run: Run, where: string): Promise<DatasetFiles> {
  const entries = await unpacked(await bytesOf(run, where));
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

const number = (n: number): string => n.toLocaleString('en');

/** The first bad line, or what is now proved. */
export function showDataset(out: Output, checked: Recounted): void {
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
