import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { OrganisationKind } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import { client } from '../api/client.ts';
import { keys, type QueueName } from '../api/query-keys.ts';
import type { PaletteCommand } from './palette.tsx';
import { useSession } from './session.ts';

/** The list that holds all that a desk may see; who has none finds places alone. */
const LISTS: Partial<Record<OrganisationKind, QueueName>> = {
  LE_UNIT: 'unit',
  OVERSIGHT: 'oversight',
  PLATFORM: 'platform',
  AUDIT: 'audit',
};
const MOST = 8;
const LEAST_LETTERS = 2;

/** Cases of the reader's own desk by the beginning of their reference or by their title. */
export function useFoundCases(typed: string, onGo: (path: string) => void): readonly PaletteCommand[] {
  const { t } = useTranslation('frame');
  const session = useSession();
  const [search] = useDebouncedValue(typed.trim(), 200);
  const queue = session ? LISTS[session.organisation.kind] : undefined;
  const question = { search, limit: MOST };
  const { data } = useQuery({
    queryKey: keys.queue(queue ?? 'unit', question),
    queryFn: ({ signal }) => client.call('queue', { params: { queue: queue! }, query: question, signal }),
    enabled: queue !== undefined && search.length >= LEAST_LETTERS,
    placeholderData: (before) => before,
  });
  if (search.length < LEAST_LETTERS || typed.trim() === '') return [];
  return (data?.rows ?? []).map(({ id, reference, title }) => ({
    id: `case-${id}`,
    label: title ?? reference,
    description: reference,
    group: t('cases'),
    run: () => onGo(`${queue === 'audit' ? '/auditor/replay' : '/case'}/${id}`),
  }));
}
