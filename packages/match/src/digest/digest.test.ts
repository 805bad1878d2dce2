import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../bytes.ts';
import { digestFile } from '../node/file-digest.ts';
import { FileDigest } from './file-digest.ts';
import { linkHash, normaliseLink } from './link.ts';

const theirs = (name: string, bytes: Uint8Array): string => createHash(name).update(bytes).digest('hex');

describe('the digests of a file', () => {
  it('are SHA-256 and MD5, however the file is cut into chunks, and the same on Node', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.nat(400), async (bytes, cut) => {
        const mine = new FileDigest().update(bytes.subarray(0, cut)).update(bytes.subarray(cut)).finish();
        expect([toHex(mine.sha256), toHex(mine.md5), mine.sizeBytes]).toEqual([
          theirs('sha256', bytes),
          theirs('md5', bytes),
          bytes.length,
        ]);
        expect(await digestFile(bytes)).toEqual(mine);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a link', () => {
  it.each([
    ['http://Example.EXAMPLE:80/a/../b?x=1#part', 'https://example.example/b?x=1'],
    ['https://user:secret@example.example./%7euser/%e2%82', 'https://example.example/~user/%E2%82'],
    ['https://example.example/?', 'https://example.example/'],
    ['https://example.example:8443/a b', 'https://example.example:8443/a%20b'],
    ['https://xn--bcher-kva.example/', 'https://xn--bcher-kva.example/'],
    ['https://bücher.example', 'https://xn--bcher-kva.example/'],
  ])('%s has the normal form %s', (text, normal) => expect(normaliseLink(text)).toBe(normal));
  it.each([
    'ftp://example.example/',
    'javascript:alert(1)',
    'nonsense',
    '',
    `https://example.example/${'a'.repeat(9000)}`,
  ])('is none: %s', (text) => expect(normaliseLink(text)).toBeNull());
  it('keeps its normal form', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const once = normaliseLink(url);
        expect(once === null || normaliseLink(once) === once).toBe(true);
      }),
    );
  });
  it('of another page of the same site has another hash', () => {
    expect(linkHash('https://video.example/1')).not.toEqual(linkHash('https://video.example/2'));
  });
});
