import { useMutation, useQueryClient } from '@tanstack/react-query';
import { giveCommand, keys, type Act, type CaseView } from '../../api/index.ts';
import { documentDigest } from '../../signing/signing-note.tsx';

/** The case as it was read: its version, and the document that a signature will be over. */
export type On = Pick<CaseView, 'id' | 'version'> & Partial<Pick<CaseView, 'document' | 'digest'>>;

/**
 * Gives one command after the other, each on the version that the one before left. What was recorded before a "no"
 * stays recorded. The case is read again before the step is over, either way: the next press, of this step or of another
 * one, is then given on what the person sees.
 */
export function useGive(on: On, onDone: () => void) {
  const { id, version } = on;
  const cache = useQueryClient();
  const readAgain = async (): Promise<void> => {
    for (const queryKey of [keys.queues, keys.counts]) void cache.invalidateQueries({ queryKey });
    await cache.invalidateQueries({ queryKey: keys.case(id) });
  };
  return useMutation({
    mutationFn: async (acts: readonly Act[]) => {
      const document = documentDigest(on);
      let seen = version;
      for (const act of acts) ({ version: seen } = await giveCommand({ id, version: seen, document }, act));
    },
    onError: readAgain,
    onSuccess: async () => {
      await readAgain();
      onDone();
    },
  });
}
