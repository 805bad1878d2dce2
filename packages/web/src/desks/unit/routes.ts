import type { DeskRoute } from '../../frame/desk-route.ts';

export const unitRoutes: readonly DeskRoute[] = [
  { path: '/unit', page: async () => (await import('./unit-queue-page.tsx')).UnitQueuePage },
  { path: '/unit/new', page: async () => (await import('./draft/draft-page.tsx')).DraftPage },
  { path: '/unit/lock1', page: async () => (await import('./lock1-queue-page.tsx')).Lock1QueuePage },
  { path: '/unit/import', page: async () => (await import('./import/import-page.tsx')).ImportPage },
];
