import { useQuery } from '@tanstack/react-query';
import { client, type CaseView } from '../../api/index.ts';
import { useProvenance } from '../acting/use-provenance.ts';
import { checkProvenance } from './check-provenance.ts';

export const useLogState = () =>
  useQuery({
    queryKey: ['log-state'],
    queryFn: ({ signal }) => client.call('logState', { signal }),
    staleTime: 60_000,
  });

/** The pack of a case, and what this browser found when it checked it. */
export function useProvenanceCheck({ id }: Pick<CaseView, 'id'>) {
  const pack = useProvenance(id);
  const log = useLogState();
  const check = useQuery({
    queryKey: ['provenance-check', id, pack.data?.digest, pack.data?.proofs.length, pack.data?.checkpoint],
    queryFn: () => checkProvenance(pack.data!, log.data!.verifierKey),
    enabled: pack.data !== undefined && log.data !== undefined,
    staleTime: Infinity,
  });
  return { pack, check: check.data };
}
