import type { DeskRoute } from '../frame/desk-route.ts';

export const caseRoutes: readonly DeskRoute[] = [
  { path: '/case/$id', page: async () => (await import('./case-page.tsx')).CasePage },
  { path: '/notices', page: async () => (await import('./notices-page.tsx')).NoticesPage },
];
