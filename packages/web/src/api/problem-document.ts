import { RemitProblem } from '@remit/client';
import type { ProblemDocument } from '../kit/problem.tsx';

/** A failure as the kit shows it. `fallback` says in the reader's words what a server that did not answer cannot. */
export function problemDocument(error: unknown, fallback: { title: string; remedy: string }): ProblemDocument {
  if (!(error instanceof RemitProblem)) return { title: fallback.title, status: 0, todo: fallback.remedy };
  const { message, status, detail, code, remedy, errors } = error;
  return {
    title: message,
    status,
    detail: detail ?? undefined,
    code,
    todo: remedy ?? undefined,
    errors: errors.length > 0 ? errors : undefined,
  };
}
