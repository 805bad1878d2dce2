/** The stored log is not the one that was signed. Its message names places and sizes, never contents. */
export class LogUnsound extends Error {
  override readonly name = 'LogUnsound';
}
