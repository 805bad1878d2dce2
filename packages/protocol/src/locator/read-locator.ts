/** From a text to a parsed address, or to the reasons why it is none. Text is untrusted: any characters, any length. */
import type { LocatorFinding } from './verdict.ts';
import { hiddenCharacters } from './lookalike.ts';

export const LONGEST_LOCATOR = 2048;

export interface ReadLocator {
  readonly url: URL;
  /** Without a trailing dot. */
  readonly host: string;
  readonly rawHost: string;
  /** A name was given without scheme and without path. */
  readonly bareHost: boolean;
  readonly findings: readonly LocatorFinding[];
}
export interface UnreadLocator {
  readonly url?: undefined;
  readonly findings: readonly LocatorFinding[];
}

const CONTROL = /[\0-\x1f\x7f-\x9f\u2028\u2029]/;
const ENCODED_CONTROL = /%(?:[01][0-9a-f]|7f)/i;
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
// One class, one pass: a pattern with two overlapping parts would take quadratic time on hostile text.
const HOST_FIRST = /^([^\s/?#:@\\]+)(?::\d{1,5})?(?=[/?#]|$)/;
const SECOND_ADDRESS = /\s\S*https?:\/\//i;

const unread = (code: LocatorFinding['code'], detail: string): UnreadLocator => ({ findings: [{ code, detail }] });

/** ASCII blanks only: String.trim would also drop a zero-width mark that must be seen. */
export function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  const blank = (index: number): boolean =>
    text[index] === ' ' || (text.charCodeAt(index) < 14 && text.charCodeAt(index) > 8);
  while (from < to && blank(from)) from++;
  while (to > from && blank(to - 1)) to--;
  return text.slice(from, to);
}

/** Short and printable, for a finding's detail. */
export function quoted(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return short.replace(/[^\x20-\x7e…]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

/** What stands between the slashes, as typed: perhaps a name and `@`, the host, perhaps a port. */
function authorityOf(address: string): string {
  const rest = address.replace(SCHEME, '').replace(/^[/\\]*/, '');
  return rest.slice(0, `${rest}/`.search(/[/\\?#]/));
}

const startsWithHost = (text: string): boolean => /\.[^.]/.test(HOST_FIRST.exec(text)?.[1] ?? '');

function parse(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined; // the parser's way of saying that the text is no address
  }
}

function plainProblem(text: string): UnreadLocator | undefined {
  if (text === '') return unread('not-a-url', 'the text is empty');
  if (CONTROL.test(text) || !text.isWellFormed()) {
    return unread('contains-control-characters', quoted(text));
  }
  if (SECOND_ADDRESS.test(text)) return unread('not-a-url', 'more than one address in one field');
  return undefined;
}

function readUrl(text: string, schemeless: boolean): ReadLocator | UnreadLocator {
  const address = schemeless ? `https://${text}` : text;
  const authority = authorityOf(address);
  const rawHost = authority.slice(authority.lastIndexOf('@') + 1);
  const hidden = hiddenCharacters(text, rawHost);
  const findings: LocatorFinding[] = hidden === undefined ? [] : [{ code: 'lookalike-domain', detail: hidden }];
  const url = parse(address);
  // One dot at the end names the same host. Were two taken away, `10.01..`, which is a name, would become a number.
  const host = url === undefined ? '' : url.hostname.replace(/\.$/, '');
  if (url === undefined || host === '' || host.startsWith('.') || host.endsWith('.') || host.includes('..')) {
    return { findings: [...findings, { code: 'not-a-url', detail: quoted(text) }] };
  }
  if (url.username !== '' || url.password !== '' || authority.includes('@')) {
    return { findings: [...findings, { code: 'credentials-in-url', detail: `the host is ${host}` }] };
  }
  if (ENCODED_CONTROL.test(url.pathname)) {
    return { findings: [...findings, { code: 'contains-control-characters', detail: quoted(url.pathname) }] };
  }
  if (schemeless) findings.push({ code: 'scheme-missing', detail: 'read as https' });
  if (url.port !== '') findings.push({ code: 'port-unusual', detail: `port ${url.port}` });
  return { url, host, rawHost, bareHost: schemeless && !/[/?#]/.test(text), findings };
}

export function readLocator(input: string): ReadLocator | UnreadLocator {
  // Length first, on the raw text: nothing below may depend on how much somebody sends.
  if (input.length > LONGEST_LOCATOR) return unread('too-long', `${input.length} characters`);
  const text = trimmed(input);
  const problem = plainProblem(text);
  if (problem !== undefined) return problem;
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https') return readUrl(text, false);
  if (startsWithHost(text)) return readUrl(text, true);
  if (scheme !== undefined) return unread('scheme-not-http', quoted(`${scheme}:`));
  return unread('not-a-url', quoted(text));
}
