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
] as const;
export type UnsoundCode = (typeof UNSOUND_CODES)[number];

/** The stored log is not the one that was signed. Its message names places and sizes, never contents. */
export class LogUnsound extends Error {
  override readonly name = 'LogUnsound';
  readonly code: UnsoundCode;

  constructor(code: UnsoundCode, message: string) {
    super(message);
    this.code = code;
  }
}
