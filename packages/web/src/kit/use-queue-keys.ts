import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../frame/use-keys.ts';
import { keepRow, moveRow, type ActiveRow } from './active-row.ts';
import { forgetLeft, leftAt } from './left-row.ts';
import { selectRange, toggle, type Selection } from './selection.ts';

export type QueueKeys = {
  /** Which list this is, for coming back to it. */
  list: string;
  order: readonly string[];
  body: RefObject<HTMLElement | null>;
  selection: Selection;
  onSelection: ((selection: Selection) => void) | undefined;
  scrollTo: (index: number) => void;
};

/** `j` and `k` move, Enter opens, `x` selects, Shift-x selects up to here. Focus goes to the next row when its own goes. */
export function useQueueKeys({ list, order, body, selection, onSelection, scrollTo }: QueueKeys) {
  const { t } = useTranslation('frame');
  const [chosen, setActive] = useState<ActiveRow | null>(() => leftAt(list));
  const [held, setHeld] = useState(false);
  const wanted = useRef<string | null>(null);
  const active = keepRow(chosen, order);

  const move = (step: number): void => {
    const next = moveRow(held ? active : null, order, step) ?? null;
    if (!next) return;
    wanted.current = next.key;
    setActive(next);
    scrollTo(next.index);
  };
  useComingBack(list, () => {
    if (!active || !isNowhere()) return;
    wanted.current = active.key;
    scrollTo(active.index);
    if (focusRow(body.current, active.key)) wanted.current = null;
  });
  // A row that is scrolled to is drawn a moment later; focus follows as soon as it is there.
  useLayoutEffect(() => {
    if (wanted.current !== null && focusRow(body.current, wanted.current)) wanted.current = null;
  });
  // The focused row has gone (decided by us or by somebody else): the next one takes its place and the focus.
  useEffect(() => {
    if (!chosen || !active || active.key === chosen.key || document.activeElement !== document.body) return;
    wanted.current = active.key;
    scrollTo(active.index);
    if (focusRow(body.current, active.key)) wanted.current = null;
  }, [chosen, active, body, scrollTo]);
  useEffect(() => {
    const element = body.current;
    const watch = (event: FocusEvent): void => setHeld(event.type === 'focusin');
    element?.addEventListener('focusin', watch);
    element?.addEventListener('focusout', watch);
    return () => {
      element?.removeEventListener('focusin', watch);
      element?.removeEventListener('focusout', watch);
    };
  }, [body]);

  const here = active && held ? active : null;
  useKeys([
    { keys: 'j', label: t('keys.next'), run: () => move(1) },
    { keys: 'ArrowDown', label: t('keys.next'), run: () => move(1), when: here !== null, hidden: true },
    { keys: 'k', label: t('keys.previous'), run: () => move(-1) },
    { keys: 'ArrowUp', label: t('keys.previous'), run: () => move(-1), when: here !== null, hidden: true },
    { keys: 'Enter', label: t('keys.enter') }, // the row itself answers it
    {
      keys: 'x',
      label: t('keys.select'),
      run: () => here && onSelection?.(toggle(selection, here.key)),
      when: onSelection !== undefined,
    },
    {
      keys: 'Shift+X',
      label: t('keys.selectRange'),
      run: () => here && onSelection?.(selectRange(selection, order, here.key)),
      when: onSelection !== undefined,
    },
  ]);
  return { active, setActive };
}

/** The keyboard is on nothing, or on the page's title, where every page begins. */
const isNowhere = (): boolean => document.activeElement === document.body || document.activeElement?.tagName === 'H1';

/** After the page's title has taken the focus, which it does when the page opens. */
function useComingBack(list: string, focus: () => void): void {
  const back = useRef(leftAt(list) !== null);
  const run = useRef(focus);
  useEffect(() => {
    run.current = focus;
  });
  useEffect(() => {
    forgetLeft(list);
    if (!back.current) return undefined;
    const timer = setTimeout(() => {
      back.current = false;
      run.current();
    });
    return () => clearTimeout(timer);
  }, [list]);
}

function focusRow(body: HTMLElement | null, key: string): boolean {
  const row = body?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);
  row?.focus({ preventScroll: true });
  return row !== null && row !== undefined;
}
