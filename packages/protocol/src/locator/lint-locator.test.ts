import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCATOR_CODES } from './codes.ts';
import { ITEM_TYPES } from './item-type.ts';
import { lintLocator, normaliseLocator } from './lint-locator.ts';
import { decodePunycode } from './punycode.ts';
import { SERVICE_RULES } from './services/index.ts';
import { SHORTENER_HOSTS } from './shorteners.ts';

const known = SERVICE_RULES.flatMap(({ cases }) =>
  [...cases.pass, ...cases.stop, ...cases.account].map(([text]) => text),
);
const hosts = SERVICE_RULES.flatMap(({ hosts: own, otherHosts = [] }) => [...own, ...otherHosts]).map((host) =>
  host.replace('*', 'any'),
);
const piece = fc.oneof(
  fc.constantFrom(
    ...'/?#&=@:.*%[]\\',
    '//',
    '..',
    '%2e%2e',
    '%2F',
    '%zz',
    '%00',
    '\u202e',
    '\u200b',
    'xn--',
    'https://',
    'watch',
    'v=',
  ),
  fc.constantFrom(...known.flatMap((text) => text.split(/(?=[/?&=])/))),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const nearAddress = fc
  .tuple(fc.constantFrom(...hosts, 'news.example'), fc.array(piece, { maxLength: 8 }))
  .map(([host, parts]) => `https://${host}/${parts.join('')}`);
const anything = fc.oneof(
  nearAddress,
  fc.constantFrom(...known),
  fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 3000 }),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
);
const context = fc.record(
  {
    itemType: fc.constantFrom(...ITEM_TYPES),
    target: anything,
    timeRange: fc.record({ fromSeconds: fc.double(), toSeconds: fc.double() }),
  },
  { requiredKeys: [] },
);

describe('the linter, given any text at all', () => {
  it('answers and never throws', () => {
    fc.assert(
      fc.property(anything, context, (text, item) => {
        const verdict = lintLocator(text, item);
        expect(['pass', 'fixable', 'stop']).toContain(verdict.result);
        const severities = verdict.findings.map(({ code }) => LOCATOR_CODES[code].severity);
        expect(verdict.result === 'stop').toBe(severities.includes('stop'));
        if (verdict.normalised === undefined) expect(verdict.result).toBe('stop');
      }),
      { numRuns: 4000 },
    );
  });

  it('has one form for equality that is its own form', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const once = normaliseLocator(text);
        // A form may outgrow the limit when characters are percent-encoded; then it is no longer read.
        if (once !== undefined && once.length <= 2048) expect(normaliseLocator(once)).toBe(once);
      }),
      { numRuns: 6000 },
    );
  });

  it('gives the form the same service and kind of page as the text', () => {
    fc.assert(
      fc.property(fc.oneof(nearAddress, fc.constantFrom(...known)), (text) => {
        const verdict = lintLocator(text);
        if (verdict.normalised === undefined || verdict.normalised.length > 2048) return;
        const again = lintLocator(verdict.normalised);
        expect(again.service).toBe(verdict.service);
        if (verdict.page !== 'domain') expect(again.page).toBe(verdict.page);
      }),
      { numRuns: 4000 },
    );
  });

  it('comes to an end on texts made to trap patterns', () => {
    // No clock here: a pattern that backtracks without bound would outlast the runner's own limit.
    for (const text of ['.', ':', '/', '@', '%', '*', ' h', '#/', 'a.', '\u0430', 'xn--', '\\', '%2f']) {
      for (const start of ['', 'https://', 'https://news.example/', 'https://archive.org/details/']) {
        const longest = (start + text.repeat(2048)).slice(0, 2048);
        expect(['pass', 'fixable', 'stop']).toContain(lintLocator(longest).result);
        expect(lintLocator(`${longest}a`).findings.map(({ code }) => code)).toEqual(['too-long']);
      }
    }
    expect(lintLocator('a'.repeat(50_000_000)).result).toBe('stop');
  });
});

describe('verdicts', () => {
  it('name both hops of a short link', () => {
    const verdict = lintLocator('https://bit.ly/synth', {
      itemType: 'SHORTLINK',
      target: 'https://youtu.be/abcdefghijk',
    });
    expect(verdict).toMatchObject({
      result: 'pass',
      host: 'bit.ly',
      serviceKind: 'link-shortener',
      target: { normalised: 'https://www.youtube.com/watch?v=abcdefghijk', host: 'youtu.be', service: 'youtube' },
    });
  });
  it('hold the target of a short link to the same rules', () => {
    const verdict = lintLocator('https://bit.ly/synth', { target: 'https://archive.org/details/prelinger' });
    expect(verdict.findings).toEqual([{ code: 'collection-page', detail: 'target: a page that lists many items' }]);
  });
  it('know every listed shortener', () => {
    for (const host of SHORTENER_HOSTS) {
      expect(lintLocator(`https://${host}/abc`).findings.map(({ code }) => code)).toEqual(['shortener-without-target']);
    }
  });
  it('show no unprintable character of the text in a detail', () => {
    const [finding] = lintLocator('\u202eevil\u0007').findings;
    expect(finding?.detail).toBe('\\u{202e}evil\\u{7}');
  });
  it('treat a page at an own port as of the service, without giving it the canonical form', () => {
    const { normalised, service } = lintLocator('http://youtube.com:8080/shorts/abcdefghijk');
    expect([normalised, service]).toEqual(['http://www.youtube.com:8080/shorts/abcdefghijk', 'youtube']);
  });
});

describe('the table of codes', () => {
  it('has four texts for every code, each a sentence', () => {
    for (const row of Object.values(LOCATOR_CODES)) {
      for (const text of [row.officer, row.analyst, row.public, row.remedy]) expect(text).toMatch(/^[A-Z].{15,}[.]$/);
    }
  });
  it('lets no override pass what is no public web address', () => {
    const firm = Object.entries(LOCATOR_CODES).filter(([, row]) => row.severity === 'stop' && !row.overridable);
    expect(firm.map(([code]) => code).sort()).toEqual(
      [
        'contains-control-characters',
        'credentials-in-url',
        'not-a-url',
        'private-address',
        'scheme-not-http',
        'too-long',
      ].sort(),
    );
  });
});

describe('punycode', () => {
  it.each([
    ['mnchen-3ya', 'münchen'],
    ['80ak6aa92e', 'аррӏе'],
    ['r8jz45g', '例え'],
    ['99999999999', undefined],
    ['!!', undefined],
  ])('%s reads as %s', (text, readable) => {
    expect(decodePunycode(text)).toBe(readable);
  });
});
