/**
 * Why a list is refused (spec/list.md, Checks). What was held before stays as it is and goes on being used, the older
 * the louder; only an outage is tried again.
 */
export const LIST_FAULTS = {
  'list-went-back': 'The service offers an older list than the one that is held.',
  'list-forked': 'The service offers another history of the list than the one that is held.',
  'list-unsigned': 'The list is not in a log checkpoint that the policy believes.',
  'list-of-another': 'The list is made for another recipient.',
  'list-ahead': 'The newest version of the list claims a time that has not come yet.',
  'list-gap': 'Versions of the list are missing.',
  'part-damaged': 'A part of the list is not what its head names.',
  'part-unreadable': 'A part of the list does not open with the list’s key, or is no change of the list that is held.',
  'held-damaged': 'What was kept of the list cannot be read, so that an older one could not be told from a newer one.',
  'log-went-back': 'The log’s checkpoint is older than one that was seen before.',
  'log-forked': 'The log’s checkpoint does not continue the one that was seen before.',
} as const;
export type ListFaultCode = keyof typeof LIST_FAULTS;

export class ListRefused extends Error {
  readonly code: ListFaultCode;
  readonly detail: string;

  constructor(code: ListFaultCode, detail = '') {
    super(detail === '' ? LIST_FAULTS[code] : `${LIST_FAULTS[code]} (${detail})`);
    this.name = 'ListRefused';
    this.code = code;
    this.detail = detail;
  }
}
