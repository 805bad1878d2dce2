import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { BrokenPage } from './broken-page.tsx';
import { DESK_ROUTES } from './desk-routes.ts';
import { Home } from './home.tsx';
import { rootRoute } from './root-route.tsx';

const startRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: Home });

const deskRoutes = DESK_ROUTES.map(({ path, page }) =>
  createRoute({
    getParentRoute: () => rootRoute,
    path,
    component: lazyRouteComponent(async () => ({ default: await page() })),
  }),
);

export const router = createRouter({
  routeTree: rootRoute.addChildren([startRoute, ...deskRoutes]),
  defaultPreload: false,
  defaultErrorComponent: BrokenPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
