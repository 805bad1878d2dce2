import type { DeskRoute } from '../../frame/desk-route.ts';

export const listRoutes: readonly DeskRoute[] = [
  { path: '/list', page: async () => (await import('./list-page.tsx')).ListPage },
  { path: '/list/health', page: async () => (await import('./health-page.tsx')).HealthPage },
  { path: '/list/entry/$id', page: async () => (await import('./entry-page.tsx')).EntryPage },
  { path: '/list/check', page: async () => (await import('./check-page.tsx')).CheckPage },
];
