import type { DeskRoute } from '../../frame/desk-route.ts';

export const directoryRoutes: readonly DeskRoute[] = [
  { path: '/directory', page: async () => (await import('./directory-page.tsx')).DirectoryPage },
];
