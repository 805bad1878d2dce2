import type { Fact } from '@remit/protocol';
import { useQuery } from '@tanstack/react-query';
import { client, keys } from '../../api/index.ts';

/** Every fact of a case, whole. They are the server's; whether they are those of the log is checked apart. */
export const useReplay = (id: string) =>
  useQuery({
    queryKey: [...keys.case(id), 'replay'],
    queryFn: async ({ signal }) => {
      const { facts } = await client.call('replay', { params: { id }, signal });
      return facts as unknown as readonly Fact[];
    },
  });
