import { useQuery } from '@tanstack/react-query';
import type { Answer } from '@remit/client';
import { client } from './client.ts';
import { keys } from './query-keys.ts';

export type Organisation = Answer<'directory'>['organisations'][number];
export type ParameterSetView = Answer<'parameterSets'>['sets'][number];

export const useDirectory = () =>
  useQuery({
    queryKey: keys.directory,
    queryFn: ({ signal }) => client.call('directory', { signal }),
    staleTime: 300_000,
  });

export const useParameterSets = () =>
  useQuery({
    queryKey: ['parameter-sets'],
    queryFn: ({ signal }) => client.call('parameterSets', { signal }),
    staleTime: 300_000,
  });
