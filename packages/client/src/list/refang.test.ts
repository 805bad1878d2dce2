import { expect, it } from 'vitest';
import { refang } from './refang.ts';

it.each([
  ['hxxp://a.example/x', 'http://a.example/x'],
  ['hXXps://a.example/x', 'https://a.example/x'],
  ['h**ps://a.example', 'https://a.example'],
  ['hxxps[:]//a[.]example/x', 'https://a.example/x'],
  ['https[://]a.example/x', 'https://a.example/x'],
  ['http://a[dot]b(dot)example/x', 'http://a.b.example/x'],
  ['a{.}example[:]8080/x', 'a.example:8080/x'],
  ['https://a [.] example/x', 'https://a.example/x'],
  ['https://a.example/x[.]html', 'https://a.example/x.html'],
  ['fxp://a.example/x', 'ftp://a.example/x'],
])('%s is armed as %s', (written, meant) => expect(refang(written)).toBe(meant));

it.each([
  'https://a.example/wiki/Set_(dot)_theory',
  'https://a.example/a(.)b',
  'https://a.example/?q=hxxp://b',
  'https://[2001:db8::1]/x',
  'https://a.example/HXXP',
  'tg://resolve?domain=x',
])('%s is left alone', (address) => expect(refang(address)).toBe(address));
