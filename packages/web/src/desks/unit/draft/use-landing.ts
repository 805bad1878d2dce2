import { useEffect, useRef } from 'react';
import { focusField } from './field-box.tsx';

/**
 * Parts of a field that a person adds and takes away: the focus lands on the new one, or on the one that took the place of
 * the one removed, whose button is gone. Each part marks where with `data-lands` and the field's name; where none is left, the field itself.
 */
export function useLanding(name: string): (index: number) => void {
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    const index = wanted.current;
    if (index === null) return;
    wanted.current = null;
    const parts = document.querySelectorAll<HTMLElement>(`[data-lands="${name}"]`);
    const part = parts[Math.min(index, parts.length - 1)];
    if (part) part.focus();
    else focusField(name);
  });
  return (index) => {
    wanted.current = index;
  };
}
