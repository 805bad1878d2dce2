import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFitText, parseStrictJson } from './strict-json.ts';

const parse = (text: string) => parseStrictJson(Buffer.from(text));
const refused = { edge: 'request-unreadable' };

describe('a body is read strictly', () => {
  it('reads whatever JSON can say, exactly', () => {
    const fit = fc
      .jsonValue({ maxDepth: 6 })
      .filter((value) => !/__proto__|constructor|prototype|\\u0000/.test(JSON.stringify(value)));
    fc.assert(
      fc.property(fit, fc.constantFrom(0, 2), (value, space) => {
        const text = JSON.stringify(value, null, space);
        fc.pre(text.isWellFormed() && !/\\ud[89a-f]/i.test(text));
        expect(parse(text)).toEqual({ value: JSON.parse(text) as unknown });
      }),
    );
  });

  it.each([
    ['a key that stands twice', '{"a":1,"a":2}'],
    ['a key that stands twice in another spelling', String.raw`{"a":1,"\u0061":2}`],
    ['a key that stands twice, deep and spaced', '{"x":[{"b" : 1 ,\n"c":2, "b"\t:3}]}'],
    ['a name that reaches a prototype', '{"__proto__":{"admin":true}}'],
    ['a name that reaches a prototype, escaped', String.raw`{"\u005f_proto__":{}}`],
    ['a constructor', '{"a":{"constructor":{}}}'],
    ['what is no JSON', '{"a":1,}'],
    ['two values', '{} {}'],
    ['nothing but space', '  '],
    ['a byte order mark', '\ufeff{}'],
    ['NaN', '{"a":NaN}'],
    ['a number without end', '{"a":1e999}'],
    ['NUL in a text', String.raw`{"a":"\u0000"}`],
    ['half a character in a text', String.raw`{"a":"\ud800"}`],
    ['half a character in a key', String.raw`{"\udc00":1}`],
  ])('refuses %s', (_, text) => expect(parse(text)).toMatchObject(refused));

  it('refuses bytes that are not UTF-8', () => {
    expect(parseStrictJson(Buffer.from([0x22, 0xff, 0x22]))).toMatchObject(refused);
    expect(parseStrictJson(Buffer.from('{"a":1}', 'utf16le'))).toMatchObject(refused);
  });

  it('takes 32 levels and refuses 33, and a hundred thousand without falling over', () => {
    const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
    expect(parse(nested(32))).toHaveProperty('value');
    expect(parse(nested(33))).toMatchObject(refused);
    expect(parse(nested(100_000))).toMatchObject(refused);
  });

  it('is not misled by quotes, braces and backslashes inside texts', () => {
    const text = JSON.stringify({ a: '{"a":1,"a":2}', 'b\\': '\\', c: '"}', d: ['\\"', { a: 1 }] });
    expect(parse(text)).toEqual({ value: JSON.parse(text) as unknown });
  });

  it('stays quick on a text of nothing but backslashes', () => {
    const text = `{"a":"${'\\\\'.repeat(500_000)}"}`;
    const before = performance.now();
    expect(parse(text)).toHaveProperty('value');
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

describe('a text that can be kept', () => {
  it('is well-formed and free of NUL', () => {
    expect([isFitText('Zürich 🙂'), isFitText('a\0b'), isFitText('\ud800')]).toEqual([true, false, false]);
  });
});
