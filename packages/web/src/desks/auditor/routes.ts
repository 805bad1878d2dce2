import type { DeskRoute } from '../../frame/desk-route.ts';

export const auditorRoutes: readonly DeskRoute[] = [
  { path: '/auditor', page: async () => (await import('./audit-page.tsx')).AuditPage },
  { path: '/auditor/replay/$id', page: async () => (await import('./replay-page.tsx')).ReplayPage },
  { path: '/auditor/reads', page: async () => (await import('./reads-page.tsx')).ReadsPage },
];
