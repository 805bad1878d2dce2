import type { DeskRoute } from '../../frame/desk-route.ts';

export const platformRoutes: readonly DeskRoute[] = [
  { path: '/platform', page: async () => (await import('./inbox-page.tsx')).InboxPage },
  { path: '/platform/provenance/$id', page: async () => (await import('./provenance-page.tsx')).ProvenancePage },
];
