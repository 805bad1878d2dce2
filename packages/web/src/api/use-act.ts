import { RemitProblem, type Answer } from '@remit/client';
import type { CommandData, CommandKind } from '@remit/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AttemptKeys } from './attempt-key.ts';
import { client } from './client.ts';
import { keys } from './query-keys.ts';

export type Act = { [K in CommandKind]: { readonly kind: K; readonly data: CommandData<K> } }[CommandKind];
/**
 * The case and the version that the person acts upon, and the digest of the document as this browser computed it, so
 * that nothing else is signed; null for a new draft, no version where none is insisted on.
 */
export type ActOn = {
  readonly id: string;
  readonly version: number | null;
  readonly document?: string | null;
} | null;

const attempts = new AttemptKeys();

/** Gives one command, under a key that stays the same until an answer came. */
export async function giveCommand(on: ActOn, act: Act): Promise<Answer<'CreateDraft'>> {
  const attempt = [on?.id, on?.version, act];
  const idempotencyKey = attempts.keyFor(attempt);
  const more = {
    idempotencyKey,
    ...(typeof on?.version === 'number' ? { expectedVersion: on.version } : {}),
    ...(typeof on?.document === 'string' ? { document: on.document } : {}),
  };
  try {
    const answer =
      act.kind === 'CreateDraft'
        ? await client.call('CreateDraft', { body: act.data, ...more })
        : await client.act(on?.id ?? '', act.kind, act.data, more);
    attempts.answered(attempt);
    return answer;
  } catch (error) {
    if (error instanceof RemitProblem) attempts.answered(attempt);
    throw error;
  }
}

/**
 * Gives a command. Nothing is shown as done before the server has said so; then the case, the queues and the counts are
 * asked for again. A repeat of what got no answer carries the same idempotency key.
 */
export function useAct(on: ActOn) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (act: Act) => giveCommand(on, act),
    // Also after a "no": it may say that somebody else was quicker, and the page should show what is.
    onSettled: async (answer) => {
      const id = answer?.id ?? on?.id;
      if (id) await cache.invalidateQueries({ queryKey: keys.case(id) });
      void cache.invalidateQueries({ queryKey: keys.queues });
      void cache.invalidateQueries({ queryKey: keys.counts });
    },
  });
}
