import { useEffect } from 'react';
import { StartPage } from '../desks/public/start-page.tsx';
import { useGo } from './desk-route.ts';
import { placesOf } from './places.ts';
import { useSession } from './session.ts';

/** A desk begins at its own queue; a visitor where Remit explains itself. */
export function Home() {
  const session = useSession();
  const go = useGo();
  const first = session ? placesOf(session.organisation.kind, session.role)[0]?.path : undefined;
  useEffect(() => {
    if (first) go(first);
  }, [first, go]);
  return first ? null : <StartPage />;
}
