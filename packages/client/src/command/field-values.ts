import { usage } from './failure.ts';

/** Collects a repeatable option. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/**
 * `--set territory.kind=global`: a dotted path and its value, as JSON where it is JSON and as text where it is not.
 *
 * ```ts
 * fieldValues(['usefulForHours=48', 'territory.states=["DE"]', 'title=Three videos']);
 * // { usefulForHours: 48, territory: { states: ['DE'] }, title: 'Three videos' }
 * ```
 */
export function fieldValues(settings: readonly string[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const setting of settings) {
    const at = setting.indexOf('=');
    const path = at < 1 ? [] : setting.slice(0, at).trim().split('.');
    if (path.length === 0 || !path.every((name) => /^[A-Za-z][A-Za-z0-9_]{0,60}$/u.test(name))) {
      throw usage('setting', `“${setting}” does not read field=value.`, 'Write it as --set usefulForHours=48.');
    }
    put(values, path, valueOf(setting.slice(at + 1)));
  }
  return values;
}

/** `CODE=text` pairs, such as the answers to the questions of lock 2. */
export function pairs(settings: readonly string[], what: string): readonly (readonly [code: string, text: string])[] {
  return settings.map((setting) => {
    const at = setting.indexOf('=');
    if (at < 1) throw usage('setting', `“${setting}” does not read ${what}.`);
    return [setting.slice(0, at).trim().toUpperCase(), setting.slice(at + 1).trim()] as const;
  });
}

function put(values: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    values[name] = value;
    return;
  }
  const inner = values[name];
  const next = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {};
  values[name] = next;
  put(next, rest, value);
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
