import { describe, expect, it, vi } from 'vitest';
import { chordOf, KeyRegistry, type KeyPress } from './key-registry.ts';

const press = (part: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...part,
});

describe('a key press', () => {
  it('is named by its letter, with Shift and Ctrl or Command', () => {
    expect(chordOf(press({ key: 'j', code: 'KeyJ' }))).toBe('j');
    expect(chordOf(press({ key: 'X', code: 'KeyX', shiftKey: true }))).toBe('Shift+X');
    expect(chordOf(press({ key: 'k', code: 'KeyK', metaKey: true }))).toBe('mod+k');
    expect(chordOf(press({ key: '?', code: 'Minus', shiftKey: true }))).toBe('?');
    expect(chordOf(press({ key: 'j', code: 'KeyJ', altKey: true }))).toBeNull();
  });
  it('is named by its place on a keyboard without Latin letters', () => {
    expect(chordOf(press({ key: 'ت', code: 'KeyJ' }))).toBe('j');
    expect(chordOf(press({ key: 'ن', code: 'KeyK', ctrlKey: true }))).toBe('mod+k');
  });
});

describe('the registry of keys', () => {
  it('asks the part of the page that came last first, and skips what does not hold now', () => {
    const registry = new KeyRegistry();
    const [below, above] = [vi.fn(), vi.fn()];
    const dialog = {};
    registry.set({}, [{ keys: 'd', label: 'Decide', run: below }]);
    registry.set(dialog, [{ keys: 'd', label: 'Do', run: above }]);
    expect(registry.find('d')?.run).toBe(above);
    registry.set(dialog, [{ keys: 'd', label: 'Do', run: above, when: false }]);
    expect(registry.find('d')?.run).toBe(below);
  });
  it('keeps only keys that print nothing when single keys are switched off', () => {
    const registry = new KeyRegistry();
    const run = vi.fn();
    registry.set(
      {},
      ['j', 'Shift+X', 'mod+k', 'Escape'].map((keys) => ({ keys, label: keys, run })),
    );
    registry.singleKeys = false;
    expect(['j', 'Shift+X', 'mod+k', 'Escape'].map((keys) => registry.find(keys) !== undefined)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
  it('lists what the help shows, and only tells of changes', () => {
    const registry = new KeyRegistry();
    const changed = vi.fn();
    registry.subscribe(changed);
    const owner = {};
    registry.set(owner, [
      { keys: 'j', label: 'Next' },
      { keys: 'ArrowDown', label: 'Next', hidden: true },
    ]);
    registry.set(owner, [{ keys: 'j', label: 'Next' }]);
    expect(registry.list().map((binding) => binding.keys)).toEqual(['j']);
    expect(changed).toHaveBeenCalledTimes(1);
  });
});
