import { randomBytes } from 'node:crypto';
import { type DeskPolicy, deskPolicySchema } from '../../desk/check.ts';
import { newDeskKey, readDeskKey, type DeskKeyFile } from '../../desk/desk-key.ts';
import { type DeskAddress, serveDesk } from '../../desk/serve.ts';
import { SignedList } from '../../desk/signed-list.ts';
import { fromBase64url } from '@remit/protocol';
import { signingKey } from '../../signing/index.ts';
import { showable } from '../../terminal/index.ts';
import { act, type Run, type Subcommand } from '../act.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { fileExists, readPrivateFile, writePrivateFile } from '../private-file.ts';
import { toldToEnd } from '../told-to-end.ts';
import { takeSocket } from './socket.ts';

type MakeOptions = { id: string; organisation: string; out: string; until?: string };
type RunOptions = { keyFile: string; policy: string; signed: string; socket?: string; port?: string; token?: string };

const EXAMPLES = `
Examples:
  remit desk make --id unit-north-1 --organisation unit-north --out desk.key
  remit desk run --key-file desk.key --policy desk.json --signed signed.jsonl --socket /run/remit/desk.sock
  remit referral submit 01K... --key machine.json --desk /run/remit/desk.sock

The policy says which acts of which roles the desk's key signs, and which pages may ask:
  {"organisation":"unit-north","allow":{"LE_OFFICER":["SubmitDraft"]},"origins":[]}`;

/** `remit desk`: holds a desk's key on a machine of its own, and signs what the desk's policy allows. */
export const desk: Subcommand = (program) => {
  const group = program.command('desk').summary('run a signer that holds the desk’s key on its own machine');
  group.addHelpText('after', EXAMPLES);
  group
    .command('make')
    .summary('make a desk’s key and print what to add to the directory')
    .requiredOption('--id <keyId>', 'the name of the key, such as unit-north-1')
    .requiredOption('--organisation <id>', 'whose desk it signs for')
    .requiredOption('--out <file>', 'where the key file is written; it must not exist yet')
    .option('--until <instant>', 'when the key ends, at most twelve months from now')
    .action(act<MakeOptions>((run, _, options) => make(run, options)));
  group
    .command('run')
    .summary('sign what the policy allows until told to end')
    .requiredOption('--key-file <file>', 'the key that "make" wrote')
    .requiredOption('--policy <file>', 'which acts of which roles are signed, and which pages may ask')
    .requiredOption('--signed <file>', 'where every signature is recorded, one line each')
    .option('--socket <path>', 'listen on a Unix socket that you alone may open')
    .option('--port <port>', 'listen on this port of 127.0.0.1, for whoever has the token')
    .option('--token <file>', 'the file with the token; made where it does not exist')
    .action(act<RunOptions>((run, _, options) => serve(run, options)));
};

const DAYS = 360;

async function make({ output, settings, surroundings }: Run, options: MakeOptions): Promise<ExitCode> {
  const { id, organisation, out } = options;
  if (await fileExists(out)) throw usage('file-exists', `${out} exists already.`, 'Choose another name.');
  const made = newDeskKey(id, organisation);
  if (readDeskKey(made.file) === null) throw usage('key-id', 'Names have letters, digits and hyphens.');
  await writePrivateFile(out, made.file);
  const until = options.until ?? new Date(surroundings.now() + DAYS * 86_400_000).toISOString();
  const data = { purpose: 'desk', keyId: id, publicKey: made.publicKey, label: 'Desk signer', until };
  const command = `remit organisation give ${organisation} AddKey --data '${JSON.stringify(data)}'`;
  if (settings.json) output.json({ key: data, file: out, command });
  else
    output.say(
      `The key ${id} is in ${out}. A supervisor, reviewer or decider of ${organisation} adds it to the directory:\n${command}`,
    );
  return EXIT.ok;
}

async function serve(run: Run, options: RunOptions): Promise<ExitCode> {
  const file = await keyOf(options.keyFile);
  const policy = await policyOf(options.policy, file);
  const address = await addressOf(options);
  const key = await signingKey(fromBase64url(file.seed));
  const signed = signedList(options.signed);
  const now = (): number => run.surroundings.now();
  const told = (line: string): void => run.output.remark(showable(`${new Date(now()).toISOString()} ${line}`));
  const signer = { keyId: file.keyId, key, policy, record: (entry) => signed.add(entry), now, told } as Parameters<
    typeof serveDesk
  >[0];
  try {
    const server = await serveDesk(signer, address).catch((error: NodeJS.ErrnoException) => {
      throw usage('listen', `The signer cannot listen there (${error.code ?? error.message}).`);
    });
    if (run.settings.json) run.output.json({ at: server.url, keyId: file.keyId, publicKey: key.publicKey });
    else run.output.say(`The desk of ${file.organisation} signs with ${file.keyId} at ${server.url}.`);
    await toldToEnd();
    await server.close();
    return EXIT.ok;
  } finally {
    signed.close();
  }
}

async function keyOf(path: string): Promise<DeskKeyFile> {
  const content = await readPrivateFile(path);
  if (content === null) throw usage('key-missing', `There is no file ${path}.`, 'Make one: remit desk make');
  const key = readDeskKey(content);
  if (key === null) throw usage('key-unreadable', `${path} holds no key of a desk.`);
  return key;
}

async function policyOf(path: string, { organisation }: DeskKeyFile): Promise<DeskPolicy> {
  const content = await readPrivateFile(path);
  if (content === null) throw usage('policy-missing', `There is no file ${path}.`);
  const read = deskPolicySchema.safeParse(parsed(content));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw usage('policy-unreadable', `${path} is no policy: ${issue?.path.join('.') || 'it'} ${issue?.message ?? ''}.`);
  }
  if (read.data.organisation !== organisation)
    throw usage('policy-other-desk', `The policy is of ${read.data.organisation}, the key of ${organisation}.`);
  return read.data;
}

async function addressOf({ socket, port, token }: RunOptions): Promise<DeskAddress> {
  if ((socket === undefined) === (port === undefined))
    throw usage('listen', 'Say where to listen: --socket PATH, or --port PORT with --token FILE.');
  if (socket !== undefined) {
    await takeSocket(socket);
    return { socket };
  }
  if (!/^\d{1,5}$/u.test(port ?? '') || Number(port) > 65_535) throw usage('listen', `“${port}” is no port.`);
  if (token === undefined) throw usage('token', 'Over a port, a token says who may ask: --token FILE.');
  if (!(await fileExists(token))) await writePrivateFile(token, `${randomBytes(32).toString('base64url')}\n`);
  const word = (await readPrivateFile(token))?.trim() ?? '';
  if (!/^[A-Za-z0-9_-]{43}$/u.test(word)) throw usage('token', `${token} holds no token of a desk's signer.`);
  return { host: '127.0.0.1', port: Number(port), token: word };
}

function signedList(path: string): SignedList {
  try {
    return new SignedList(path);
  } catch (error) {
    throw usage('signed-list', `${path} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}
