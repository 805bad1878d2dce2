import { RemitProblem, RemitUnreachable } from '../sdk/index.ts';
import { LogUnreachable } from '../verify/index.ts';
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
  /** What the gates found, where they are the reason. */
  readonly findings: readonly Readonly<Record<string, unknown>>[];

  constructor(
    exit: ExitCode,
    code: string,
    message: string,
    more: { advice?: string; field?: string; findings?: CommandFailure['findings'] } = {},
  ) {
    super(message);
    this.name = 'CommandFailure';
    this.exit = exit;
    this.code = code;
    this.advice = more.advice ?? null;
    this.field = more.field ?? null;
    this.findings = more.findings ?? [];
  }
}

export const usage = (code: string, message: string, advice?: string): CommandFailure =>
  new CommandFailure(EXIT.usage, code, message, advice === undefined ? {} : { advice });

export const notSignedIn = (advice: string): CommandFailure =>
  new CommandFailure(EXIT.refused, 'not-signed-in', 'You are not signed in.', { advice });

const HOW_TO_SIGN_IN = 'Sign in with remit sign-in, or name a key with --key FILE.';

/** What the server or the way to it said, as an end of the command; null for anything else. */
export function failureOfServer(error: unknown): CommandFailure | null {
  if (error instanceof RemitProblem) return refused(error);
  if (error instanceof RemitUnreachable || error instanceof LogUnreachable) {
    return new CommandFailure(EXIT.unreachable, 'server-unreachable', error.message, {
      advice: 'Check --server (or REMIT_SERVER) and that the server runs.',
    });
  }
  return null;
}

function refused(problem: RemitProblem): CommandFailure {
  const { status, code, field, errors, detail, remedy, findings } = problem;
  const title = status === 401 && code === 'not-signed-in' ? 'You are not signed in.' : problem.message;
  const facts = findings.length > 0 ? null : detail;
  const fields = errors.map((error) => `${error.field || 'the request'}: ${error.message}`);
  const advice = status === 401 ? HOW_TO_SIGN_IN : remedy;
  return new CommandFailure(EXIT.refused, code, [title, facts, ...fields].filter((part) => part !== null).join('\n'), {
    ...(advice !== null && { advice }),
    ...(field !== null && { field }),
    findings,
  });
}
