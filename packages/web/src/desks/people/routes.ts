import type { DeskRoute } from '../../frame/desk-route.ts';

export const peopleRoutes: readonly DeskRoute[] = [
  { path: '/people', page: async () => (await import('./people-page.tsx')).PeoplePage },
];
