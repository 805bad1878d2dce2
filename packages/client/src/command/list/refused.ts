import { type ListFaultCode, ListRefused } from '../../shared-list/index.ts';
import { EXIT } from '../exit-codes.ts';
import { CommandFailure } from '../failure.ts';

const EVIDENCE =
  'Keep a copy of the folder: it is evidence. The list that is held stays in use; ask the service’s operator, and the witnesses of its log, why it shows another past.';
const AGAIN = 'Run it again. If it stays so, tell the service’s operator.';

const WHAT_TO_DO: Readonly<Record<ListFaultCode, string>> = {
  'list-went-back': EVIDENCE,
  'list-forked': EVIDENCE,
  'log-went-back': EVIDENCE,
  'log-forked': EVIDENCE,
  'list-unsigned':
    'A version that was just made is in the log within a minute: run it again then. If it stays so, compare the log’s key and policy with another source (remit list take --policy).',
  'list-of-another': 'Check for whom --key or --as speaks: a folder is for one organisation.',
  'list-ahead':
    'Compare this machine’s clock with another. If it is right, the service’s is not: tell its operator. The list that is held stays in use.',
  'list-gap': AGAIN,
  'part-damaged': AGAIN,
  'held-damaged':
    'Move the folder away and keep it, and run remit list take with the same server and policy: the list is fetched anew, but what versions were seen before is known from the old folder alone.',
  'part-unreadable': 'Register again with the same folder: remit list take. If it stays so, tell the operator.',
};

/** What is said where a list does not hold: its code, and what to do. */
export function failureOfList(error: unknown): CommandFailure | null {
  if (!(error instanceof ListRefused)) return null;
  return new CommandFailure(EXIT.found, error.code, error.message, { advice: WHAT_TO_DO[error.code] });
}

/** What is said where the service answers and shows no newer version than this. */
export const staleWords = (at: string): string =>
  `the service shows no newer version than that of ${at}, and makes one every hour. It stands still, or somebody keeps newer ones from you: compare with its operator.`;
