import type { Refusal } from './refusals.ts';

type Rule<Subject, Request> = (subject: Subject, request: Request) => Refusal | undefined;

/** A decider: its rules in the order in which they are asked; the first that is unmet answers, else the facts. */
export const inOrder =
  <Subject, Request, Fact>(
    rules: readonly Rule<Subject, Request>[],
    facts: (request: Request, subject: Subject) => readonly Fact[],
  ) =>
  (subject: Subject, request: Request): readonly Fact[] | Refusal => {
    for (const rule of rules) {
      const refusal = rule(subject, request);
      if (refusal) return refusal;
    }
    return facts(request, subject);
  };
