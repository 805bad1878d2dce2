import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_BYTES, MAX_ROWS, readList } from './index.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readList(utf8(text));
const urls = (text: string) => read(text).rows.map((row) => row.url);
const codes = (text: string) => read(text).problems.map((problem) => `${problem.line} ${problem.code}`);
const A = 'https://video.example/watch/1';
const B = 'https://video.example/watch/2';

const utf16 = (text: string, big: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), !big);
  return new Uint8Array(view.buffer);
};

describe('a list is read in whatever encoding a spreadsheet wrote it', () => {
  const text = `url;titel\r\n${A};Grüße\r\n`;
  const expected = { line: 2, url: A, title: 'Grüße' };

  it.each([
    ['utf-8', 'UTF-8', utf8(text)],
    ['utf-8', 'UTF-8 with a mark', utf8(`\ufeff${text}`)],
    ['utf-16le', 'UTF-16 LE', utf16(text, false)],
    ['utf-16le', 'UTF-16 LE with a mark', utf16(`\ufeff${text}`, false)],
    ['utf-16be', 'UTF-16 BE', utf16(text, true)],
    ['utf-16be', 'UTF-16 BE with a mark', utf16(`\ufeff${text}`, true)],
    ['windows-1252', 'Windows-1252', Uint8Array.from(text, (character) => character.charCodeAt(0))],
  ])('as %s (%s)', (encoding, _, bytes) => {
    const list = readList(bytes);
    expect(list.format).toEqual({ encoding, separator: ';', header: ['url', 'titel'] });
    expect(list.rows).toEqual([expected]);
  });

  it('keeps UTF-8 and names the row where a few characters are damaged', () => {
    const bytes = utf8(`url;title\n${A};${'ä'.repeat(30)}\n${B};x?y\n`);
    bytes[bytes.lastIndexOf(63)] = 0xff;
    const list = readList(bytes);
    expect(list.format.encoding).toBe('utf-8');
    expect(list.rows).toHaveLength(2);
    expect(list.problems).toMatchObject([{ line: 3, code: 'characters-lost', kept: true }]);
  });
});

describe('a list is read with or without a table around it', () => {
  it.each([',', ';', '\t', '|'])('separated by %j', (separator) => {
    const list = read(
      ['Title,URL,Item type', `One,${A},video`, `Two,${B},Live stream`].join('\n').replaceAll(',', separator),
    );
    expect(list.format.separator).toBe(separator);
    expect(list.rows).toEqual([
      { line: 2, url: A, title: 'One', itemType: 'VIDEO' },
      { line: 3, url: B, title: 'Two', itemType: 'LIVE_STREAM' },
    ]);
  });

  it.each([
    'url',
    'URL',
    'Link',
    'Locator',
    'web address',
    'Adresse',
    'Lien',
    'Dirección',
    'Länk',
    'Ссылка',
    '链接',
    ' "URL" ',
  ])('with the heading %s', (heading) => {
    const list = read(`${heading};Bemerkung\n${A};eins\n`);
    expect(list.rows).toEqual([{ line: 2, url: A, note: 'eins' }]);
    expect(list.format.header).toHaveLength(2);
  });

  it('takes a single column with a heading', () => expect(urls(`Link\n${A}\n${B}\n`)).toEqual([A, B]));
  it('takes a plain list', () => expect(read(`${A}\n${B}`).format).toMatchObject({ separator: null, header: null }));
  it('finds the addresses below headings it does not know', () => {
    const list = read(`Fall,Quelle\n17,${A}\n18,${B}\n`);
    expect(list.rows.map((row) => row.url)).toEqual([A, B]);
    expect(list.format.header).toEqual(['Fall', 'Quelle']);
    expect(list.problems).toMatchObject([{ line: 1, code: 'column-ignored', kept: true }]);
  });
  it('finds the addresses where nothing is named, and keeps the rest as a note', () => {
    expect(read(`1;${A};VIDEO;seen at night\n2;${B};POST;no\n`).rows).toEqual([
      { line: 1, url: A, itemType: 'VIDEO', note: '1 · seen at night' },
      { line: 2, url: B, itemType: 'POST', note: '2 · no' },
    ]);
  });
  it('prefers the named column to another one with addresses', () => {
    expect(urls(`screenshot,url\nhttps://shots.example/1.png,${A}\n`)).toEqual([A]);
  });
  it('takes the column of links where pages are numbered', () => expect(urls(`Page,Link\n7,${A}\n`)).toEqual([A]));
  it('reads the line in which Excel declares its separator', () => {
    expect(read(`sep=;\nurl;title\n${A};a, b\n`).rows).toEqual([{ line: 3, url: A, title: 'a, b' }]);
  });
  it('reads a heading that was marked as a comment', () =>
    expect(read(`#url,title\n${A},x\n`).rows).toEqual([{ line: 2, url: A, title: 'x' }]));
  it('says which lines above the heading it did not read', () => {
    expect(codes(`Report of April;\n;\nurl;title\n${A};x\n`)).toEqual(['1 not-an-address']);
  });
});

describe('an address is never shortened', () => {
  const commas = 'https://maps.example/@51.5,-0.12,15z';
  it('keeps commas and semicolons in a plain list', () => {
    expect(urls(`${commas}\nhttps://a.example/x;y=1\n${A}`)).toEqual([commas, 'https://a.example/x;y=1', A]);
    expect(urls(`${commas}\n${commas}`)).toEqual([commas, commas]);
  });
  it('refuses a row in which an unquoted separator tore the address', () => {
    expect(read(`url,title\n${commas},Map\n${A},x`)).toMatchObject({
      rows: [{ line: 3 }],
      problems: [{ line: 2, code: 'row-too-wide', kept: false }],
    });
  });
  it('refuses an address with a space in it', () => {
    expect(codes('https://a.example/my file\nhttps://a.example/b  # seen twice\n')).toEqual([
      '1 space-in-address',
      '2 space-in-address',
    ]);
  });
  it('refuses what is longer than the protocol carries', () => {
    expect(codes(`${A}\n${A}?${'x'.repeat(2048)}`)).toEqual(['2 address-too-long']);
  });
  it('refuses control characters', () =>
    expect(codes(`${A}\nhttps://a.example/\u0007x\n`)).toEqual(['2 character-in-address']));
});

describe('rows', () => {
  it('bear quoted separators, quoted newlines and doubled marks, and keep their line', () => {
    const list = read(`url,note\r\n${A},"two\r\nlines, ""quoted"""\r\n\r\n# a comment\r\n${B},x\r\n`);
    expect(list.rows).toEqual([
      { line: 2, url: A, note: 'two\nlines, "quoted"' },
      { line: 6, url: B, note: 'x' },
    ]);
    expect(list.problems).toEqual([]);
  });
  it('end with CR alone too', () => expect(read(`url\r${A}\r\r${B}\r`).rows.map((row) => row.line)).toEqual([2, 4]));
  it('that a spreadsheet left empty are passed over', () => {
    expect(urls(`${A},two words\n${',\n'.repeat(300)}`)).toEqual([A]);
  });
  it('may be commented out, and may be numbered with #', () => {
    expect(urls(`# first\n${A}\n#${B}\n`)).toEqual([A]);
    expect(urls(`#,url\n#1,${A}\n#2,${B}\n`)).toEqual([A, B]);
  });
  it('lose spaces, bullets, invisible marks and wrappings around the address', () => {
    expect(urls(`  ${A}  \n- ${B}\n3. ${A}\n<${B}>\n\u200b${A}\u200e\n“${B}”\n"${A}"\n`)).toEqual([
      A,
      B,
      A,
      B,
      A,
      B,
      A,
    ]);
  });
  it('are armed again, and say how they were written', () => {
    expect(read('hxxps://video[.]example/watch/1').rows).toEqual([
      { line: 1, url: A, asWritten: 'hxxps://video[.]example/watch/1' },
    ]);
  });
  it('get a scheme where none was written, and say so', () => {
    const list = read('www.video.example/watch/1\n');
    expect(list.rows[0]?.url).toBe('https://www.video.example/watch/1');
    expect(list.problems).toMatchObject([{ code: 'scheme-added', kept: true }]);
  });
  it('carry other schemes on, for the linter to refuse', () =>
    expect(urls(`${A}\njavascript:alert(1)\nftp://a.example/x`)).toHaveLength(3));
  it('without an address are named', () =>
    expect(codes(`url,title\n,x\nnonsense here,y\n${A},z`)).toEqual(['2 address-missing', '3 not-an-address']));
  it('are several where one cell holds several addresses', () => {
    const list = read(`url,title\n"${A}\n${B}",both\n`);
    expect(list.rows).toEqual([
      { line: 2, url: A, title: 'both' },
      { line: 2, url: B, title: 'both' },
    ]);
    expect(list.problems).toMatchObject([{ line: 2, code: 'several-addresses', kept: true }]);
  });
  it('read every known column', () => {
    const header =
      'url,item_type,content_type,title,note,language,target,from_seconds,to_seconds,designated_entity,clause,passage';
    const row = `${A},short link,"TCO_A_INCITE, uk s1",t,n,de,hxxps://b[.]example/1,1:30,95.2,UK-12,4.2,"it says"`;
    expect(read(`${header}\n${row}`).rows).toEqual([
      {
        line: 2,
        url: A,
        itemType: 'SHORT_LINK',
        contentType: 'TCO_A_INCITE,UK_S1',
        title: 't',
        note: 'n',
        language: 'de',
        target: 'https://b.example/1',
        fromSeconds: 90,
        toSeconds: 96,
        designatedEntity: 'UK-12',
        clause: '4.2',
        passage: 'it says',
      },
    ]);
  });
  it('read every column of the capture', () => {
    const header =
      'url,captured at,sha256,PDQ,screenshot sha256,views,counted at,counted how,translation,translation language';
    const row = `${A},2026-03-02 17:20+01:00,${'5F'.repeat(32)},${'A5'.repeat(32)},${'6e'.repeat(32)},12.400,2026-03-02T16:20:05Z,counter,it calls,en`;
    expect(read(`${header}\n${row}`)).toMatchObject({
      problems: [],
      rows: [
        {
          capturedAt: '2026-03-02T16:20:00.000Z',
          contentDigest: '5f'.repeat(32),
          perceptualHash: 'a5'.repeat(32),
          screenshotDigest: '6e'.repeat(32),
          reach: 12_400,
          reachAt: '2026-03-02T16:20:05.000Z',
          reachHow: 'counter',
          translation: 'it calls',
          translationLanguage: 'en',
        },
      ],
    });
  });
  it.each(['12400', '12,400', "12'400", '12 400'])('read the count %s', (count) =>
    expect(read(`url;reach\n${A};"${count}"`).rows[0]?.reach).toBe(12_400),
  );
  it.each(['12.4', '12,40', '12k', '-5', '1.234,567'])(
    'stay without the count %s, which could mean anything',
    (count) => {
      const list = read(`url;reach\n${A};"${count}"`);
      expect([list.rows.length, list.rows[0]?.reach]).toEqual([1, undefined]);
      expect(list.problems).toMatchObject([{ code: 'not-a-count', kept: true }]);
    },
  );
  it.each(['2026-03-02 16:20', '02.03.2026', '2026-02-30T16:20Z'])('stay without the moment %s', (moment) => {
    const list = read(`url;captured at\n${A};${moment}`);
    expect([list.rows.length, list.rows[0]?.capturedAt]).toEqual([1, undefined]);
    expect(list.problems).toMatchObject([{ code: 'not-an-instant', kept: true }]);
  });
  it('are refused where their time range cannot be read, and never taken as the whole recording', () => {
    expect(codes(`url,from,to\n${A},noon,\n${A},90,80\n${B},,\n`)).toEqual(['2 not-a-time', '3 time-range']);
  });
});

describe('damage costs the damaged row only', () => {
  it('takes quotation marks within a cell as they stand', () => {
    expect(read(`url\tnote\n${A}\the said "look" twice\n${B}\tx`).rows).toMatchObject([
      { note: 'he said "look" twice' },
      { line: 3 },
    ]);
  });
  it('goes on below a quotation mark that is never closed', () => {
    const rows = Array.from({ length: 50 }, (_, at) => `${A}${at},note`).join('\n');
    const list = read(`url,note\n${B},"open\n${rows}\n`);
    expect(list.rows).toHaveLength(50);
    expect(list.problems).toMatchObject([{ line: 2, code: 'quotation-mark', kept: false }]);
  });
  it('does not take the rest of a torn cell for a row', () => {
    const list = read(`url,note\n${A},"see "this":\nhttps://innocent.example/x\n"\n${B},y\n`);
    expect(list.rows.map((row) => row.url)).not.toContain('https://innocent.example/x');
    expect(list.problems.every((problem) => !problem.kept)).toBe(true);
  });
});

describe('what is no list is refused with advice', () => {
  const bytes = (...start: number[]) => Uint8Array.from([...start, ...new Array<number>(60).fill(1)]);
  const zip = (name: string) => Uint8Array.from([0x50, 0x4b, 3, 4, ...utf8(`......${name}`)]);

  it.each([
    ['an Excel workbook', zip('[Content_Types].xml xl/workbook.xml')],
    ['a LibreOffice spreadsheet', zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')],
    ['a ZIP archive', zip('list.csv')],
    ['a PDF', utf8('%PDF-1.7\n')],
    ['an old Excel or Word file', bytes(0xd0, 0xcf, 0x11, 0xe0)],
    ['a picture', bytes(0x89, 0x50, 0x4e, 0x47)],
    ['a web page or XML file', utf8('<!DOCTYPE html><a href="https://a.example/">')],
    ['a JSON file', utf8('[{"url": "https://a.example/1"}]')],
    ['a document in rich text', utf8('{\\rtf1 https://a.example/1}')],
    ['not plain text', bytes(65, 0, 0, 0, 7)],
  ])('%s', (what, file) => {
    const list = readList(file);
    expect(list).toMatchObject({ refused: true, rows: [], problems: [{ line: 0, code: 'not-text', kept: false }] });
    expect(list.problems[0]?.message).toContain(what);
    expect(list.problems[0]?.message).toContain('save it as CSV');
  });

  it.each([
    ['file-empty', ''],
    ['file-empty', ' \r\n\n'],
    ['no-address-column', 'apples\npears\n'],
    ['too-many-rows', `${A}\n`.repeat(MAX_ROWS + 1)],
    ['too-many-rows', `url\n${A}\n`.concat(`${A}\n`.repeat(MAX_ROWS))],
    ['too-many-lines', '\n'.repeat(200_001) + A],
    ['too-wide', `url,b\n${A}${','.repeat(5000)}`],
    ['damaged', `url,b\n${`${A},"b"c\n`.repeat(12_000)}`],
  ])('%s', (code, text) => {
    expect(read(text)).toMatchObject({ refused: true, rows: [], problems: [{ code }] });
  });

  it('a file over its size', () =>
    expect(readList(new Uint8Array(MAX_BYTES + 1))).toMatchObject({
      refused: true,
      problems: [{ code: 'file-too-large' }],
    }));
  it('but takes exactly as many rows as are allowed', () => {
    expect(urls(`url\n${`${A}\n`.repeat(MAX_ROWS)}`)).toHaveLength(MAX_ROWS);
  });
});

describe('whatever the bytes', () => {
  const sound = (list: ReturnType<typeof readList>) => {
    expect(list.rows.length).toBeLessThanOrEqual(MAX_ROWS);
    if (list.refused) expect(list.rows).toEqual([]);
    for (const row of list.rows) {
      expect(row.line).toBeGreaterThan(0);
      expect(row.url).not.toMatch(/[\s\p{Cc}]/u);
      expect(row.url.length).toBeLessThanOrEqual(2048 + 8);
    }
  };
  const piece = fc.oneof(
    fc.constantFrom(
      '"',
      ',',
      ';',
      '\t',
      '|',
      '\n',
      '\r',
      '#',
      '\ufeff',
      'url',
      'link',
      A,
      B,
      'hxxp://a[.]b',
      '=HYPERLINK("',
      '\ud800',
      ' ',
      '\0',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );

  it('reading does not throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => sound(readList(bytes))),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => sound(read(pieces.join('')))),
      { numRuns: 1500 },
    );
  });

  it('a table that a spreadsheet could write comes back cell for cell', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'ö', '"', ',', ';', '\n', ' ', '字', '#', '😀'), maxLength: 12 })
      .map((text) => `t${text.trim()}`);
    const table = fc.array(fc.record({ number: fc.nat(9999), note: cell }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        (rows, separator, newline) => {
          const quote = (text: string) => `"${text.replaceAll('"', '""').replaceAll('\n', newline)}"`;
          const lines = rows.map((row) => `https://a.example/${row.number}${separator}${quote(row.note)}`);
          const list = read([`url${separator}note`, ...lines].join(newline));
          expect(list.problems).toEqual([]);
          expect(list.rows.map((row) => [row.url, row.note])).toEqual(
            rows.map((row) => [`https://a.example/${row.number}`, row.note]),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
