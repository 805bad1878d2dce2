import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useGo } from '../frame/desk-route.ts';
import { useSession } from '../frame/session.ts';

const OPEN = ['/', '/sign-in', '/enrol', '/public'];
const isOpen = (path: string): boolean =>
  OPEN.some((open) => path === open || (open !== '/' && path.startsWith(`${open}/`)));

/** A page of a desk leads a visitor to the sign-in first, and from there back to it; an address of nothing says so. */
export function useMayEnter(path: string): boolean {
  const session = useSession();
  const go = useGo();
  const router = useRouter();
  // Every address matches the root; a page is one match more.
  const isPage = router.matchRoutes(path, {}).length > 1;
  const may = session !== null || isOpen(path) || !isPage;
  useEffect(() => {
    if (!may) go(`/sign-in?to=${encodeURIComponent(path)}`);
  }, [may, path, go]);
  return may;
}
