import { type ActOnReferral, RemitProblem, RemitUnreachable } from '@remit/client';
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { AttemptKeys } from './attempt-key.ts';
import { client } from './client.ts';
import { keys } from './query-keys.ts';
import { type Act, type ActOn, giveCommand } from './use-act.ts';
import type { CaseView } from './use-case.ts';

/** What is given on one case among several: an act, and what follows from it at once. */
export type Together = { readonly on: NonNullable<ActOn>; readonly act: Act; readonly then?: Act | undefined };
export type NotGiven = { readonly id: string; readonly error: unknown };

const attempts = new AttemptKeys();

/** The cases as they stand, whole; null until every one of them was read. */
export function useCases(ids: readonly string[]): { views: readonly CaseView[] | null; error: unknown } {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: keys.case(id),
      queryFn: ({ signal }: { signal: AbortSignal }) => client.call('referral', { params: { id }, signal }),
    })),
    combine: (asked) => ({
      views: asked.every(({ data }) => data) ? asked.map(({ data }) => data!) : null,
      error: asked.find(({ error }) => error)?.error ?? null,
    }),
  });
}

/**
 * Gives an act on several cases with one touch: each is signed by itself, and recorded or refused by itself. What was
 * not recorded comes back; where one may not be signed nothing is given at all.
 */
export function useGiveTogether() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: giveTogether,
    onSettled: async (_, __, steps) => {
      for (const queryKey of [keys.queues, keys.counts]) void cache.invalidateQueries({ queryKey });
      await Promise.all(steps.map(({ on }) => cache.invalidateQueries({ queryKey: keys.case(on.id) })));
    },
  });
}

async function giveTogether(steps: readonly Together[]): Promise<readonly NotGiven[]> {
  const answers = await client.actAll(steps.map(toGive));
  const failed: NotGiven[] = [];
  for (const [at, step] of steps.entries()) {
    const answer = answers[at]!;
    const { id } = step.on;
    if (answer instanceof RemitUnreachable) {
      failed.push({ id, error: answer });
      continue;
    }
    attempts.answered(attemptOf(step));
    if (answer instanceof RemitProblem) failed.push({ id, error: answer });
    else if (step.then) {
      const on = { id, version: answer.version };
      await giveCommand(on, step.then).catch((error: unknown) => failed.push({ id, error }));
    }
  }
  return failed;
}

const attemptOf = ({ on, act }: Together): unknown => [on.id, on.version, act];

const toGive = (step: Together): ActOnReferral =>
  ({
    id: step.on.id,
    ...step.act,
    idempotencyKey: attempts.keyFor(attemptOf(step)),
    ...(step.on.version === null ? {} : { expectedVersion: step.on.version }),
    ...(typeof step.on.document === 'string' ? { document: step.on.document } : {}),
  }) as ActOnReferral;
