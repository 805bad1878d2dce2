import { readFile, writeFile } from 'node:fs/promises';
import { type Format, FORMATS, type FormatName, type Loss, type Reading } from '../../exchange/index.ts';
import { showable } from '../../terminal/index.ts';
import { act, type Run, type Subcommand } from '../act.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { usage } from '../failure.ts';

type Options = { from: string; to: string; party: string; ground: string; out?: string };

const SHOWN = 20;
const EXAMPLES = `
Examples:
  remit exchange partner.json --from tcap --to csv --party partner.example --ground incitement --out partner.csv
  remit exchange ours.csv --from csv --to stix --out ours.stix.json

Formats: ${Object.keys(FORMATS).join(', ')}. What each carries, and what is lost: docs/how-to/exchange-lists.md.
The list goes to the file of --out, or to standard output; what was lost is said on standard error.
Exit code 1: some records could not be carried over.`;

/** `remit exchange FILE`: a hash list from one format to another, saying what is lost. */
export const exchange: Subcommand = (program) => {
  program
    .command('exchange <file>')
    .summary('turn a hash list of one format into another, and say what is lost')
    .requiredOption('--from <format>', 'the format of FILE')
    .requiredOption('--to <format>', 'the format that you want')
    .option('--party <id>', 'whose opinion it is where the format does not say', 'list')
    .option('--ground <code>', 'on which ground where the format does not say', 'unstated')
    .option('--out <file>', 'where the list is written; it must not exist yet')
    .addHelpText('after', EXAMPLES)
    .action(act<Options>((run, [file = ''], options) => convert(run, file, options)));
};

async function convert(run: Run, file: string, options: Options): Promise<ExitCode> {
  const { party, ground, out } = options;
  const [from, to] = [formatNamed(options.from), formatNamed(options.to)];
  const reading = from.read(await textOf(file), { party, ground });
  if ('unreadable' in reading)
    throw usage('list-unreadable', `${file}: ${reading.unreadable}`, 'See docs/how-to/exchange-lists.md.');
  const at = new Date(run.surroundings.now()).toISOString();
  const { text, lost: unwritten } = to.write(reading.entries, { party, ground, at });
  const lost = [...reading.lost, ...unwritten];
  if (out !== undefined) await writeNew(out, text);
  if (run.settings.json) {
    const { removed, checkpoint } = reading;
    run.output.json({
      entries: reading.entries.length,
      removed,
      checkpoint,
      lost,
      drops: to.drops,
      ...(out === undefined ? { text } : { file: out }),
    });
  } else {
    if (out === undefined) run.surroundings.stdout.write(text);
    report(run, reading, lost, to);
  }
  return lost.length === 0 ? EXIT.ok : EXIT.found;
}

function report({ output }: Run, { entries, removed, checkpoint }: Reading, lost: readonly Loss[], to: Format): void {
  output.remark(
    `${entries.length} entries read${removed.length > 0 ? `, ${removed.length} taken back by their makers` : ''}.`,
  );
  if (checkpoint !== null) output.remark(`Their checkpoint: ${showable(checkpoint)}`);
  if (to.drops.length > 0) output.remark(`This format never carries: ${to.drops.join('; ')}.`);
  for (const { at, what } of lost.slice(0, SHOWN)) output.remark(`Lost: ${showable(at)}: ${showable(what)}`);
  if (lost.length > SHOWN) output.remark(`and ${lost.length - SHOWN} more; --json names them all.`);
}

function formatNamed(name: string): Format {
  if (Object.hasOwn(FORMATS, name)) return FORMATS[name as FormatName];
  throw usage('list-format', `“${name}” is no format known here.`, `There are ${Object.keys(FORMATS).join(', ')}.`);
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw usage('file-unreadable', `${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
}

async function writeNew(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw usage(
      'file-unwritable',
      code === 'EEXIST' ? `${path} exists already.` : `${path} cannot be written (${code}).`,
    );
  }
}
