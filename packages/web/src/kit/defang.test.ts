import { describe, expect, it } from 'vitest';
import { defang, locatorParts } from './defang.ts';

describe('a locator on the screen', () => {
  it('cannot be turned into a link', () => {
    expect(defang('https://archive.example/details/a.b?c=d.e')).toBe('hxxps://archive[.]example/details/a.b?c=d.e');
    expect(defang('HTTP://a.b.example')).toBe('hxxp://a[.]b[.]example');
    expect(defang('ftp://files.example/x')).toBe('fxp://files[.]example/x');
    expect(defang('chat.example/joinme')).toBe('chat[.]example/joinme');
  });
  it('shows credentials as what they are', () => {
    expect(defang('https://bank.example@evil.example/')).toBe('hxxps://bank[.]example[@]evil[.]example/');
  });
  it('leaves handles and ids alone', () => {
    expect(defang('@handle_7')).toBe('@handle_7');
    expect(defang('msg:8812')).toBe('msg:8812');
  });
  it('shows hidden characters by their code point', () => {
    expect(locatorParts('a\u200bb\u202e')).toEqual([
      { text: 'a', hidden: false },
      { text: 'U+200B', hidden: true },
      { text: 'b', hidden: false },
      { text: 'U+202E', hidden: true },
    ]);
    expect(locatorParts('plain')).toEqual([{ text: 'plain', hidden: false }]);
  });
});
