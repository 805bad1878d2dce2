import type { QUEUES } from '@remit/client/contract';

export type QueueName = (typeof QUEUES)[number];

/** The names under which answers are kept; a live change forgets exactly what it may have changed. */
export const keys = {
  session: ['session'] as const,
  case: (id: string) => ['case', id] as const,
  cases: ['case'] as const,
  queues: ['queue'] as const,
  queue: (name: QueueName, question: object) => ['queue', name, question] as const,
  counts: ['counts'] as const,
  notices: ['notices'] as const,
  directory: ['directory'] as const,
  desk: ['desk'] as const,
  import: (id: string) => ['import', id] as const,
};
