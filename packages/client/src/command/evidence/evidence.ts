import { randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { InspectionRefused } from '../../evidence/index.ts';
import { act, type Run, type Subcommand } from '../act.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { CommandFailure, usage } from '../failure.ts';
import { fileExists, writePrivateFile } from '../private-file.ts';
import { type Place, safeAt } from './open-safe.ts';
import { check, destroy, list, takeOut } from './stored.ts';

const EXAMPLES = `
Examples:
  remit evidence new --key-file safe.key
  remit evidence keep clip.mp4 --safe /srv/evidence --key-file safe.key --note "case 01K..., as seen on 3 November"
  remit evidence list --safe /srv/evidence --key-file safe.key
  remit evidence take-out 01K... --to clip.bin --safe /srv/evidence --key-file safe.key

Files stay on this machine, sealed in chunks; nothing is sent anywhere and nothing is ever opened or shown. Without the key
file nobody can read them, you neither: keep a copy of it apart. A file can be named by its id or by its SHA-256.`;

/** `remit evidence`: files that a unit keeps, sealed, on a machine of its own. */
export const evidence: Subcommand = (program) => {
  const group = program.command('evidence').summary('keep files sealed, on a machine of your own');
  group.addHelpText('after', EXAMPLES);
  const inSafe = (text: string, summary: string) =>
    group
      .command(text)
      .summary(summary)
      .requiredOption('--safe <folder>', 'the folder of the safe')
      .requiredOption('--key-file <file>', 'the key that "new" made');
  group
    .command('new')
    .summary('make the key of a safe')
    .requiredOption('--key-file <file>', 'where the key is written; it must not exist yet')
    .action(act<{ keyFile: string }>((run, _, { keyFile }) => make(run, keyFile)));
  inSafe('keep <file>', 'seal a file; the file itself stays where it is')
    .option('--note <text>', 'what should be known of it', '')
    .option(
      '--opaque',
      'keep it as bytes that nothing reads: for what is refused as broken, huge or two things at once',
    )
    .action(act<Place & { note: string; opaque?: true }>((run, [file = ''], options) => keep(run, file, options)));
  inSafe('list', 'what is kept, and what was destroyed').action(act<Place>((run, _, options) => list(run, options)));
  inSafe('check', 'read everything again and compare it with its digest').action(
    act<Place>((run, _, options) => check(run, options)),
  );
  inSafe('take-out <file>', 'write a kept file out again')
    .requiredOption('--to <file>', 'a new file whose name ends .bin, so that nothing shows it by accident')
    .action(act<Place & { to: string }>((run, [name = ''], options) => takeOut(run, name, options)));
  inSafe('destroy <file>', 'remove a kept file; its digest and the reason stay')
    .requiredOption('--reason <text>', 'why')
    .action(act<Place & { reason: string }>((run, [name = ''], options) => destroy(run, name, options)));
};

async function make({ output, settings }: Run, keyFile: string): Promise<ExitCode> {
  if (await fileExists(keyFile)) throw usage('file-exists', `${keyFile} exists already.`, 'Choose another name.');
  await writePrivateFile(keyFile, `remit-evidence-key/1 ${randomBytes(32).toString('base64url')}\n`);
  if (settings.json) output.json({ keyFile });
  else
    output.say(
      `The key of a safe is in ${keyFile}. Keep a copy apart: what is sealed with it cannot be read without it.`,
    );
  return EXIT.ok;
}

const WHY: Readonly<Record<InspectionRefused['refused'], string>> = {
  svg: 'It is markup that can run programs.',
  'too-large': 'It is a picture of more than 32 MB.',
  'too-many-pixels': 'It would unfold to more pixels than a picture may have.',
  polyglot: 'It is a picture and something else as well: an archive, a document or a program.',
  broken: 'It says that it is a picture, and cannot be read as one.',
  'too-slow': 'Reading it takes longer than two seconds.',
  'too-much-memory': 'Reading it takes more than 256 MB of memory.',
};

async function keep(run: Run, path: string, options: Place & { note: string; opaque?: true }): Promise<ExitCode> {
  const safe = await safeAt(options);
  const { createDecoder } = await import('@remit/match/node');
  const file = await opened(path);
  const decoder = createDecoder({ processes: 1 });
  try {
    const at = new Date(run.surroundings.now()).toISOString();
    const keeping = { name: basename(path), note: options.note, at, opaque: options.opaque === true };
    const kept = await safe.keep(file, decoder, keeping);
    if ('refused' in kept)
      throw new CommandFailure(EXIT.refused, kept.refused, `${path} is not kept. ${WHY[kept.refused]}`, {
        advice: 'With --opaque it is kept as bytes that nothing reads.',
      });
    if (run.settings.json) run.output.json(kept);
    else run.output.say(`Kept as ${kept.id}; ${path} itself is still there.\nSHA-256  ${kept.sha256}`);
    return EXIT.ok;
  } finally {
    decoder.close();
    await file.close();
  }
}

async function opened(path: string): Promise<FileHandle> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw usage('file-unreadable', `${path} cannot be read (${error.code ?? 'unknown'}).`);
  });
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw usage('file-unreadable', `${path} is not a file.`);
}
