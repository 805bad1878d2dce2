import { createRootRoute, Outlet, useLocation } from '@tanstack/react-router';
import { useLive, useQueueCounts, useSession, useSignOut } from '../api/index.ts';
import { useMayEnter } from '../sign-in/use-may-enter.ts';
import { AppFrame } from './app-frame.tsx';
import { useGo } from './desk-route.ts';
import { MissingPage } from './missing-page.tsx';
import { countsOfPlaces } from './place-counts.ts';
import { ServiceSession } from './service-session.tsx';
import { useCommands } from './use-commands.ts';

function Framed() {
  return (
    <ServiceSession>
      <Inside />
    </ServiceSession>
  );
}

function Inside() {
  const { pathname } = useLocation();
  const go = useGo();
  const session = useSession();
  const signOut = useSignOut();
  const counts = useQueueCounts(session !== null).data?.counts;
  const commands = useCommands();
  useLive(session !== null);
  const mayEnter = useMayEnter(pathname);
  return (
    <AppFrame
      path={pathname}
      onGo={go}
      counts={countsOfPlaces(counts)}
      commands={commands}
      onSignOut={() => signOut.mutate(undefined, { onSuccess: () => go('/') })}
    >
      {mayEnter && <Outlet />}
    </AppFrame>
  );
}

/** Everything hangs below this; each desk adds its own pages to the tree. */
export const rootRoute = createRootRoute({ component: Framed, notFoundComponent: MissingPage });
