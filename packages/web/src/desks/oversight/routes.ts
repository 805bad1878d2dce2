import type { DeskRoute } from '../../frame/desk-route.ts';

export const oversightRoutes: readonly DeskRoute[] = [
  { path: '/oversight', page: async () => (await import('./queue-page.tsx')).OversightQueuePage },
  { path: '/oversight/samples', page: async () => (await import('./samples-page.tsx')).SamplesPage },
  { path: '/oversight/samples/$id', page: async () => (await import('./sample-page.tsx')).SamplePage },
];
