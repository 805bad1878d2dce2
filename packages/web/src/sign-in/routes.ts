import type { DeskRoute } from '../frame/desk-route.ts';

export const signInRoutes: readonly DeskRoute[] = [
  { path: '/sign-in', page: async () => (await import('./sign-in-page.tsx')).SignInPage },
  { path: '/sign-in/command', page: async () => (await import('./command-page.tsx')).CommandPage },
  { path: '/enrol', page: async () => (await import('./enrol-page.tsx')).EnrolPage },
];
