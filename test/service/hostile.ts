/** Values that somebody sends who means harm, or whose program is broken. None is lawful everywhere. */
export const HOSTILE: readonly unknown[] = [
  7,
  -1,
  0.5,
  1e21,
  true,
  null,
  [],
  {},
  [[]],
  { $ne: null },
  '',
  'x'.repeat(100_000),
  '9999-12-31T23:59:59.999Z',
  '2026-11-22T23:59:60.000Z',
  '+010000-01-01T00:00:00.000Z',
  '2026-02-30T00:00:00.000Z',
  '=HYPERLINK("http://harm.example","x")',
  "'; DROP TABLE facts; --",
  '../../../etc/passwd',
  'javascript:alert(1)',
  '<script>alert(1)</script>',
  'http://127.0.0.1:5432/',
  '\u202egnp.exe',
  'a\u0300'.repeat(2_000),
  '\u200b',
  '\ufeff\ufffe',
  '__proto__',
  '%00',
  '${7*7}{{7*7}}',
];

type Tree = Record<string, unknown>;

/** Every place in a body where a value stands, the first of each list standing for all. */
export function leavesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? Object.entries(value).slice(0, 1) : Object.entries(value);
  const inner = entries.flatMap(([key, each]) => leavesOf(each, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}

/** The body with another value in one place. */
export function replaced(body: unknown, path: readonly string[], value: unknown): unknown {
  const copy = structuredClone(body) as Tree;
  const last = path.at(-1)!;
  path.slice(0, -1).reduce((at, key) => at[key] as Tree, copy)[last] = value;
  return copy;
}

const bytes = (text: string): Buffer => Buffer.from(text);

/** Bytes that are no body at all, made out of a good one. Each has to be refused, whatever the row. */
export function rawBodies(good: string, limit: number): (readonly [string, Buffer])[] {
  const open = good.slice(0, -1) + (good === '{}' ? '' : ',');
  const key = /"[^"]+"/.exec(good)?.[0];
  const twice = key === undefined ? '{"a":1,"a":1}' : `${open}${key}:1}`;
  return [
    ['nothing', bytes('')],
    ['null', bytes('null')],
    ['a list', bytes('[]')],
    ['a number', bytes('1')],
    ['a text', bytes('"x"')],
    ['half a body', bytes(good.slice(0, Math.max(1, good.length - 1)))],
    ['a body and more', bytes(`${good}{}`)],
    ['a comment', bytes(`/* */${good}`)],
    ['single quotes', bytes("{'a':1}")],
    ['a key twice', bytes(twice)],
    ['an unknown key', bytes(`${open}"colour":"red"}`)],
    ['__proto__', bytes(`${open}"__proto__":{"admin":true}}`)],
    ['an escaped __proto__', bytes(`${open}"\\u005f_proto__":{"admin":true}}`)],
    ['constructor', bytes(`${open}"constructor":{"prototype":{}}}`)],
    ['depth', bytes(`${open}"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`)],
    ['open depth', bytes('{"a":'.repeat(100_000))],
    ['an endless number', bytes(`${open}"a":1e999}`)],
    ['NaN', bytes(`${open}"a":NaN}`)],
    ['a lone surrogate', bytes(`${open}"a":"\\ud800"}`)],
    ['a lone surrogate as a key', bytes(`${open}"\\udc00":1}`)],
    ['NUL', bytes(`${open}"a":"\\u0000"}`)],
    ['a control character', bytes(`${open}"a":"\u0001"}`)],
    ['bytes that are not UTF-8', Buffer.concat([bytes(`${open}"a":"`), Buffer.from([0xc3, 0x28, 0xff]), bytes('"}')])],
    ['an overlong encoding', Buffer.concat([bytes(`${open}"a":"`), Buffer.from([0xc0, 0xaf]), bytes('"}')])],
    ['UTF-16', Buffer.from(good, 'utf16le')],
    ['a byte order mark', bytes(`\ufeff${good}`)],
    ['many keys', bytes(`{${Array.from({ length: 20_000 }, (_, i) => `"k${i}":1`).join()}}`)],
    ['too much', bytes(`${open}"a":"${'x'.repeat(limit)}"}`)],
  ];
}
