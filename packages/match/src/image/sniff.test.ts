import { describe, expect, it } from 'vitest';
import { isPolyglot, sniff } from './sniff.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const JPEG = `\xff\xd8\xff\xe0${'x'.repeat(2000)}\xff\xd9`;

describe('a file', () => {
  it.each([
    [JPEG, { kind: 'image', type: 'jpeg' }],
    ['\x89PNG\r\n\x1a\n', { kind: 'image', type: 'png' }],
    ['RIFF\0\0\0\0WEBPVP8 ', { kind: 'image', type: 'webp' }],
    ['\0\0\0\x1cftypavif', { kind: 'image', type: 'heif' }],
    ['\0\0\0\x1cftypisom', { kind: 'video' }],
    ['RIFF\0\0\0\0AVI LIST', { kind: 'video' }],
    ['\x1aE\xdf\xa3webm', { kind: 'video' }],
    ['<?xml version="1.0"?><!-- a --><svg xmlns="x">', { kind: 'svg' }],
    ['  <svg>', { kind: 'svg' }],
    ['<html><p>words about <svg> ', { kind: 'other' }],
    ['%PDF-1.7', { kind: 'other' }],
    ['', { kind: 'other' }],
  ])('is what its first bytes say (%#)', (text, expected) => expect(sniff(bytes(text))).toEqual(expected));
});

describe('an image that is something else as well', () => {
  it.each([
    ['a document in its first kilobyte', JPEG.replace('xxx', '%PDF-1.4')],
    ['a script in its first kilobyte', JPEG.replace('xxx', '<script>')],
    ['an archive at its end', `${JPEG}PK\x03\x04...PK\x05\x06${'\0'.repeat(18)}`],
    ['the end of an archive within its last bytes', JPEG.replace('xx\xff\xd9', 'PK\x05\x06xx\xff\xd9')],
    ['a program after it', `${JPEG}\0\0MZ\x90`],
    ['an archive of another kind after it', `${JPEG}Rar!\x1a\x07`],
  ])('is seen: %s', (_, text) => expect(isPolyglot(bytes(text), 'jpeg')).toBe(true));
  it('is not suspected of a plain image, nor of one with a film appended by a telephone', () => {
    expect(isPolyglot(bytes(JPEG), 'jpeg')).toBe(false);
    expect(isPolyglot(bytes(`${JPEG}\0\0\0\x1cftypmp42`), 'jpeg')).toBe(false);
  });
});
