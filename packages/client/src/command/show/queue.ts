import type { Command } from 'commander';
import type { QUEUES } from '../../contract/index.ts';
import { table } from '../../terminal/index.ts';
import type { Run } from '../act.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { moment } from './words.ts';

export type QueueOptions = { status?: string; search?: string; limit?: string; after?: string; newest?: boolean };

/** The options that every list has. */
export const queueOptions = (command: Command): Command =>
  command
    .option('--status <state>', 'only cases in this state, such as UNDER_REVIEW')
    .option('--search <text>', 'the beginning of a reference')
    .option('--limit <rows>', 'rows on a page, 1 to 200', '50')
    .option('--after <mark>', 'the next page: the mark that a page ends with')
    .option('--newest', 'the newest first, instead of the most urgent');

/** Prints one page of a desk's queue. */
export async function showQueue(run: Run, queue: (typeof QUEUES)[number], options: QueueOptions): Promise<ExitCode> {
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) throw usage('limit', 'A page has 1 to 200 rows.');
  const { status, search, after } = options;
  const query = {
    ...{ limit, order: options.newest === true ? ('newest' as const) : ('due' as const) },
    ...(status !== undefined && { status: status.toUpperCase() }),
    ...(search !== undefined && { search }),
    ...(after !== undefined && { after }),
  };
  const page = await (await run.client()).rows.queue({ params: { queue }, query });
  const { output, settings } = run;
  if (settings.json) {
    output.json({ queue, ...page });
    return EXIT.ok;
  }
  if (page.rows.length === 0) output.say('Nothing here.');
  else output.say(rowsOf(run, page.rows));
  if (page.next !== null) output.say(output.paint.dim(`More: --after ${page.next}`));
  return EXIT.ok;
}

type QueueRow = Awaited<ReturnType<Awaited<ReturnType<Run['client']>>['rows']['queue']>>['rows'][number];

const rowsOf = ({ output }: Run, rows: readonly QueueRow[]): string =>
  table(
    [
      ...[{ heading: 'Identifier', least: 26 }, { heading: 'Reference', least: 12 }, { heading: 'State' }],
      ...[{ heading: 'Due' }, { heading: 'For' }, { heading: 'Items', align: 'right' as const }],
      ...[{ heading: 'With' }, { heading: 'Title', least: 12 }],
    ],
    rows.map((row) => [
      ...[row.id, row.reference, row.status],
      ...[moment(row.due?.operationalDue ?? null), row.dueFor ?? '', row.openItems],
      ...[row.turn, row.title],
    ]),
    { width: output.width, heading: output.paint.bold },
  );
