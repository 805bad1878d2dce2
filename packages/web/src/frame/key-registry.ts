/**
 * A key and what it does. There is deliberately no way to say "send" or "decide": a binding moves, opens or selects, and
 * whatever is irreversible waits in a dialog behind a button (screens.md, Frame).
 */
export type KeyBinding = {
  /** "j", "Shift+X", "mod+k", "?", "Escape". `mod` is Ctrl, or Command where there is one. */
  readonly keys: string;
  readonly label: string;
  /** Left out where the element itself answers the key and only the help should name it. */
  readonly run?: () => void;
  readonly when?: boolean;
  /** Not named in the help: a second way to something that is. */
  readonly hidden?: boolean;
  readonly group?: 'here' | 'desk' | 'everywhere';
};

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * The name of a key press, or null for one that is none of ours. On keyboards without Latin letters the key's place
 * counts, so that `j` is where it is printed on most keyboards.
 */
export function chordOf(press: KeyPress): string | null {
  if (press.altKey) return null;
  const latin = /^[\x20-\x7e]$/u.test(press.key);
  const letter = /^Key([A-Z])$/u.exec(press.code)?.[1]?.toLowerCase();
  const key = press.key.length === 1 && !latin && letter ? letter : press.key;
  if (press.ctrlKey || press.metaKey) return `mod+${key.toLowerCase()}`;
  if (/^[a-z]$/iu.test(key)) return press.shiftKey ? `Shift+${key.toUpperCase()}` : key.toLowerCase();
  return key;
}

/** Keys that stay when single-key shortcuts are switched off (WCAG 2.1.4 speaks of printable characters only). */
const isCharacter = (chord: string): boolean => chord.length === 1 || /^Shift\+[A-Z]$/u.test(chord);

const NOT_TYPED_IN = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'file']);

/** Somebody is writing, or choosing in a list: keys are theirs. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NOT_TYPED_IN.has(target.type);
  return (
    target.isContentEditable ||
    target.matches('textarea, select, [role=textbox], [role=combobox], [role=listbox], [role=listbox] *, [role=menu] *')
  );
}

export class KeyRegistry {
  private readonly layers = new Map<object, readonly KeyBinding[]>();
  private readonly listeners = new Set<() => void>();
  private listed: readonly KeyBinding[] = [];
  singleKeys = true;

  /** A part of the page says which keys it answers; the part that came last is asked first. */
  set(owner: object, bindings: readonly KeyBinding[]): void {
    this.layers.set(owner, bindings);
    this.changed();
  }

  remove(owner: object): void {
    this.layers.delete(owner);
    this.changed();
  }

  find(chord: string): KeyBinding | undefined {
    if (!this.singleKeys && isCharacter(chord)) return undefined;
    for (const layer of [...this.layers.values()].reverse()) {
      const binding = layer.find((candidate) => candidate.keys === chord && candidate.run && candidate.when !== false);
      if (binding) return binding;
    }
    return undefined;
  }

  /** What the help shows. */
  readonly list = (): readonly KeyBinding[] => this.listed;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private changed(): void {
    const next = [...this.layers.values()].flat().filter((binding) => !binding.hidden && binding.when !== false);
    const same =
      next.length === this.listed.length &&
      next.every((b, i) => b.keys === this.listed[i]?.keys && b.label === this.listed[i]?.label);
    if (same) return;
    this.listed = next;
    for (const listener of this.listeners) listener();
  }
}
