import type { Receipts } from '../../list-folder/receipts.ts';
import { isStaleList, type Synced } from '../../shared-list/index.ts';
import { type Progress, showable } from '../../terminal/index.ts';
import { act, type Run, type Subcommand } from '../act.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { ListFolder, takeInto, type TakeOptions } from './folder.ts';
import { failureOfList, staleWords } from './refused.ts';
import { prove, type ProveOptions } from './prove.ts';
import { report } from './report.ts';

type FolderOptions = { folder: string };

const EXAMPLES = `
Example:
  remit list take --folder list --key gate.json --server https://remit.example --policy remit.policy
  remit list sync --folder list --key gate.json
  remit list prove --folder list --key gate.json --sample 200
  remit gate serve --remit list --key gate.json

The folder belongs to one organisation and one server, and one process at a time keeps it. Stopped at any moment, the next
sync goes on from there; what is held is always one whole version that was checked against the log.

Exit codes of "sync": 0 the list is the newest, 1 what the service offers does not hold (the code says why; the list that
is held stays) or is older than two hours, 2 the folder cannot be used, 3 not admitted or not signed in, 4 the service could not be reached.`;

/** `remit list`: the organisation's shared list in a folder of its own. */
export const list: Subcommand = (program) => {
  const group = program.command('list').summary('fetch the shared list of your organisation, checked against the log');
  group.addHelpText('after', EXAMPLES);
  const folder = ['--folder <dir>', 'the folder of the list; nobody else can read it'] as const;
  group
    .command('take')
    .summary('register for the list; its secret stays in the folder')
    .description(
      'Makes the folder and registers a key for the list, which the service makes from then on.\n' +
        'A machine key needs a role of a desk. Done again, secret and list stay; policy and server change.',
    )
    .requiredOption(...folder)
    .option('--policy <file>', 'log, witnesses and quorum to believe (C2SP tlog-policy)')
    .option(
      '--verifier-key <key>',
      'the log’s key, or @FILE, where there is no policy (the server’s own, at first use)',
    )
    .option('--demonstration', 'believe keys of the demonstration too, which prove nothing anywhere else')
    .action(act<TakeOptions>((run, _, options) => take(run, options)));
  group
    .command('sync')
    .summary('bring the list up to date')
    .requiredOption(...folder)
    .action(act<FolderOptions>((run, _, options) => within(run, options, (opened) => sync(run, opened))));
  group
    .command('prove')
    .summary('prove that each opinion was signed by the desk that it names')
    .description(
      'Brings the list up to date, asks for the signatures behind its lines, and checks them against the keys in the\n' +
        'log. What was proven once is not asked again. Exit code 1: the list says what no desk is shown to have signed.',
    )
    .requiredOption(...folder)
    .option('--sample <lines>', 'so many lines drawn by chance, instead of all', wholeNumber)
    .option('--again', 'also what was proven before')
    .action(act<ProveOptions>((run, _, options) => within(run, options, (opened) => prove(run, opened, options))));
  group
    .command('receipts')
    .summary('say that withdrawn opinions flag nowhere here any more')
    .description(
      'Gives the receipts that your organisation owes, for the version that the folder holds. Run it after your own\n' +
        'gate took that version over; remit gate serve --remit does it by itself.',
    )
    .requiredOption(...folder)
    .action(act<FolderOptions>((run, _, options) => within(run, options, (opened) => receipts(run, opened))));
  group
    .command('report')
    .summary('report matches of one day back to the authors, in buckets')
    .description(
      'FILE is JSON: {"day":"2026-11-21","entries":{"ENTRY":{"matched":12,"confirmed":3,"rejected":1}}}, from the gate’s\n' +
        'counts and from what your people decided. A day is reported once, from a day after its end on; a flood at once.',
    )
    .requiredOption('--counts <file>', 'the counts of one day')
    .action(act<{ counts: string }>((run, _, options) => report(run, options.counts)));
};

function wholeNumber(text: string): string {
  if (/^[1-9]\d{0,8}$/u.test(text)) return text;
  throw usage('number', `--sample takes a whole number above 0, not “${text}”.`);
}

async function take(run: Run, options: TakeOptions): Promise<ExitCode> {
  const { output, settings } = run;
  const { recipient, server } = await takeInto(run, options);
  if (settings.json) output.json({ recipient, server, folder: options.folder });
  else
    output.say(
      showable(
        `${recipient} is registered at ${server}. Next: remit list sync --folder ${options.folder} with the same credential.`,
      ),
    );
  return EXIT.ok;
}

async function within(
  run: Run,
  { folder }: FolderOptions,
  work: (folder: ListFolder) => Promise<ExitCode>,
): Promise<ExitCode> {
  const opened = await ListFolder.open(run, folder);
  try {
    return await work(opened);
  } catch (error) {
    throw failureOfList(error) ?? error;
  } finally {
    opened.release();
  }
}

async function sync(run: Run, folder: ListFolder): Promise<ExitCode> {
  const { put, gone, list: held } = await withBar(run, folder);
  const { version, entries, at: asOf } = held.head;
  const stale = isStaleList(held.head, new Date(run.surroundings.now()).toISOString());
  if (run.settings.json) {
    const { recipient } = folder.file;
    run.output.json({ recipient, version, entries, asOf, stale, changed: put.length, removed: gone.length });
  } else
    run.output.say(
      `Version ${version}, ${entries.toLocaleString('en')} entries, as of ${asOf}: ${put.length} new or changed, ${gone.length} removed.`,
    );
  if (stale) run.output.remark(`The list is stale: ${staleWords(asOf)}`);
  return stale ? EXIT.found : EXIT.ok;
}

async function withBar({ output }: Run, folder: ListFolder): Promise<Synced> {
  let bar: Progress | null = null;
  try {
    return await folder.sync(({ bytes, ofBytes }) => {
      bar ??= output.progress(ofBytes, 'Fetching the list');
      bar.update(bytes);
    });
  } finally {
    (bar as Progress | null)?.finish();
  }
}

async function receipts({ output, settings }: Run, folder: ListFolder): Promise<ExitCode> {
  const told = await folder.receipts();
  if (settings.json) output.json(told);
  else output.say(receiptWords(told));
  return EXIT.ok;
}

export const receiptWords = ({ given, waiting }: Receipts): string =>
  `${given} ${given === 1 ? 'receipt' : 'receipts'} given${waiting === 0 ? '.' : `, ${waiting} when the list follows.`}`;
