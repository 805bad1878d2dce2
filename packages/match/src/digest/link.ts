// Links are compared exactly, as the SHA-256 of one normal spelling. Never by host or by the beginning of a path: that
// would block whole sites.
import { sha256 } from './sha256.ts';

const LONGEST = 8192;
const UNRESERVED = /^[A-Za-z0-9\-._~]$/;

/** An escaped letter or digit is that letter or digit; other escapes are written in capitals. */
function plainEscapes(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (escape, hex: string) => {
    const char = String.fromCharCode(Number.parseInt(hex, 16));
    return UNRESERVED.test(char) ? char : escape.toUpperCase();
  });
}

/** By hand: a pattern for it takes quadratic time on a host of dots. */
function withoutTrailingDots(host: string): string {
  let end = host.length;
  while (end > 0 && host[end - 1] === '.') end--;
  return host.slice(0, end);
}

/**
 * One spelling per address: what the URL standard makes of it, without name and password, fragment, trailing dots of the
 * host, an empty query, and needless escapes; http and https are one. `null`: not an http address. Whoever has the
 * protocol's own normal form (it knows services and tracking parameters) gives that one to `linkHash` instead.
 */
export function normaliseLink(text: string): string | null {
  if (text.length > LONGEST || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const host = withoutTrailingDots(url.hostname);
  if (host === '') return null;
  const port = url.port === '' ? '' : `:${url.port}`;
  const search = url.search === '?' ? '' : url.search;
  return `https://${host}${port}${plainEscapes(url.pathname)}${plainEscapes(search)}`;
}

/** The hash under which a normalised link stands in a list. */
export const linkHash = (normalised: string): Uint8Array => sha256(new TextEncoder().encode(normalised));
