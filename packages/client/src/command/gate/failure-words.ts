import { CommandFailure, failureOfServer } from '../failure.ts';
import { failureOfList } from '../list/refused.ts';

/** What went wrong and what to do, on one line, for a program that goes on. */
export function failureWords(error: unknown): string {
  const failure = error instanceof CommandFailure ? error : (failureOfList(error) ?? failureOfServer(error));
  if (failure === null) return error instanceof Error ? error.message : String(error);
  return `${failure.code}: ${failure.message}${failure.advice === null ? '' : ` ${failure.advice}`}`;
}
