import { normaliseLocator } from '@remit/protocol';
import type { Policy } from '@remit/match';
import type { WatchedList } from '../../gate/watched-list.ts';
import type { Run } from '../act.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { ListFolder } from '../list/folder.ts';
import { type ListenAddress, listenAddress } from '../listen-address.ts';
import { showable } from '../../terminal/index.ts';
import { toldToEnd } from '../told-to-end.ts';
import {
  assertListed,
  entryNamed,
  type ListOptions,
  readWords,
  sharedStaleAfter,
  watchedLists,
} from './given-lists.ts';
import { policyFrom } from './policy-file.ts';
import { type FeedbackGiven, FeedbackTeller } from './feedback-option.ts';
import { keepRecent, type RecentGiven } from './recent-option.ts';
import { wholeNumber } from './whole-number.ts';

export type ServeOptions = ListOptions &
  RecentGiven &
  FeedbackGiven & {
    every: string;
    policy?: string;
    most: string;
    listen: string;
  };

const USUAL_ADDRESS = '127.0.0.1:4630';

/** `remit gate serve`. */
export async function serve(run: Run, options: ServeOptions): Promise<ExitCode> {
  const listen = listenAddress(options.listen, USUAL_ADDRESS);
  if (!/^(?:127\.|::1$|localhost$)/u.test(listen.host))
    throw usage(
      'listen',
      'The gate listens on this machine alone: whoever can ask it can learn what a list holds.',
      'Name 127.0.0.1 or [::1].',
    );
  const [most, every] = [wholeNumber(options.most, '--most'), wholeNumber(options.every, '--every')];
  const policy = await policyFrom(options.policy);
  assertListed(options);
  const say = (line: string): void =>
    run.output.remark(showable(`${new Date(run.surroundings.now()).toISOString()} ${line}`));
  const ends: (() => unknown)[] = [];
  try {
    const folder = options.remit === undefined ? null : await ListFolder.open(run, options.remit);
    ends.unshift(() => folder?.release());
    const recent = await keepRecent(run, options, say);
    ends.unshift(() => recent?.close());
    const feedback = await FeedbackTeller.begin(run, options, { folder, say });
    ends.unshift(() => feedback?.close());
    return await serveLists(run, { options, listen, most, every, policy, folder, recent, feedback, say });
  } finally {
    for (const end of ends) await end();
  }
}

type Serving = {
  readonly options: ServeOptions;
  readonly listen: ListenAddress;
  readonly most: number;
  readonly every: number;
  readonly policy: Policy;
  readonly folder: ListFolder | null;
  readonly recent: Awaited<ReturnType<typeof keepRecent>>;
  readonly feedback: FeedbackTeller | null;
  readonly say: (line: string) => void;
};

async function serveLists(run: Run, serving: Serving): Promise<ExitCode> {
  const { options, listen, most, every, policy, folder, recent, feedback, say } = serving;
  const now = (): number => run.surroundings.now();
  // Fetched only here: no other command needs the kernels.
  const { createGate, loadKernels, normaliseLink } = await import('@remit/match/node');
  const { serveGate } = await import('../../gate/serve.ts');
  const { FollowedList } = await import('./follow-list.ts');
  const kernels = await loadKernels();
  const files = watchedLists(options, kernels);
  for (const list of files) say(readWords(list));
  const staleAfterSeconds = sharedStaleAfter(options);
  const followed =
    folder &&
    (await FollowedList.begin(folder, { kernels, staleAfterSeconds, now, say, requireProof: policy.requireProof }));
  if (followed) say(followed.words());
  const lists = [...(followed ? [followed] : []), ...files];
  const linked = followed ? { normalise: formsOf(normaliseLink), isProven: followed.isProven } : {};
  const gate = createGate({
    ...{ lists: lists.map(({ list }) => list), policy, now, ...linked },
    ...(recent && { onChecked: (prints) => recent.keep(prints) }),
  });
  const timers = [setInterval(() => refresh(files, say), 5_000)];
  const follow = (): void => {
    void followed?.follow();
    void feedback?.round();
  };
  if (followed) timers.push(setInterval(follow, every * 1000));
  if (recent) timers.push(setInterval(() => void recent.trim(), 3_600_000));
  try {
    const told = feedback ? { feedback: feedback.served } : {};
    const named = followed ? { nameOf: entryNamed } : {};
    const server = await serveGate({ gate, lists, most, now, ...named, ...told }, listen, say).catch(
      (error: NodeJS.ErrnoException) => {
        throw usage('listen', `${listen.host}:${listen.port} cannot be listened on (${error.code ?? error.message}).`);
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

function refresh(lists: readonly WatchedList[], say: (line: string) => void): void {
  for (const one of lists) {
    try {
      if (one.refresh()) say(readWords(one));
    } catch (error) {
      say(`${one.list.name} cannot be read; it stays as of ${one.list.asOf}: ${(error as Error).message}`);
    }
  }
}
