// The lists that somebody names for a gate: to serve it, or to try a policy on them.
import { type Kernels, MatchList } from '@remit/match';
import type { Command } from 'commander';
import { FORMATS, type FormatName } from '../../exchange/index.ts';
import { type ListSource, WatchedList } from '../../gate/watched-list.ts';
import {
  entryOfMatch,
  gateEntries,
  type HeldList,
  LIST_STALE_AFTER_SECONDS,
  type OpenedList,
} from '../../shared-list/index.ts';
import { usage } from '../failure.ts';
import { collect } from '../field-values.ts';
import { wholeNumber } from './whole-number.ts';

export type ListOptions = {
  list?: readonly string[];
  remit?: string;
  party: string;
  ground: string;
  staleAfter?: string;
};

const FILE_STALE_AFTER_SECONDS = 86_400;

export const withListOptions = (command: Command): Command =>
  command
    .option('--remit <dir>', 'the folder of your organisation’s shared list')
    .option(
      '--list <file>',
      `a list; FILE or FILE:FORMAT (${Object.keys(FORMATS).join(', ')}); may be repeated`,
      collect,
    )
    .option('--party <id>', 'whose opinion it is where a list does not say', 'list')
    .option('--ground <code>', 'on which ground where a list does not say', 'unstated')
    .option('--stale-after <seconds>', 'how old a list may be before it warns (files a day, --remit two hours)');

export function assertListed({ list, remit }: ListOptions): void {
  if (list === undefined && remit === undefined)
    throw usage('gate-list', 'Name a list: --remit DIR, --list FILE, or both.');
}

const staleAfter = ({ staleAfter: given }: Pick<ListOptions, 'staleAfter'>, usual: number): number =>
  given === undefined ? usual : wholeNumber(given, '--stale-after');

export const sharedStaleAfter = (options: ListOptions): number => staleAfter(options, LIST_STALE_AFTER_SECONDS);

/** The lists of `--list`. */
export function watchedLists(options: ListOptions, kernels: Kernels | null): WatchedList[] {
  const { party, ground } = options;
  const staleAfterSeconds = staleAfter(options, FILE_STALE_AFTER_SECONDS);
  return (options.list ?? []).map((given) => {
    const source = { ...sourceOf(given), party, ground, staleAfterSeconds };
    return opened(() => new WatchedList(source, kernels), source.path);
  });
}

/** The list of `--remit` for a gate, as the folder holds it; empty where it holds none. */
export function sharedList(
  name: string,
  held: OpenedList | null,
  { kernels, staleAfterSeconds }: { readonly kernels: Kernels | null; readonly staleAfterSeconds: number },
): MatchList {
  const whole = held?.content ? (held as HeldList) : null;
  const entries = whole ? gateEntries(whole.content) : [];
  return new MatchList({ name, kernels, entries, asOf: whole?.head.at ?? NEVER, staleAfterSeconds });
}
const NEVER = new Date(0).toISOString();

export const readWords = ({ list, lost }: WatchedList): string =>
  `${list.name}: ${list.size} entries as of ${list.asOf}${lost.length > 0 ? `; ${lost.length} not taken, the first at ${lost[0]!.at}: ${lost[0]!.what}` : ''}`;

/** What a gate calls an entry of the shared list tells its hash; outside it has the name that the service knows. */
export const entryNamed = (id: string): string =>
  /^(?:pdq|sha256|md5|link):[0-9a-f]+$/u.test(id) ? entryOfMatch({ id }) : id;

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
