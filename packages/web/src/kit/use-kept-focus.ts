import { useEffect, useRef, type RefObject } from 'react';

/**
 * What had the keyboard is gone because a step was done: the part that takes its place gets the focus, so that nobody
 * begins again at the top of the page (screens.md, Frame). Give the element `tabIndex={-1}`.
 */
export function useKeptFocus<E extends HTMLElement>(step: unknown): RefObject<E | null> {
  const element = useRef<E>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    if (!document.activeElement || document.activeElement === document.body) element.current?.focus();
  }, [step]);
  return element;
}
