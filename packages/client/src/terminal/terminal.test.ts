import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refang } from '../list/refang.ts';
import { defang, displayWidth, fit, output, palette, progress, showable, table, wantsColour } from './index.ts';

describe('text from outside cannot act on a terminal', () => {
  it('writes escape sequences, direction marks and bells out', () => {
    expect(showable('\u001b[2Jgone\u0007 \u202eevil\u009b1m')).toBe('\\u{1b}[2Jgone\\u{7} \\u{202e}evil\\u{9b}1m');
  });
  it('stays on one line', () => expect(showable('a\r\n\tb\u2028c')).toBe('a b c'));
  it('keeps the joiners of scripts and emoji', () => expect(showable('👩‍🔬 नमस्‍ते')).toBe('👩‍🔬 नमस्‍ते'));
  it('holds no control character, whatever came in', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[\p{Cc}\p{Cs}]/u.test(showable(text))));
  });
});

describe('addresses are disarmed', () => {
  it.each([
    ['https://video.example/watch/1.html?x=a.b', 'hxxps://video[.]example/watch/1.html?x=a.b'],
    ['HTTP://a.example', 'hxxp://a[.]example'],
    ['tg://resolve?domain=x', 'tg[:]//resolve?domain=x'],
    ['javascript:alert(1)', 'javascript[:]alert(1)'],
    ['a.example/x', 'a[.]example/x'],
    ['https://u:p@a.example:8080/', 'hxxps://u:p@a[.]example:8080/'],
    ['', ''],
  ])('%s as %s', (url, disarmed) => expect(defang(url)).toBe(disarmed));

  it('and reading a list arms them again', () => {
    fc.assert(fc.property(fc.webUrl({ withQueryParameters: true }), (url) => refang(defang(url)) === url));
  });
});

describe('width', () => {
  it.each([
    ['abc', 3],
    ['字母', 4],
    ['é', 1],
    ['e\u0301', 1],
    ['👩‍🔬', 2],
    ['🇩🇪', 2],
    ['한', 2],
    ['', 0],
  ])('of %s is %i', (text, width) => expect(displayWidth(text)).toBe(width));

  it('is never exceeded by fitted text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(30), (text, columns) => {
        expect(displayWidth(fit(text, columns))).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

describe('a table', () => {
  const columns = [{ heading: 'Line', align: 'right' as const }, { heading: 'Address' }, { heading: 'Result' }];
  const rows = [
    [2, 'hxxps://video[.]example/a/very/long/path/to/somewhere', 'stopped'],
    [10, '字', { text: 'sent', paint: palette(true).good }],
  ];

  it('aligns its columns by what is seen', () => {
    expect(
      table(columns, [
        [2, '字', 'x'],
        [10, 'ab', 'y'],
      ]),
    ).toBe('Line  Address  Result\n   2  字       x\n  10  ab       y\n');
  });
  it('shortens the widest column to fit the terminal', () => {
    const lines = table(columns, rows, { width: 40 })
      .replaceAll(/\u001b\[\d+m/gu, '')
      .trimEnd()
      .split('\n');
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(40);
    expect(lines[1]).toContain('…');
    expect(lines[1]).toContain('stopped');
  });
  it('leaves cells whole where nobody looks', () => expect(table(columns, rows)).toContain('path/to/somewhere'));
  it('cannot be broken by a cell', () =>
    expect(table([{ heading: 'a' }], [['x\ny\u001b[31m']])).toBe('a\nx y\\u{1b}[31m\n'));
  it('ends on terminals too narrow for it', () => expect(table(columns, rows, { width: 1 })).toContain('Line'));
});

describe('colour', () => {
  const terminal = { isTTY: true };
  it.each([
    [terminal, {}, true],
    [{ isTTY: false }, {}, false],
    [{}, {}, false],
    [terminal, { NO_COLOR: '1' }, false],
    [terminal, { NO_COLOR: '' }, true],
    [terminal, { TERM: 'dumb' }, false],
    [{}, { FORCE_COLOR: '1' }, true],
    [{}, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [terminal, { FORCE_COLOR: '0' }, false],
  ])('on %j with %j is %j', (stream, env, colour) => expect(wantsColour(stream, env)).toBe(colour));
});

describe('progress', () => {
  const stream = (isTTY: boolean, columns = 60) => {
    const written: string[] = [];
    return { written, isTTY, columns, write: (text: string) => written.push(text) };
  };

  it('is drawn on a terminal, at most once a percent, and taken away', () => {
    const terminal = stream(true);
    const bar = progress(terminal, 10_000, 'Reading');
    for (let done = 0; done <= 10_000; done += 1) bar.update(done);
    bar.finish();
    expect(terminal.written.length).toBeLessThanOrEqual(145);
    expect(terminal.written.at(-2)).toContain('100%');
    expect(terminal.written.at(-1)).toBe('\r\u001b[2K');
    for (const line of terminal.written) expect(displayWidth(line.slice(5))).toBeLessThan(60);
  });
  it('writes nothing into a pipe', () => {
    const pipe = stream(false);
    const bar = progress(pipe, 2, 'Reading');
    bar.update(1);
    bar.finish();
    expect(pipe.written).toEqual([]);
  });
  it('stands on narrow terminals and on empty work', () => {
    const narrow = stream(true, 10);
    progress(narrow, 0, 'Reading a long list').update(0);
    expect(displayWidth(narrow.written[0]?.slice(5) ?? '')).toBeLessThan(10);
  });
});

it('results and remarks go to different streams', () => {
  const said: string[] = [];
  const remarked: string[] = [];
  const out = output({
    stdout: { write: (text) => said.push(text) },
    stderr: { write: (text) => remarked.push(text) },
    env: {},
  });
  out.say('one');
  out.json({ a: 1 });
  out.remark('two\n');
  expect([said, remarked, out.width]).toEqual([['one\n', '{"a":1}\n'], ['two\n'], Infinity]);
});
