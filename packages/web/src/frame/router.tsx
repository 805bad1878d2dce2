import { createRootRoute, createRoute, createRouter, Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { StartPage } from '../desks/public/start-page.tsx';
import { AppFrame } from './app-frame.tsx';
import { MissingPage } from './missing-page.tsx';

function Framed() {
  const router = useRouter();
  const { pathname } = useLocation();
  return (
    <AppFrame path={pathname} onGo={(to) => void router.navigate({ to })}>
      <Outlet />
    </AppFrame>
  );
}

/** Everything hangs below this; each desk adds its own pages to the tree. */
export const rootRoute = createRootRoute({ component: Framed, notFoundComponent: MissingPage });

const startRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: StartPage });

export const router = createRouter({
  routeTree: rootRoute.addChildren([startRoute]),
  defaultPreload: false,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
