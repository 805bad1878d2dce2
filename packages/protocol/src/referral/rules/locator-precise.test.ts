import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeItem } from '../fixtures/sample-case.ts';
import { normalised } from '../locators.ts';
import { mayOverride, verdictOf } from './locator-precise.ts';

const at = (locator: string) => completeItem(1, { locator });

describe('which stopped addresses a supervisor’s reason can let through', () => {
  it.each([
    ['a collection', 'https://video.example/playlist/77', true],
    ['a front page', 'https://video.example/', true],
    ['a host name that imitates another', 'https://vide\u043e.example/watch/clip-0001', true],
    ['one item, which nothing stops', 'https://video.example/watch/clip-0001', false],
    ['a text that is no address', 'the video we spoke about', false],
    ['an address with sign-in details', 'https://user:word@video.example/playlist/77', false],
    ['an address inside a private network', 'http://10.0.0.7/playlist/77', false],
    ['nothing', '', false],
  ])('%s', (_, locator, expected) => {
    expect(mayOverride(at(locator))).toBe(expected);
  });
});

describe('two items are compared by one key', () => {
  it('the linter’s verdict and the key of history, locks and deconfliction agree on any text', () => {
    const addresses = fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string(), fc.domain());
    fc.assert(
      fc.property(addresses, (locator) => {
        expect(verdictOf(at(locator)).normalised ?? locator.trim()).toBe(normalised(locator));
      }),
    );
  });
});
