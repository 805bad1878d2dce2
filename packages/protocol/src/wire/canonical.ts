/**
 * Canonical JSON after RFC 8785: one text for one value, so that a digest means the document and not its spelling.
 * ECMAScript's number formatting is the one the RFC prescribes; member names sort by UTF-16 code units, as `sort` does.
 * Lone surrogates and non-finite numbers have no canonical form: a `TypeError`, because only a bug puts them here.
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined };

export function canonical(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('a number without a JSON form');
    return JSON.stringify(value);
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('a string with a lone surrogate');
    return JSON.stringify(value);
  }
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  const members = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort()
    .map((name) => `${canonical(name)}:${canonical(value[name] as Json)}`);
  return `{${members.join(',')}}`;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
