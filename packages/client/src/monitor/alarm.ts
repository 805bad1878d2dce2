/** What a monitor raises an alarm about. A closed list: scripts may rely on the words. */
export const ALARMS = {
  'checkpoint-refused': 'The checkpoint is not one that this log signed.',
  'went-back': 'The log is smaller than a checkpoint that it signed earlier.',
  forked: 'The log signed another history than the one it signed earlier.',
  withheld: 'The log does not serve entries that its checkpoint promises, or serves others.',
  'cosignatures-missing': 'The checkpoint has not the cosignatures that the policy asks for.',
  stale: 'The log has not grown for longer than it may.',
  unreachable: 'The log could not be read.',
  incident: 'The operator declared an incident in the log.',
  'people-changed': 'People of the organisation, or their roles, are others than before.',
  'unknown-signature': 'A signature of the organisation’s desk stands in the log, and none of its own made it.',
  'referral-altered': 'A case shows something else than it did before.',
  'unknown-actor': 'Somebody unknown acted for the organisation.',
  'not-in-log': 'A fact is shown as being in the log, and the proof does not hold.',
} as const;
export type AlarmCode = keyof typeof ALARMS;

export type Alarm = {
  readonly code: AlarmCode;
  /** What it is about, such as a case and a version: one alarm for each thing, not one for each look. */
  readonly about: string;
  readonly detail: string;
};

export const keyOf = ({ code, about }: Alarm): string => `${code} ${about}`;
export const sentenceOf = ({ code, about, detail }: Alarm): string =>
  `${ALARMS[code]} ${[about, detail].filter((part) => part !== '').join(': ')}`.trim();
