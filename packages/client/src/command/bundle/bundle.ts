import { readFile, stat, writeFile } from 'node:fs/promises';
import { BUNDLE_CODES, isFault, MAX_BUNDLE_LENGTH, verifyBundle } from '../../bundle/index.ts';
import { act, type Run, type Subcommand } from '../act.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { disarmed } from '../show/words.ts';
import { showVerified } from './show.ts';

const EXAMPLES = `
Examples:
  remit bundle get 01K... -o referral.bundle.json
  remit bundle verify referral.bundle.json --policy policy.json

Checking asks no server. The exit code is 0 where the bundle holds, 1 where it does not, 2 where a file cannot be used.`;

/** `remit bundle`: a referral with everything that proves its locks (spec/bundle.md). */
export const bundle: Subcommand = (program) => {
  const own = program
    .command('bundle')
    .summary('fetch a referral with its proofs, and check one offline')
    .description('A referral with everything that proves its locks, in one file that anybody can check.')
    .addHelpText('after', EXAMPLES);
  own
    .command('get <id>')
    .summary('fetch the bundle of a referral')
    .requiredOption('-o, --out <file>', 'where to write it; it must not exist yet')
    .option('--policy <file>', 'check it first, and write it only if it holds')
    .action(act<{ out: string; policy?: string }>((run, [id = ''], options) => get(run, id, options)));
  own
    .command('verify <file>')
    .summary('check a bundle with a policy alone')
    .requiredOption('--policy <file>', 'whom you believe: log, witnesses, age (spec/bundle.md, Policy)')
    .action(
      act<{ policy: string }>(async (run, [file = ''], { policy }) =>
        check(run, await textOf(file), await policyOf(policy)),
      ),
    );
};

async function get(run: Run, id: string, { out, policy }: { out: string; policy?: string }): Promise<ExitCode> {
  const text = await (await run.client()).rows.bundle({ params: { id } });
  if (policy !== undefined) {
    const exit = await check(run, text, await policyOf(policy));
    if (exit !== EXIT.ok) return exit;
  }
  try {
    await writeFile(out, text, { flag: 'wx' });
  } catch {
    throw usage('file-unwritable', `${out} cannot be written, or is there already.`);
  }
  if (policy === undefined) run.output.remark(`Written, not checked: remit bundle verify ${out} --policy POLICY`);
  return EXIT.ok;
}

async function check({ output, settings, surroundings }: Run, text: string, policy: unknown): Promise<ExitCode> {
  const result = await verifyBundle(text, policy, new Date(surroundings.now()).toISOString());
  if (isFault(result)) {
    if (settings.json) output.json({ ok: false, ...result });
    else output.say(output.paint.bad(`Not so: ${result.code}: ${BUNDLE_CODES[result.code].analyst}`));
    if (!settings.json && result.detail !== '') output.remark(disarmed(result.detail));
    return result.code === 'policy-malformed' ? EXIT.usage : EXIT.found;
  }
  if (settings.json) output.json({ ok: true, ...result });
  else showVerified(output, result);
  return EXIT.ok;
}

async function policyOf(file: string): Promise<unknown> {
  try {
    return JSON.parse(await textOf(file)) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw usage('policy-malformed', `${file} is no JSON.`);
  }
}

/** A file of any length may be named; what is longer than any bundle is not read. */
async function textOf(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    // A character is at most three bytes of UTF-8 for each unit of its length.
    if (size > 3 * MAX_BUNDLE_LENGTH) return ' '.repeat(MAX_BUNDLE_LENGTH + 1);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch (error) {
    if (error instanceof TypeError) throw usage('file-unreadable', `${file} is no text in UTF-8.`);
    throw usage('file-unreadable', `${file} cannot be read.`);
  }
}
