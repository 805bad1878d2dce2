import { type EdgeRefusal, edge, isEdgeRefusal } from './edge-refusals.ts';

const DEEPEST = 32;
// Names by which careless code reaches an object's prototype.
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

const unreadable = (detail: string): EdgeRefusal => edge('request-unreadable', { detail });

/** Text that a database, a terminal and a page can hold: well-formed Unicode without NUL. */
export const isFitText = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * JSON as RFC 8259 means it and RFC 7493 narrows it: UTF-8, each key once, bounded depth, finite numbers. What two
 * readers could read differently is refused, since the log commits to one reading.
 */
export function parseStrictJson(bytes: Uint8Array): { readonly value: unknown } | EdgeRefusal {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return unreadable('The body is not UTF-8.');
  }
  try {
    const value: unknown = JSON.parse(text);
    return walk(text, value) ?? { value };
  } catch (error) {
    if (isEdgeRefusal(error)) return error;
    return unreadable('The body is not JSON.');
  }
}

/** The text is valid JSON by now; what JSON.parse lets pass is looked for in the text and in the value. */
function walk(text: string, value: unknown): EdgeRefusal | undefined {
  return doubledOrDeep(text) ?? unfit(value);
}

/** One pass over the text: depth, and each object's keys once. */
function doubledOrDeep(text: string): EdgeRefusal | undefined {
  const open: (Set<string> | null)[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at]!;
    if (character === '"') {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (keys && text[skipSpace(text, end)] === ':') {
        const key = JSON.parse(text.slice(at, end)) as string;
        if (FORBIDDEN_KEYS.has(key)) return unreadable('A key has a name that is not allowed.');
        if (keys.has(key)) return unreadable('A key stands twice in the same object.');
        keys.add(key);
      }
      at = end;
      continue;
    }
    if (character === '{' || character === '[') open.push(character === '{' ? new Set() : null);
    if (character === '}' || character === ']') open.pop();
    if (open.length > DEEPEST) return unreadable(`The body is nested more than ${DEEPEST} levels deep.`);
    at += 1;
  }
  return undefined;
}

/** The position after the closing quote. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && ' \n\r\t'.includes(text[at]!)) at += 1;
  return at;
}

/** Depth is bounded by now, so this may recurse. */
function unfit(value: unknown): EdgeRefusal | undefined {
  if (typeof value === 'string')
    return isFitText(value) ? undefined : unreadable('A text contains characters that cannot be kept.');
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : unreadable('A number is too large.');
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found =
      unfit(inner) ?? (isFitText(key) ? undefined : unreadable('A key contains characters that cannot be kept.'));
    if (found) return found;
  }
  return undefined;
}
