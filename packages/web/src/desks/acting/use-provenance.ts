import { useQuery } from '@tanstack/react-query';
import { client, keys, type Answer } from '../../api/index.ts';

export type Provenance = Answer<'provenance'>;

/** Who asked, under which locks, with proof. Asked again when the case changes. */
export const useProvenance = (id: string, enabled = true) =>
  useQuery({
    queryKey: [...keys.case(id), 'provenance'],
    queryFn: ({ signal }) => client.call('provenance', { params: { id }, signal }),
    enabled,
  });
