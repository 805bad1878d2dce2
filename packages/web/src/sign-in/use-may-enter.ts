import { useEffect } from 'react';
import { useGo } from '../frame/desk-route.ts';
import { useSession } from '../frame/session.ts';

const OPEN = ['/', '/sign-in', '/enrol', '/public'];
const isOpen = (path: string): boolean =>
  OPEN.some((open) => path === open || (open !== '/' && path.startsWith(`${open}/`)));

/** A page of a desk leads a visitor to the sign-in first, and from there back to it. */
export function useMayEnter(path: string): boolean {
  const session = useSession();
  const go = useGo();
  const may = session !== null || isOpen(path);
  useEffect(() => {
    if (!may) go(`/sign-in?to=${encodeURIComponent(path)}`);
  }, [may, path, go]);
  return may;
}
