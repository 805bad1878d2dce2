import { comparePolicies, type IsProven, type MatchList } from '@remit/match';
import { assertRecent, NotRecent } from '../../gate/recent-file.ts';
import { RecentReading } from '../../gate/recent-reading.ts';
import { entryOfMatch } from '../../shared-list/index.ts';
import type { Run } from '../act.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { readListFolder } from '../list/read-folder.ts';
import { assertListed, type ListOptions, sharedList, sharedStaleAfter, watchedLists } from './given-lists.ts';
import { policyFrom } from './policy-file.ts';
import { recentUnusable } from './recent-option.ts';
import { type Trial, trialJson, trialWords } from './trial-words.ts';
import { showable } from '../../terminal/index.ts';

export type TryOptions = ListOptions & { policy: string; against?: string; recent: string };

/** `remit gate try`: nothing is flagged, counted, sent or written by it. */
export async function tryPolicies(run: Run, options: TryOptions): Promise<ExitCode> {
  assertListed(options);
  const policies = { before: await policyFrom(options.against), after: await policyFrom(options.policy) };
  await assertReadable(options.recent);
  const { lists, isProven } = await listsFor(options, policies.before.requireProof || policies.after.requireProof);
  const now = run.surroundings.now();
  const reading = new RecentReading(options.recent);
  const compared = comparePolicies({ lists, now, isProven }, reading, policies);
  const trial: Trial = { ...options, compared, reading, lists, now };
  for (const list of lists.filter((each) => each.isStale(now)))
    run.output.remark(showable(`${list.name} is stale: it is as of ${list.asOf}.`));
  if (reading.damaged > 0) run.output.remark(`${reading.damaged} damaged lines of the file were left out.`);
  if (run.settings.json) run.output.json(trialJson(trial));
  else run.output.say(trialWords(trial).map(showable).join('\n'));
  return EXIT.ok;
}

async function assertReadable(path: string): Promise<void> {
  const there = await assertRecent(path).catch((error: unknown) => {
    throw error instanceof NotRecent ? usage('recent-other', error.message) : recentUnusable(path, error);
  });
  if (!there) throw usage('recent-none', `There is no ${path}.`, 'A gate makes it: remit gate serve --recent FILE');
}

type Listed = { readonly lists: readonly MatchList[]; readonly isProven: IsProven | undefined };

/** As a gate would have them that began now. */
async function listsFor(options: ListOptions, requireProof: boolean): Promise<Listed> {
  const { loadKernels } = await import('@remit/match/node');
  const kernels = await loadKernels();
  const files = watchedLists(options, kernels).map(({ list }) => list);
  if (options.remit === undefined) return { lists: files, isProven: undefined };
  const { recipient, held, proven } = await readListFolder(options.remit);
  const shared = sharedList(recipient, held, { kernels, staleAfterSeconds: sharedStaleAfter(options) });
  const opinions = requireProof ? await proven() : null;
  const isProven: IsProven = (entry, opinion) => opinions?.has(entryOfMatch(entry), opinion) ?? false;
  return { lists: [shared, ...files], isProven };
}
