import { MAX_ADDRESS_LENGTH } from './limits.ts';
import type { ProblemCode } from './problems.ts';
import { refang } from './refang.ts';

/** An address from a cell, or why there is none. */
export type AddressReading =
  | { readonly url: string; readonly schemeAdded: boolean }
  | { readonly code: ProblemCode; readonly what?: string };

/**
 * Reads one cell as an address. It takes off what surrounds an address and undoes disarming; it never shortens one:
 * what cannot be read whole is a problem, because half an address is somebody else's page.
 */
export function readAddress(cell: string): AddressReading {
  const bare = unwrap(cell);
  if (bare === '') return { code: 'address-missing' };
  if (bare.length > MAX_ADDRESS_LENGTH * 2) return { code: 'address-too-long' };
  const url = refang(bare);
  const problem = unreadable(url, cell);
  if (problem) return problem;
  if (hasScheme(url)) return { url, schemeAdded: false };
  if (isBareAddress(url)) return { url: `https://${url.replace(/^\/\//u, '')}`, schemeAdded: true };
  return { code: 'not-an-address', what: cell };
}

/** Says whether a cell is, or was meant as, an address: how columns are told apart where no header names them. */
export function looksLikeAddress(cell: string): boolean {
  if (cell.length > MAX_ADDRESS_LENGTH * 2) return false;
  const url = refang(unwrap(cell));
  return !/\s/u.test(url) && (hasScheme(url) || isBareAddress(url));
}

/** Says whether an address stands at least at the beginning of a cell, with something behind it. */
export function beginsWithAddress(cell: string): boolean {
  const [first = ''] = unwrap(cell.slice(0, MAX_ADDRESS_LENGTH * 2)).split(/\s/u, 1);
  return looksLikeAddress(first);
}

/** The addresses of a cell that holds several, one on each line or with spaces between them; else null. */
export function severalAddresses(cell: string): readonly string[] | null {
  const parts = cell.trim().split(/\s+/u);
  if (parts.length < 2 || parts.length > 100) return null;
  return parts.every((part) => hasScheme(refang(unwrap(part)))) ? parts : null;
}

function unreadable(url: string, cell: string): AddressReading | null {
  if (/\s/u.test(url)) {
    const begins = hasScheme(url.replace(/\s[^]*$/u, '')) || /^(?:www\.)/iu.test(url);
    return begins ? { code: 'space-in-address' } : { code: 'not-an-address', what: cell };
  }
  const strange = /[\p{Cc}\ufffd<>"]/u.exec(url)?.[0];
  if (strange !== undefined && (hasScheme(url) || isBareAddress(url))) {
    return { code: 'character-in-address', what: nameOf(strange) };
  }
  return url.length > MAX_ADDRESS_LENGTH ? { code: 'address-too-long' } : null;
}

// With two slashes any scheme; without them only those that are known to be addresses, as "Note: see below" is none.
const SCHEME =
  /^(?:[a-z][a-z0-9+.-]{0,20}:\/\/[^\s]|(?:mailto|tel|javascript|data|magnet|tg|geo|sms|whatsapp|urn|blob|file):)/iu;
const hasScheme = (url: string): boolean => SCHEME.test(url);

const HOST_NAME = /^(?:\/\/)?(?:[\p{L}\p{N}_-]{1,63}\.){1,10}\p{L}[\p{L}\p{N}-]{1,62}\.?(?::\d{1,5})?(?:[/?#]|$)/u;
const HOST_NUMBER = /^(?:\/\/)?\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?:[/?#]|$)/u;
const isBareAddress = (url: string): boolean => HOST_NAME.test(url) || HOST_NUMBER.test(url);

const nameOf = (character: string): string => {
  const number = character.codePointAt(0) ?? 0;
  return `U+${number.toString(16).toUpperCase().padStart(4, '0')}`;
};

const PAIRS: readonly (readonly [open: string, close: string])[] = [
  ['<', '>'],
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['‘', '’'],
  ['`', '`'],
];

/** Takes off spaces, invisible marks, list bullets, pairs of quotation marks, and a spreadsheet's link formula. */
function unwrap(cell: string): string {
  let text = bareEnds(cell).replace(/^(?:[-*•‣·–—]|\d{1,5}[.)])\s+/u, '');
  text = /^=\s*HYPERLINK\(\s*"(?<link>[^"]*)"/iu.exec(text)?.groups?.['link'] ?? text;
  for (const [open, close] of PAIRS) {
    if (text.length > 2 && text.startsWith(open) && text.endsWith(close)) text = text.slice(1, -1);
  }
  return bareEnds(text);
}

// Copying from a web page or a chat leaves zero-width and direction marks at both ends; inside, the linter judges them.
const INVISIBLE = '[\\s\\u200b-\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff]';
const ENDS = new RegExp(`^${INVISIBLE}+`, 'u');
const isInvisible = new RegExp(INVISIBLE, 'u');

// The far end is walked by hand: a pattern anchored there would take quadratic time on a cell full of spaces.
function bareEnds(text: string): string {
  const start = text.replace(ENDS, '');
  let end = start.length;
  while (end > 0 && isInvisible.test(start.charAt(end - 1))) end -= 1;
  return start.slice(0, end);
}
