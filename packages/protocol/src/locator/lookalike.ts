/** Host names that can be mistaken for another: hidden characters, mixed scripts, imitations of a known service. */
import { latinised, skeleton } from './confusables.ts';
import { readableLabel } from './punycode.ts';
import { registrableDomain } from './public-suffixes.ts';
import { KNOWN_HOSTS, serviceAtHost } from './service-index.ts';

// Controls that turn the reading direction can make any part of an address read backwards.
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
// Invisible anywhere; the two joiners (200c, 200d) are proper spelling in paths of Persian or Hindi pages.
const INVISIBLE =
  /[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]/u;
const JOINERS = /[\u200c\u200d]/u;
const ASCII_ONLY = /^[\0-\x7f]*$/;

const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Bopomofo',
  'Thai',
  'Georgian',
  'Devanagari',
  'Cherokee',
] as const;
type Script = (typeof SCRIPTS)[number];

const SCRIPT_TESTS = SCRIPTS.map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const);
// Combinations in which a language is really written (Unicode UTS 39, "highly restrictive").
const WRITTEN_TOGETHER: readonly ReadonlySet<Script>[] = [
  new Set<Script>(['Latin', 'Han', 'Hiragana', 'Katakana']),
  new Set<Script>(['Latin', 'Han', 'Bopomofo']),
  new Set<Script>(['Latin', 'Han', 'Hangul']),
];

const scriptsOf = (text: string): Script[] =>
  SCRIPT_TESTS.filter(([, pattern]) => pattern.test(text)).map(([script]) => script);

const mixed = (scripts: readonly Script[]): boolean =>
  scripts.length > 1 && !WRITTEN_TOGETHER.some((set) => scripts.every((script) => set.has(script)));

function labelFinding(label: string, topLevel: string): string | undefined {
  if (ASCII_ONLY.test(label)) return undefined;
  const scripts = scriptsOf(label);
  if (mixed(scripts)) return `the label mixes ${scripts.join(' and ')} letters`;
  const foreign = scripts[0] !== undefined && scripts[0] !== 'Latin' ? scripts[0] : undefined;
  // A Russian name under a Russian top level is what it looks like; under .com the same letters imitate.
  if (foreign !== undefined && /^[a-z0-9-]+$/.test(latinised(label)) && !scriptsOf(topLevel).includes(foreign)) {
    return `${foreign} letters that read as "${latinised(label)}"`;
  }
  return undefined;
}

// Names shorter than this have too many honest neighbours to be told apart by likeness.
const SHORTEST_IMITATED = 7;
const IMITATED = new Map<string, string>();
for (const host of KNOWN_HOSTS) {
  const domain = registrableDomain(host);
  if (domain.length >= SHORTEST_IMITATED) IMITATED.set(skeleton(domain), domain);
}

function imitation(host: string, readable: string): string | undefined {
  if (serviceAtHost(host) !== undefined) return undefined;
  const domain = registrableDomain(readable);
  const imitated = IMITATED.get(skeleton(domain));
  if (imitated !== undefined && imitated !== domain) return `reads like ${imitated}`;
  const labels = host.split('.');
  const own = registrableDomain(host).split('.').length;
  for (let start = 0; start + 2 <= labels.length - own; start++) {
    const pair = labels.slice(start, start + 2).join('.');
    if (IMITATED.get(skeleton(pair)) === pair) return `${pair} stands in front of the real domain`;
  }
  return undefined;
}

/** What hides in the text as it was typed; the parser would silently drop or map these characters. */
export function hiddenCharacters(text: string, rawHost: string): string | undefined {
  if (ASCII_ONLY.test(text)) return undefined;
  if (BIDI.test(text)) return 'a control character that turns the reading direction';
  if (INVISIBLE.test(text)) return 'an invisible character';
  if (JOINERS.test(rawHost)) return 'an invisible joiner inside the host name';
  return undefined;
}

/** `host` as the parser gives it; `rawHost` as it was typed. */
export function lookalikeFinding(host: string, rawHost: string): string | undefined {
  const plain = ASCII_ONLY.test(rawHost);
  if (plain && !host.includes('xn--')) return imitation(host, host);
  const labels = host.split('.').map(readableLabel);
  const topLevel = labels.at(-1) ?? '';
  for (const label of labels) {
    const finding = labelFinding(label, topLevel);
    if (finding !== undefined) return finding;
  }
  if (!plain && !host.includes('xn--')) return `written with other characters, it leads to ${host}`;
  return imitation(host, labels.join('.'));
}
