import type { Row } from '../contract/index.ts';
import type { AnyArguments } from './types.ts';

/** Path and query of a call. A parameter is escaped whole, so that no identifier can lead to another path. */
export function targetOf(row: Row, { params = {}, query = {} }: AnyArguments): string {
  const path = row.path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params[name];
    if (typeof value !== 'string' || value === '') throw new TypeError(`the call needs the parameter ${name}`);
    // A segment of dots alone would climb when the address is resolved.
    return /^\.+$/.test(value) ? value.replaceAll('.', '%252E') : encodeURIComponent(value);
  });
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) asked.append(name, `${value as string | number | boolean}`);
  }
  return asked.size === 0 ? path : `${path}?${asked.toString()}`;
}
