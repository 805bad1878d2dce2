import { readFile } from 'node:fs/promises';
import type { Kernels } from '@remit/match';
import { normaliseLocator } from '@remit/protocol';
import { FORMATS, type FormatName } from '../../exchange/index.ts';
import type { ListSource, WatchedList } from '../../gate/watched-list.ts';
import { entryOfMatch, gatePolicySchema, LIST_STALE_AFTER_SECONDS } from '../../shared-list/index.ts';
import { showable } from '../../terminal/index.ts';
import { act, type Run, type Subcommand } from '../act.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { collect } from '../field-values.ts';
import { ListFolder } from '../list/folder.ts';
import { listenAddress } from '../listen-address.ts';
import { toldToEnd } from '../told-to-end.ts';

type Options = {
  list?: readonly string[];
  remit?: string;
  every: string;
  policy?: string;
  party: string;
  ground: string;
  staleAfter?: string;
  most: string;
  listen: string;
};

const EXAMPLES = `
Examples:
  remit gate serve --remit list --key gate.json
  remit gate serve --list hashes.csv --list partner.json:tcap --policy policy.json
  curl --data-binary @picture.jpg 'http://127.0.0.1:4630/check?link=https://media.example/1'

The answer is advice to a person: {"verdict":"flag","matches":[{"entry":…,"why":[…]}],"warnings":[…]}. The folder of
--remit is one that "remit list take" made: the gate keeps it current and gives the receipts for what was withdrawn. A list
of --list is read again when its file changes. Pictures are compared when sharp is installed beside this command, videos when ffmpeg is on the PATH;
what was not compared is said in "warnings". Bodies may be of any size up to --most.

The policy is JSON; what it leaves out is as in docs/how-to/match-uploads.md:
  {"parties":["unit.example","other.example"],"atLeast":2,"disputed":"pass"}`;

/** `remit gate`: the check at upload time, for platforms in any language. */
export const gate: Subcommand = (program) => {
  const group = program.command('gate').summary('check uploads against hash lists, on the platform’s own machine');
  group.addHelpText('after', EXAMPLES);
  group
    .command('serve')
    .summary('answer POST /check on loopback until told to end')
    .option('--remit <dir>', 'the folder of your organisation’s shared list, kept current while the gate runs')
    .option('--every <seconds>', 'how often the shared list is asked for', '60')
    .option(
      '--list <file>',
      `a list; FILE or FILE:FORMAT (${Object.keys(FORMATS).join(', ')}); may be repeated`,
      collect,
    )
    .option('--policy <file>', 'what counts, as JSON')
    .option('--party <id>', 'whose opinion it is where a list does not say', 'list')
    .option('--ground <code>', 'on which ground where a list does not say', 'unstated')
    .option(
      '--stale-after <seconds>',
      'how old a list may be before every answer warns (files a day, --remit two hours)',
    )
    .option('--most <bytes>', 'the longest upload', String(1024 ** 3))
    .option('--listen <address>', 'where to listen; only this machine can reach it', '127.0.0.1:4630')
    .action(act<Options>((run, _, options) => serve(run, options)));
};

async function serve(run: Run, options: Options): Promise<ExitCode> {
  const listen = listenAddress(options.listen, '127.0.0.1:4630');
  if (!/^(?:127\.|::1$|localhost$)/u.test(listen.host))
    throw usage(
      'listen',
      'The gate listens on this machine alone: whoever can ask it can learn what a list holds.',
      'Name 127.0.0.1 or [::1].',
    );
  const [most, every] = [wholeNumber(options.most, '--most'), wholeNumber(options.every, '--every')];
  const policy = options.policy === undefined ? gatePolicySchema.parse({}) : await policyFrom(options.policy);
  if (options.remit === undefined && options.list === undefined)
    throw usage('gate-list', 'Name a list: --remit DIR, --list FILE, or both.');
  const folder = options.remit === undefined ? null : await ListFolder.open(run, options.remit);
  const say = (line: string): void =>
    run.output.remark(showable(`${new Date(run.surroundings.now()).toISOString()} ${line}`));
  try {
    return await serveLists(run, { ...options, listen, most, every, policy, folder, say });
  } finally {
    folder?.release();
  }
}

type Serving = Omit<Options, 'listen' | 'most' | 'every' | 'policy'> & {
  listen: ReturnType<typeof listenAddress>;
  most: number;
  every: number;
  policy: Awaited<ReturnType<typeof policyFrom>>;
  folder: ListFolder | null;
  say: (line: string) => void;
};

async function serveLists(run: Run, serving: Serving): Promise<ExitCode> {
  const { listen, most, every, policy, folder, say } = serving;
  const now = (): number => run.surroundings.now();
  // Fetched only here: no other command needs the kernels.
  const { createGate, loadKernels, normaliseLink } = await import('@remit/match/node');
  const { serveGate } = await import('../../gate/serve.ts');
  const { FollowedList } = await import('./follow-list.ts');
  const kernels = await loadKernels();
  const files = await watchedLists(serving, kernels);
  const staleAfterSeconds = staleAfter(serving, LIST_STALE_AFTER_SECONDS);
  const followed =
    folder &&
    (await FollowedList.begin(folder, { kernels, staleAfterSeconds, now, say, requireProof: policy.requireProof }));
  if (followed) say(followed.words());
  const lists = [...(followed ? [followed] : []), ...files];
  const linked = followed ? { normalise: formsOf(normaliseLink), isProven: followed.isProven } : {};
  const gate = createGate({ lists: lists.map(({ list }) => list), policy, now, ...linked });
  const timers = [setInterval(() => refresh(files, say), 5_000)];
  const follow = (): void => void followed?.follow();
  if (followed) timers.push(setInterval(follow, every * 1000));
  try {
    const named = followed ? { nameOf: entryNamed } : {};
    const server = await serveGate({ gate, lists, most, now, ...named }, listen, say).catch(
      (error: NodeJS.ErrnoException) => {
        throw usage('listen', `${serving.listen.host} cannot be listened on (${error.code ?? error.message}).`);
      },
    );
    const end = toldToEnd();
    follow();
    if (run.settings.json)
      run.output.json({ url: server.url, lists: lists.map(({ list }) => ({ name: list.name, entries: list.size })) });
    else run.output.say(`The gate listens on ${server.url}: POST /check with an upload as body.`);
    await end;
    await server.close();
    return EXIT.ok;
  } finally {
    for (const timer of timers) clearInterval(timer);
    // A round under way ends before another process may have the folder.
    await followed?.settled();
    gate.close();
  }
}

/** The shared list has the protocol's normal form, the lists of others the plain one. */
const formsOf =
  (plain: (link: string) => string | null) =>
  (link: string): string[] =>
    [...new Set([normaliseLocator(link), plain(link)])].filter((form) => typeof form === 'string');

async function watchedLists(serving: Serving, kernels: Kernels | null): Promise<WatchedList[]> {
  const { WatchedList } = await import('../../gate/watched-list.ts');
  return (serving.list ?? []).map((given) => {
    const { party, ground, say } = serving;
    const source = { ...sourceOf(given), party, ground, staleAfterSeconds: staleAfter(serving, 86_400) };
    const list = opened(() => new WatchedList(source, kernels), source.path);
    say(readWords(list));
    return list;
  });
}

const staleAfter = ({ staleAfter: given }: Pick<Options, 'staleAfter'>, usual: number): number =>
  given === undefined ? usual : wholeNumber(given, '--stale-after');

/** What a gate calls an entry of the shared list tells its hash; outside it has the name that the service knows. */
const entryNamed = (id: string): string =>
  /^(?:pdq|sha256|md5|link):[0-9a-f]+$/u.test(id) ? entryOfMatch({ id }) : id;

const readWords = ({ list, lost }: WatchedList): string =>
  `${list.name}: ${list.size} entries as of ${list.asOf}${lost.length > 0 ? `; ${lost.length} not taken, the first at ${lost[0]!.at}: ${lost[0]!.what}` : ''}`;

function refresh(lists: readonly WatchedList[], say: (line: string) => void): void {
  for (const one of lists) {
    try {
      if (one.refresh()) say(readWords(one));
    } catch (error) {
      say(`${one.list.name} cannot be read; it stays as of ${one.list.asOf}: ${(error as Error).message}`);
    }
  }
}

function opened<T>(open: () => T, path: string): T {
  try {
    return open();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw usage(
      'list-unreadable',
      code === undefined ? message : `${path} cannot be read (${code}).`,
      'See docs/how-to/exchange-lists.md for what each format looks like.',
    );
  }
}

/** `FILE:FORMAT`, or by the file's ending where it names one. */
function sourceOf(given: string): Pick<ListSource, 'path' | 'format'> {
  const named = /^(.+):([a-z]+)$/u.exec(given);
  if (named && Object.hasOwn(FORMATS, named[2]!)) return { path: named[1]!, format: named[2] as FormatName };
  if (/\.(?:csv|txt)$/iu.test(given)) return { path: given, format: 'csv' };
  throw usage(
    'list-format',
    `Say in which format ${given} is.`,
    `Such as ${given}:tcap; there are ${Object.keys(FORMATS).join(', ')}.`,
  );
}

function wholeNumber(text: string, option: string): number {
  if (/^[1-9]\d{0,14}$/u.test(text)) return Number(text);
  throw usage('number', `${option} takes a whole number above 0, not “${text}”.`);
}

async function policyFrom(path: string) {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw usage('policy-unreadable', `${path} holds no policy: ${(error as Error).message}`);
  }
  const { data, error } = gatePolicySchema.safeParse(json);
  if (data) return data;
  const [issue] = error.issues;
  throw usage('policy-unreadable', `${path}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
}
