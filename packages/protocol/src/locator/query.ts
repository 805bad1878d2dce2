/** Query strings as pairs, without the re-encoding that URLSearchParams does (equality must be stable). */
import { isTracking } from './tracking-parameters.ts';

export function decodePart(part: string): string {
  if (!part.includes('%')) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray percent sign: keep what was written
  }
}

const nameOf = (pair: string): string => {
  const equals = pair.indexOf('=');
  return decodePart(equals < 0 ? pair : pair.slice(0, equals));
};

const pairsOf = (search: string): string[] =>
  search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '');

/** The search without tracking parameters, with its `?`, or `''`. Order and spelling stay as written. */
export function withoutTracking(search: string): string {
  if (search.length < 2) return '';
  const kept = pairsOf(search).filter((pair) => !isTracking(nameOf(pair).toLowerCase()));
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

/** Names to decoded values; of a repeated name the first counts. */
export function queryOf(search: string): ReadonlyMap<string, string> {
  const query = new Map<string, string>();
  if (search.length < 2) return query;
  for (const pair of pairsOf(search)) {
    const name = nameOf(pair);
    const equals = pair.indexOf('=');
    if (!query.has(name)) query.set(name, equals < 0 ? '' : decodePart(pair.slice(equals + 1)));
  }
  return query;
}
