/**
 * Cases for what no single service's rule decides: every code from both sides, hostile texts, equality.
 * They run in the tests beside this file and are published as vectors for other implementations.
 */
import type { LocatorCode } from './codes.ts';
import type { LocatorContext, LocatorVerdict } from './verdict.ts';

export interface LocatorCase {
  readonly text: string;
  readonly item?: LocatorContext;
  readonly result: LocatorVerdict['result'];
  /** Exactly these codes, in this order. */
  readonly codes: readonly LocatorCode[];
}

const stops = (code: LocatorCode, ...texts: string[]): LocatorCase[] =>
  texts.map((text) => ({ text, result: 'stop', codes: [code] }));
const passes = (...texts: string[]): LocatorCase[] => texts.map((text) => ({ text, result: 'pass', codes: [] }));

const RANGE = { fromSeconds: 12, toSeconds: 40 };

export const CONTAINER_CASES: readonly LocatorCase[] = [
  ...stops('home-page', 'https://news.example/', 'https://news.example', 'https://news.example/index.html'),
  ...stops('home-page', 'https://news.example/en/', 'https://news.example/?utm_source=x'),
  ...stops('collection-page', 'https://news.example/category/world', 'https://news.example/collections/spring/'),
  ...stops(
    'collection-page',
    'https://news.example/2019/04/',
    'https://news.example/latest',
    'https://news.example/page/7',
  ),
  ...stops('search-page', 'https://news.example/search/anything', 'https://news.example/?s=anything'),
  ...stops('search-page', 'https://news.example/all?q=anything'),
  ...stops(
    'tag-page',
    'https://news.example/tag/anything',
    'https://news.example/tags',
    'https://news.example/tag/a/page/2',
  ),
  ...stops('channel-root', 'https://social.example/@somebody', 'https://video.example/user/somebody'),
  ...stops(
    'wildcard',
    'https://news.example/articles/*',
    'https://*.news.example/article/1',
    'https://news.example/a%2A',
  ),
  ...stops('whole-domain', 'https://co.uk/'),
  { text: 'news.example', result: 'stop', codes: ['scheme-missing', 'whole-domain'] },
  { text: '*.news.example', result: 'stop', codes: ['scheme-missing', 'wildcard', 'whole-domain'] },
  ...passes(
    'https://news.example/world/a-report',
    'https://news.example/?p=17',
    'https://news.example/tag/a/b/a-report',
  ),
  ...passes(
    'https://news.example/2019/04/10/a-report',
    'https://social.example/@somebody/110',
    'https://forum.example/#/post/7',
  ),
  { text: 'https://social.example/@somebody', item: { itemType: 'ACCOUNT' }, result: 'pass', codes: [] },
  { text: 'https://social.example/@somebody', item: { itemType: 'POST' }, result: 'stop', codes: ['channel-root'] },
  { text: 'https://news.example/', item: { itemType: 'ACCOUNT' }, result: 'stop', codes: ['home-page'] },
  {
    text: 'https://archive.org/details/texts',
    item: { itemType: 'CHANNEL' },
    result: 'stop',
    codes: ['collection-page'],
  },
];

export const HOP_AND_TIME_CASES: readonly LocatorCase[] = [
  { text: 'https://bit.ly/synth', result: 'fixable', codes: ['shortener-without-target'] },
  { text: 'https://bit.ly/synth', item: { target: ' ' }, result: 'fixable', codes: ['shortener-without-target'] },
  {
    text: 'https://bit.ly/synth',
    item: { target: 'https://t.co/synth' },
    result: 'fixable',
    codes: ['shortener-without-target'],
  },
  { text: 'https://bit.ly/synth', item: { target: 'https://news.example/' }, result: 'stop', codes: ['home-page'] },
  {
    text: 'https://bit.ly/synth',
    item: { itemType: 'SHORTLINK', target: 'https://news.example/a/b' },
    result: 'pass',
    codes: [],
  },
  { text: 'https://bit.ly/', result: 'stop', codes: ['home-page'] },
  { text: 'https://vimeo.com/1', item: { itemType: 'VIDEO' }, result: 'fixable', codes: ['time-range-missing'] },
  { text: 'https://vimeo.com/1', item: { itemType: 'LIVE_STREAM' }, result: 'fixable', codes: ['time-range-missing'] },
  {
    text: 'https://vimeo.com/1',
    item: { itemType: 'AUDIO', timeRange: { fromSeconds: 40, toSeconds: 12 } },
    result: 'fixable',
    codes: ['time-range-missing'],
  },
  { text: 'https://vimeo.com/1', item: { itemType: 'VIDEO', timeRange: RANGE }, result: 'pass', codes: [] },
  { text: 'https://vimeo.com/1', item: { itemType: 'IMAGE' }, result: 'pass', codes: [] },
];

export const HOSTILE_CASES: readonly LocatorCase[] = [
  ...stops('lookalike-domain', 'https://аrchive.org/details/synthetic', 'https://аррӏе.com/x', 'https://ýoutube.com/x'),
  ...stops('lookalike-domain', 'https://y0utube.com/abc', 'https://archive.org.news.example/details/synthetic'),
  ...stops('lookalike-domain', 'https://you\u200btube.com/shorts/abcdefghijk', 'https://news.example/\u202etxt.exe'),
  ...stops('lookalike-domain', 'https://ｙoutube.com/shorts/abcdefghijk', 'https://xn--80ak6aa92e.com/x'),
  ...passes(
    'https://пример.рф/новость',
    'https://例え.jp/x',
    'https://münchen.example/x',
    'https://news.example/می\u200cخواهم',
  ),
  ...stops(
    'credentials-in-url',
    'https://user:pass@news.example/a',
    'https://youtube.com@news.example/a',
    'https://@news.example/a',
  ),
  ...passes('https://mas.to/@somebody@mastodon.social/110', 'https://news.example/a@b'),
  ...stops(
    'scheme-not-http',
    'javascript:alert(1)',
    'ftp://news.example/a',
    'hxxps://news.example/a',
    'data:text/html,x',
  ),
  ...stops('scheme-not-http', 'file:///etc/hosts', 'tg://resolve?domain=synthetic', 'mailto:a@news.example'),
  ...stops('private-address', 'http://127.0.0.1/a', 'http://2130706433/a', 'http://0x7f.1/a', 'http://0177.0.0.1/a'),
  ...stops(
    'private-address',
    'http://10.1.2.3/a',
    'http://172.31.9.9/a',
    'http://192.168.0.1/a',
    'http://169.254.169.254/a',
  ),
  ...stops('private-address', 'http://100.64.0.1/a', 'http://0.0.0.0/a', 'http://198.19.0.1/a', 'http://203.0.113.9/a'),
  ...stops(
    'private-address',
    'http://[::1]/a',
    'http://[fd00::1]/a',
    'http://[fe80::1]/a',
    'http://[::ffff:10.0.0.1]/a',
  ),
  ...stops(
    'private-address',
    'http://[64:ff9b::a00:1]/a',
    'http://[2002:a00:1::]/a',
    'http://localhost/a',
    'http://a.localhost./a',
  ),
  ...stops(
    'private-address',
    'http://printer.local/a',
    'http://db.internal/a',
    'http://intranet/a',
    'http://10.0.0.1.nip.io/a',
  ),
  ...passes('http://172.32.0.1/a', 'http://100.128.0.1/a', 'http://[2606:4700::1111]/a', 'http://11.0.0.1/a'),
  ...stops(
    'not-a-url',
    '',
    ' ',
    'see attached list',
    'https://',
    'https://a..example/x',
    '//news.example/a',
    'http://[::1/a',
  ),
  ...stops(
    'not-a-url',
    'https://news.example/a https://news.example/b',
    'https://news.example:99999/a',
    'https://exa mple/a',
    'https://news.example../a',
    'https://10.0.01../a',
  ),
  ...stops('too-long', `https://news.example/${'a'.repeat(2048)}`),
  ...stops(
    'contains-control-characters',
    'https://news.example/a\tb',
    'https://news.example/\u0000',
    'https://news.example/%0Aa',
  ),
  ...stops('contains-control-characters', 'https://news.example/a\r\nSet-Cookie:x', 'https://news.example/\ud800'),
  ...passes(`https://news.example/${'a'.repeat(2027)}`, '  https://news.example/a \n'),
  { text: 'news.example/a', result: 'pass', codes: ['scheme-missing'] },
  { text: 'https://news.example:8443/a', result: 'pass', codes: ['port-unusual'] },
];

/** Each row: texts that name the same thing, the first being the form for equality. */
export const EQUALITY_CASES: readonly (readonly string[])[] = [
  [
    'https://news.example/a',
    'HTTPS://News.Example:443/a/',
    'https://news.example/a#top',
    'https://news.example./a?utm_source=x',
  ],
  ['https://news.example/a?id=7', 'https://news.example/a?fbclid=1&id=7&utm_medium=y', 'news.example/a/?id=7'],
  ['https://news.example/#/post/7', 'https://news.example/?gclid=1#/post/7'],
  [
    'https://www.youtube.com/watch?v=abcdefghijk',
    'http://youtu.be/abcdefghijk#t=1',
    'm.youtube.com/watch?app=m&v=abcdefghijk',
  ],
];

/** Texts whose forms must differ: equality that is too wide would merge two people's posts. */
export const INEQUALITY_CASES: readonly (readonly [string, string])[] = [
  ['https://news.example/a', 'https://news.example/A'],
  ['https://news.example/a', 'http://news.example/a'],
  ['https://news.example/a?id=7', 'https://news.example/a?id=8'],
  ['https://youtu.be/abcdefghijk', 'https://youtu.be/abcdefghijK'],
  ['https://t.me/synthetic/1', 'https://t.me/synthetic/1?comment=2'],
  ['https://archive.org/details/Synthetic', 'https://archive.org/details/synthetic'],
];
