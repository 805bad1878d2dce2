import { EXIT, type ExitCode } from './exit-codes.ts';

/** Ends a command with a message for the person who gave it. */
export class CommandFailure extends Error {
  readonly exit: ExitCode;
  /** A word that scripts can rely on: the server's refusal code, or one of this command's own. */
  readonly code: string;
  /** What to do next. */
  readonly advice: string | null;
  /** The field that the server's refusal names. */
  readonly field: string | null;

  constructor(exit: ExitCode, code: string, message: string, more: { advice?: string; field?: string } = {}) {
    super(message);
    this.name = 'CommandFailure';
    this.exit = exit;
    this.code = code;
    this.advice = more.advice ?? null;
    this.field = more.field ?? null;
  }
}

export const usage = (code: string, message: string, advice?: string): CommandFailure =>
  new CommandFailure(EXIT.usage, code, message, advice === undefined ? {} : { advice });

export const notSignedIn = (advice: string): CommandFailure =>
  new CommandFailure(EXIT.refused, 'not-signed-in', 'You are not signed in.', { advice });
