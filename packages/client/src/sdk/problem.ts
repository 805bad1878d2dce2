import { problemView, type ProblemView } from '../contract/index.ts';

/** The server said no, or failed, in a problem document (RFC 9457). */
export class RemitProblem extends Error {
  readonly status: number;
  /** Of the closed table of refusals, or of the edge's own few. */
  readonly code: string;
  readonly field: string | null;
  /** Every field that has to be mended, where there are several. */
  readonly errors: NonNullable<ProblemView['errors']>;
  readonly detail: string | null;
  /** What to do next. */
  readonly remedy: string | null;
  /** What the gates found, where they are the reason. */
  readonly findings: readonly Readonly<Record<string, unknown>>[];
  /** The section of the specification that holds the duty. */
  readonly spec: string | null;

  constructor(status: number, problem: Partial<ProblemView>) {
    super(problem.title ?? `The server refused the request (${status}).`);
    this.name = 'RemitProblem';
    this.status = status;
    this.code = problem.code ?? (status === 401 ? 'not-signed-in' : 'refused');
    this.field = problem.field ?? null;
    this.errors = problem.errors ?? [];
    this.detail = problem.detail ?? null;
    this.remedy = problem.remedy ?? null;
    this.findings = problem.findings ?? [];
    this.spec = problem.spec ?? null;
  }
}

/** No usable answer came: the connection broke, the server is down, or what it said is no answer of a Remit server. */
export class RemitUnreachable extends Error {
  readonly server: string;
  constructor(server: string, why: string, cause?: unknown) {
    super(`No usable answer from ${server || 'the server'}: ${why}.`, { cause });
    this.name = 'RemitUnreachable';
    this.server = server;
  }
}

/** Reads a problem document leniently: whatever of it can be shown is better than none. */
export function problemOf(status: number, json: unknown): RemitProblem {
  const parsed = problemView.partial().safeParse(json);
  return new RemitProblem(status, parsed.success ? (parsed.data as Partial<ProblemView>) : {});
}
