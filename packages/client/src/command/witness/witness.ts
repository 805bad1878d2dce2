import { formatVerifierKey, parseVerifierKey, type Signer, type VerifierKey } from '@remit/log';
import { FileHeld, HeldFile } from '../../witness/held-file.ts';
import { serveWitness } from '../../witness/serve.ts';
import { emptyState, Witness, WitnessStateFault } from '../../witness/witness.ts';
import { newWitnessKey, signerFrom } from '../../witness/witness-key.ts';
import { act, type Run, type Subcommand } from '../act.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { CommandFailure, usage } from '../failure.ts';
import { collect } from '../field-values.ts';
import { listenAddress } from '../listen-address.ts';
import { fileExists, readPrivateFile, writePrivateFile } from '../private-file.ts';
import { toldToEnd } from '../told-to-end.ts';
import { keyText } from '../verify/trust.ts';

type NewOptions = { name: string; key: string; state: string };
type RunOptions = { key: string; state: string; log: readonly string[]; listen: string };

const EXAMPLES = `
Examples:
  remit witness new --name witness.example/w1 --key-file w1.key --state w1.state
  remit witness run --key-file w1.key --state w1.state --log @remit.vkey --listen 127.0.0.1:4620

A witness cosigns a checkpoint of a log only if it extends the one it cosigned before. The state is small, one line for
each log, and on the disk before an answer is given. Never restore it from a backup: a witness that forgot what it
cosigned is worse than none. Where it is lost, make a new witness under another name.

Exit codes of "run": 0 when it was told to end, 2 when key, state or address cannot be used, 70 on a fault.`;

/** `remit witness`: sees logs grow and says so (C2SP tlog-witness). */
export const witness: Subcommand = (program) => {
  const group = program.command('witness').summary('run a witness: cosign the checkpoints of logs that only grow');
  group.addHelpText('after', EXAMPLES);
  group
    .command('new')
    .summary('make a witness: its key and its empty state')
    .requiredOption('--name <name>', 'the name of the witness, such as witness.example/w1')
    .requiredOption('--key-file <file>', 'where its key is written; it must not exist yet')
    .requiredOption('--state <file>', 'where its state is written; it must not exist yet')
    .action(
      act<NewOptions & { keyFile: string }>((run, _, options) => make(run, { ...options, key: options.keyFile })),
    );
  group
    .command('run')
    .summary('serve POST /add-checkpoint until told to end')
    .requiredOption('--key-file <file>', 'the key that "new" made')
    .requiredOption('--state <file>', 'the state that "new" made; one process at a time may use it')
    .requiredOption('--log <key>', 'a log to cosign: its key name+id+base64, or @FILE; may be repeated', collect)
    .option('--listen <address>', 'where to listen', '127.0.0.1:4620')
    .action(
      act<RunOptions & { keyFile: string }>((run, _, options) => serve(run, { ...options, key: options.keyFile })),
    );
};

async function make({ output, settings }: Run, { name, key, state }: NewOptions): Promise<ExitCode> {
  for (const file of [key, state]) if (await fileExists(file)) throw usage('file-exists', `${file} exists already.`);
  const made = namedKey(name);
  await writePrivateFile(key, made.file);
  await writePrivateFile(state, emptyState(made.verifierKey));
  if (settings.json) output.json({ verifierKey: made.verifierKey, key, state });
  else output.say(`The witness ${name} is made. Its key, for logs and for those who check them:\n${made.verifierKey}`);
  return EXIT.ok;
}

function namedKey(name: string): ReturnType<typeof newWitnessKey> {
  try {
    return newWitnessKey(name);
  } catch {
    throw usage('witness-name', 'The name of a witness has no spaces and no plus sign.', 'Such as witness.example/w1.');
  }
}

async function serve(run: Run, options: RunOptions): Promise<ExitCode> {
  const signer = await signerOf(options.key);
  const logs = await Promise.all(options.log.map(logKey));
  const listen = listenAddress(options.listen, '127.0.0.1:4620');
  const file = hold(options.state);
  const say = (line: string): void => run.output.remark(`${new Date(run.surroundings.now()).toISOString()} ${line}`);
  try {
    const one = open(file, signer, logs, () => run.surroundings.now());
    const server = await serveWitness(one, listen, say).catch((error: NodeJS.ErrnoException) => {
      throw usage('listen', `${options.listen} cannot be listened on (${error.code ?? error.message}).`);
    });
    // Before anybody is told that it listens: whoever is told may end it.
    const end = toldToEnd();
    const { url } = server;
    if (run.settings.json)
      run.output.json({ url, witness: formatVerifierKey(signer.key), logs: logs.map(({ name }) => name) });
    else run.output.say(`${signer.key.name} listens on ${url} for ${logs.map(({ name }) => name).join(', ')}.`);
    await end;
    await server.close();
    return EXIT.ok;
  } finally {
    file.release();
  }
}

function hold(path: string): HeldFile {
  try {
    return HeldFile.hold(path);
  } catch (error) {
    if (error instanceof FileHeld)
      throw new CommandFailure(EXIT.usage, 'state-held', `The state is in use: ${error.message}.`);
    throw usage('state-unusable', `${path} cannot be used (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
}

function open(file: HeldFile, signer: Signer, logs: readonly VerifierKey[], now: () => number): Witness {
  try {
    return new Witness(file, signer, logs, now);
  } catch (error) {
    if (!(error instanceof WitnessStateFault)) throw error;
    throw usage('witness-state', error.message, 'A witness without its state is made anew, under another name.');
  }
}

async function signerOf(path: string): Promise<Signer> {
  const content = await readPrivateFile(path);
  if (content === null) throw usage('key-missing', `There is no file ${path}.`, 'Make one: remit witness new');
  const signer = signerFrom(content);
  if (signer === undefined) throw usage('key-unreadable', `${path} holds no key of a witness.`);
  return signer;
}

async function logKey(given: string): Promise<VerifierKey> {
  const key = parseVerifierKey(await keyText(given));
  if (key.ok && key.value.type === 'ed25519') return key.value;
  throw usage('verifier-key', 'This is no key of a log.', 'It reads name+id+base64.');
}
