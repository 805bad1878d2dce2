import type { DeskRoute } from '../../frame/desk-route.ts';

export const publicRoutes: readonly DeskRoute[] = [
  { path: '/public', page: async () => (await import('./figures-page.tsx')).FiguresPage },
];
