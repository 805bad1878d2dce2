/** What was found when the log was read back before signing. Each is a line in docs/how-to/run-the-service.md. */
export const UNSOUND_CODES = [
  'edge-broken',
  'tiles-changed',
  'tile-not-stored',
  'entry-missing',
  'entries-changed',
  'checkpoint-missing',
  'checkpoint-changed',
  'database-behind',
  'signed-otherwise',
  'signed-meanwhile',
  'size-file-unreadable',
  'memory-missing',
  'witness-ahead',
  'witness-disputes',
  'other-origin',
] as const;
export type UnsoundCode = (typeof UNSOUND_CODES)[number];

/** Why nothing is published: the log is not the one that was signed, or too few witnesses vouch for it. */
export type PublishRefusal = UnsoundCode | 'witnesses-missing';

const HOW_TO_PROCEED =
  'Stop changing things and read "Incidents" in docs/how-to/run-the-service.md: remit-server log --help';

/** The stored log is not the one that was signed. Its message names places and sizes, never contents. */
export class LogUnsound extends Error {
  override readonly name = 'LogUnsound';
  readonly code: UnsoundCode;

  constructor(code: UnsoundCode, message: string) {
    super(`${message}. ${HOW_TO_PROCEED}`);
    this.code = code;
  }
}

/** Fewer witnesses answered than the policy asks for: nothing is published until they do. */
export class BelowPolicy extends Error {
  override readonly name = 'BelowPolicy';
}
