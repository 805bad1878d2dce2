import { useEffect, useRef } from 'react';
import { chordOf, isTyping, KeyRegistry, type KeyBinding } from './key-registry.ts';

export const keyRegistry = new KeyRegistry();

const STORED = 'remit-single-keys';

/** The keys of the part of the page that calls this, for as long as it is there. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const owner = useRef({});
  useEffect(() => keyRegistry.set(owner.current, bindings));
  useEffect(() => {
    const mine = owner.current;
    return () => keyRegistry.remove(mine);
  }, []);
}

/** The keys of a desk. Each only opens the step where a person confirms. */
export type DeskKeys = {
  acknowledge?: (() => void) | undefined;
  clarify?: (() => void) | undefined;
  decide?: (() => void) | undefined;
};

export function deskKeys(
  labels: { acknowledge: string; clarify: string; decide: string },
  desk: DeskKeys,
): readonly KeyBinding[] {
  const chords = { acknowledge: 'a', clarify: 'c', decide: 'd' } as const;
  return (Object.keys(chords) as (keyof typeof chords)[]).flatMap((act) => {
    const run = desk[act];
    return run ? [{ keys: chords[act], label: labels[act], run, group: 'desk' as const }] : [];
  });
}

/**
 * One listener for the page, set up before anything is drawn. Keys are left alone while somebody types, and while a dialog
 * or a menu is open. Whether one is, has to be asked before anybody answers the key: a dialog, which listens at the window,
 * is closed by Esc at once, and the same key must not also lead back from the page below.
 */
export function startKeys(page: Window): void {
  keyRegistry.singleKeys = stored() !== 'off';
  let covered = false;
  const before = (): void => {
    covered = page.document.querySelector('[role=dialog][aria-modal=true], [role=menu]') !== null;
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const chord = chordOf(event);
    if (chord === null || (isTyping(event.target) && !chord.startsWith('mod+'))) return;
    if (covered) return;
    const binding = keyRegistry.find(chord);
    if (!binding?.run) return;
    event.preventDefault();
    binding.run();
  };
  page.addEventListener('keydown', before, { capture: true });
  page.document.addEventListener('keydown', onKey);
}

export function setSingleKeys(on: boolean): void {
  keyRegistry.singleKeys = on;
  try {
    localStorage.setItem(STORED, on ? 'on' : 'off');
  } catch {
    // Storage forbidden: the choice holds for this visit.
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}
