import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { contract } from '../../contract/index.ts';
import { type List, type ListProblem, MAX_BYTES, readList } from '../../list/index.ts';
import type { Answer, RemitClient } from '../../sdk/index.ts';
import { type Output, showable } from '../../terminal/index.ts';
import { act, type Subcommand } from '../act.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { collect, fieldValues } from '../field-values.ts';
import { readAs } from '../schema-fault.ts';
import { type Item, type LocalRows, localRows } from './local-rows.ts';
import { lock2Lines, showCounts, showRows } from './show.ts';

type Options = { dryRun?: boolean; template?: string; set?: readonly string[]; all?: boolean };

const EXAMPLES = `
Examples:
  remit import list.csv --dry-run
  remit import list.csv --template propaganda-video --set title="Seven videos" --set priority=P2_STANDARD
  remit import list.csv --json | jq -r '.items[] | select(.result == "stopped") | .url'

The exit code is 1 where a row was stopped or could not be read.`;

/** `remit import FILE`: a list of addresses becomes drafts, split by platform and batch limit under one import id. */
export const importList: Subcommand = (program) => {
  program
    .command('import')
    .argument('<file>', 'CSV or plain text, one address a line, as spreadsheets and colleagues write them')
    .summary('judge a list of addresses and make drafts of it')
    .description(
      'Reads a list of addresses (any encoding, any separator, disarmed or not), has every row judged by the gates\n' +
        'and makes drafts of what passes, split by platform and batch limit. Nothing is sent to anybody.\n' +
        'Columns, in any order and several languages: address, item type, content type, note (how the item is used),\n' +
        'language, target of a short link, from and to (of a recording), entity, clause, passage; of the capture: captured\n' +
        'at, sha256, pdq, screenshot sha256, reach with reach at and reach how, translation with its language.',
    )
    .option('--dry-run', 'judge the rows, without deconfliction (G6), and make no drafts')
    .option('--template <name>', 'an item template of the parameter set in force')
    .option('--set <field=value>', 'a field of the header of every draft; may be repeated', collect)
    .option('--all', 'print every row, also where they are many')
    .addHelpText('after', EXAMPLES)
    .action(
      act<Options>(async (run, [file = ''], options) => {
        const { output, settings } = run;
        const client = await run.client();
        const list = await read(file);
        const local = localRows(list);
        const answer = await judge(client, basename(file), local, options, settings.json ? null : output);
        const items = [...local.invalid, ...(answer?.items ?? [])].sort((one, other) => one.line - other.line);
        if (settings.json) output.json(report(file, list, local, answer, items, options));
        else show(output, file, local, answer, items, options);
        return exitFor(items);
      }),
    );
};

async function read(file: string): Promise<List> {
  const bytes = await bytesOf(file);
  const list = readList(bytes);
  const [first] = list.problems;
  if (list.refused) throw usage(first?.code ?? 'file-unreadable', `${file}: ${first?.message ?? 'It cannot be read.'}`);
  return list;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    // Read before its size is known to be lawful, a large file would fill the memory.
    if (size > MAX_BYTES)
      throw usage('file-too-large', `${file} is larger than ${MAX_BYTES / 1024 / 1024} MB. Split it.`);
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'syscall' in error) {
      throw usage('file-unreadable', `${file} cannot be read (${String(error.code)}).`);
    }
    throw error;
  }
}

async function judge(
  client: RemitClient,
  fileName: string,
  { rows }: LocalRows,
  options: Options,
  out: Output | null,
): Promise<Answer<'importList'> | null> {
  const header = readAs(contract.importList.body.shape.header, fieldValues(options.set ?? []), 'The header');
  if (rows.length === 0) return null;
  const progress = out?.progress(rows.length, `Judging ${rows.length} rows`);
  progress?.update(0);
  const body = {
    ...{ fileName: fileName.slice(0, 200), dryRun: options.dryRun === true, template: options.template ?? null },
    ...{ header, rows: [...rows] },
  };
  try {
    return await client.call('importList', { body });
  } finally {
    progress?.finish();
  }
}

const exitFor = (items: readonly Item[]): ExitCode =>
  items.some(({ result }) => result === 'stopped' || result === 'invalid') ? EXIT.found : EXIT.ok;

function totalsOf(items: readonly Item[]): Answer<'importList'>['totals'] {
  const count = (result: Item['result']): number => items.filter((item) => item.result === result).length;
  return {
    rows: items.length,
    ready: count('ready'),
    needsWork: count('needs-work'),
    stopped: count('stopped'),
    duplicate: count('duplicate'),
    invalid: count('invalid'),
  };
}

function report(
  file: string,
  { format }: List,
  { remarks }: LocalRows,
  answer: Answer<'importList'> | null,
  items: readonly Item[],
  options: Options,
): object {
  return {
    id: answer?.id ?? null,
    fileName: basename(file),
    dryRun: options.dryRun === true,
    at: answer?.at ?? null,
    format,
    totals: totalsOf(items),
    drafts: answer?.drafts ?? [],
    lock2Above: answer?.lock2Above ?? null,
    items,
    remarks,
  };
}

function show(
  out: Output,
  file: string,
  { remarks }: LocalRows,
  answer: Answer<'importList'> | null,
  items: readonly Item[],
  options: Options,
): void {
  showRows(out, items, options.all === true);
  showCounts(out, items);
  for (const line of remarkLines(remarks)) out.remark(showable(line));
  const { rows, ready, needsWork, stopped, duplicate, invalid } = totalsOf(items);
  out.say(
    `${showable(basename(file))}: ${rows} rows, ${ready} ready, ${needsWork} with open points, ${stopped} stopped, ` +
      `${duplicate} duplicate, ${invalid} unreadable.`,
  );
  for (const line of lock2Lines(answer)) out.say(showable(line));
  if (options.dryRun === true) return out.say('Dry run: no draft was made, and deconfliction was not asked.');
  if (answer === null || answer.drafts.length === 0) return out.say('No draft was made.');
  out.say(`Import ${answer.id} made ${answer.drafts.length} ${answer.drafts.length === 1 ? 'draft' : 'drafts'}:`);
  for (const { reference, referral, platform, items: n } of answer.drafts) {
    out.say(showable(`  ${reference}  ${platform}, ${n} ${n === 1 ? 'item' : 'items'}  ${referral}`));
  }
  out.say('Next: remit referral show ID, then remit referral submit ID.');
}

/** The same remark on a thousand rows is said once. */
function remarkLines(remarks: readonly ListProblem[]): readonly string[] {
  const byMessage = Map.groupBy(remarks, ({ message }) => message);
  return [...byMessage].map(([message, same]) => {
    const lines = same.slice(0, 5).map(({ line }) => line);
    const more = same.length > lines.length ? `, and ${same.length - lines.length} more` : '';
    return `${lines.length === 1 ? 'Line' : 'Lines'} ${lines.join(', ')}${more}: ${message}`;
  });
}
