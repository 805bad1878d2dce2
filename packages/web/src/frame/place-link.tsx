import type { ReactNode } from 'react';
import { useGo } from './desk-route.ts';

/** A link to a page of this service; opened in a tab of its own where the reader asks for that. */
export function PlaceLink({ to, className, children }: { to: string; className?: string; children: ReactNode }) {
  const go = useGo();
  return (
    <a
      href={to}
      className={className}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
