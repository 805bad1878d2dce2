import { useMutation, useQueryClient } from '@tanstack/react-query';
import { giveCommand, keys, type Act } from '../../api/index.ts';

export type On = { readonly id: string; readonly version: number };

/**
 * Gives one command after the other, each on the version that the one before left. What was recorded before a "no"
 * stays recorded; the case is asked for again either way.
 */
export function useGive({ id, version }: On, onDone: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (acts: readonly Act[]) => {
      let seen = version;
      for (const act of acts) ({ version: seen } = await giveCommand({ id, version: seen }, act));
    },
    onSuccess: onDone,
    onSettled: () => {
      for (const queryKey of [keys.case(id), keys.queues, keys.counts]) void cache.invalidateQueries({ queryKey });
    },
  });
}
