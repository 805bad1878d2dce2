import { fromHex, type ListEntry, linkHash, toHex } from '@remit/match';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS, type FormatName, type Reading } from './index.ts';

const ASSUMED = { party: 'list.example', ground: 'incitement' };
const AT = '2026-11-22T12:00:00.000Z';
const MD5 = 'a1'.repeat(16);
const PDQ = 'b2'.repeat(32);

function read(name: FormatName, text: string): Reading {
  const reading = FORMATS[name].read(text, ASSUMED);
  if ('unreadable' in reading) throw new Error(reading.unreadable);
  return reading;
}
const write = (name: FormatName, entries: readonly ListEntry[]) => FORMATS[name].write(entries, { ...ASSUMED, at: AT });
const brief = ({ entries }: Reading) =>
  entries.map(({ id, fingerprint, opinions }) => [
    id,
    fingerprint.kind,
    fingerprint.kind === 'video' ? '' : toHex(fingerprint.hash),
    ...opinions.map(({ party, says, ground }) => `${party} ${says} ${ground}`),
  ]);

// Where a cell may be split, nothing that begins a formula: such a row is refused.
const word = fc.stringMatching(/^[a-z][a-z0-9 .,;"-]{0,12}[a-z]$/u).filter((text) => !/[,;][ "]*-/u.test(text));
const kinds = [
  ['pdq', 32],
  ['sha256', 32],
  ['md5', 16],
  ['link', 32],
] as const;
const entryOf = (kinds: readonly (readonly ['pdq' | 'sha256' | 'md5' | 'link', number])[]) =>
  fc.constantFrom(...kinds).chain(([kind, width]) =>
    fc.record({
      fingerprint: fc.uint8Array({ minLength: width, maxLength: width }).map((hash) => ({ kind, hash })),
      parties: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
      says: fc.constantFrom('positive' as const, 'negative' as const, 'withdrawn' as const),
      ground: word,
      tlp: fc.option(fc.constantFrom('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'), { nil: undefined }),
      confidence: fc.option(
        fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
        { nil: undefined },
      ),
    }),
  );
const listsOf = (some: typeof kinds | readonly (typeof kinds)[number][]) =>
  fc.array(entryOf(some), { maxLength: 8 }).map((all) =>
    all.map(
      ({ fingerprint, parties, says, ground, tlp, confidence }, n): ListEntry => ({
        id: `e${n}`,
        fingerprint,
        // The first holds it positively, with all that an opinion can say; the rest say one thing.
        opinions: parties.map((party, first) => ({
          party,
          says: first === 0 ? 'positive' : says,
          ground,
          ...(tlp !== undefined && { tlp }),
          ...(first === 0 && confidence !== undefined && { confidence }),
        })),
      }),
    ),
  );

describe('what we write and read again', () => {
  it.each(['csv', 'stix'] as const)('comes back whole in %s', (name) => {
    fc.assert(
      fc.property(listsOf(kinds), (entries) => {
        const { text, lost } = write(name, entries);
        expect(lost).toEqual([]);
        if (entries.length > 0) expect(read(name, text)).toMatchObject({ entries, lost: [] });
      }),
    );
  });

  it.each(['tcap', 'stopncii', 'ncmec'] as const)('keeps every hash of the kinds that %s knows', (name) => {
    fc.assert(
      fc.property(listsOf(kinds), (entries) => {
        const { text, lost } = write(name, entries);
        const hashes = ({ fingerprint }: ListEntry) =>
          `${fingerprint.kind} ${toHex((fingerprint as { hash: Uint8Array }).hash)}`;
        const kept = entries.filter(
          ({ id }) => !lost.some(({ at, what }) => at === id && what.startsWith('there is no place')),
        );
        expect(new Set(read(name, text).entries.map(hashes))).toEqual(new Set(kept.map(hashes)));
        expect(kept.some(({ fingerprint }) => fingerprint.kind === 'link')).toBe(false);
      }),
    );
  });

  it('never puts PDQ among the hashes of a file, nor a cell that begins a formula into a table', () => {
    const entry = (party: string): ListEntry => ({
      id: 'e',
      fingerprint: { kind: 'pdq', hash: fromHex(PDQ)! },
      opinions: [{ party, says: 'positive', ground: 'threat' }],
    });
    const { objects } = JSON.parse(write('stix', [entry('unit.example')]).text) as {
      objects: { pattern?: string; pattern_type?: string }[];
    };
    expect(objects.filter(({ pattern }) => pattern).map((one) => [one.pattern_type, one.pattern])).toEqual([
      ['pdq', PDQ],
    ]);
    expect(JSON.stringify(objects)).not.toContain('hashes');
    for (const party of [
      '=cmd()',
      ' =cmd()',
      'unit;=cmd();x',
      'unit;" =cmd()',
      'unit\t@cmd',
      '\uff1dcmd()',
      'a,-2+3',
    ]) {
      const table = write('csv', [entry(party)]);
      expect(table.text.split('\n')).toHaveLength(2);
      expect(table.lost).toEqual([{ at: 'e', what: expect.stringContaining('formula') as string }]);
    }
    expect(write('csv', [entry('unit-a; unit-b')]).lost).toEqual([]);
    expect(write('csv', [entry('unit\u001b]0;title\u0007')]).lost).toEqual([
      { at: 'e', what: 'it holds control signs' },
    ]);
  });
});

describe('lists of hashes as tables', () => {
  it.each([
    ['a bare list', `${MD5}\n${MD5.toUpperCase()}\n`, 1, []],
    ['kinds without headings', `pdq,${PDQ}\nmd5,${MD5}\n`, 2, []],
    ['headings, semicolons and a byte-order mark', `\ufeffAlgorithm;Digest;Reason\r\nSHA-256;${PDQ};threat\r\n`, 1, []],
    ['64 digits of no kind', `${PDQ}\n`, 0, ['the kind is missing: 64 digits may be SHA-256 or PDQ']],
    ['what is no hash', `pdq,zz\nsha1,${MD5}\n`, 0, ['this is no pdq', 'the kind “sha1” is not known here']],
  ])('%s', (_, text, count, lost) => {
    const reading = read('csv', text);
    expect(reading.entries).toHaveLength(count);
    expect(reading.lost.map(({ what }) => what)).toEqual(lost);
  });
});

describe('pages in the manner of TCAP', () => {
  it('give records, tombstones and a checkpoint; the last word on a record counts', () => {
    const record = (id: number, more: object) => ({ id, algorithm: 'MD5', hash_digest: MD5, deleted: false, ...more });
    const page = {
      checkpoint: '1724856487.7,10594',
      results: [
        record(1, {}),
        record(2, { algorithm: 'PDQ', hash_digest: PDQ }),
        record(3, {}),
        record(3, { deleted: true }),
        record(4, { algorithm: 'TLSH' }),
      ],
    };
    const reading = read('tcap', JSON.stringify(page));
    expect(brief(reading)).toEqual([
      ['1', 'md5', MD5, 'list.example positive incitement'],
      ['2', 'pdq', PDQ, 'list.example positive incitement'],
    ]);
    expect(reading).toMatchObject({ removed: ['3'], checkpoint: '1724856487.7,10594', lost: [{ at: '4' }] });
    expect(read('tcap', JSON.stringify(page.results)).entries).toHaveLength(2);
  });
});

describe('records in the manner of StopNCII', () => {
  it('give the status as the list’s opinion, and verdicts of platforms as theirs', () => {
    const record = (hashStatus: string, more: object) => ({
      lastModtimestamp: 1,
      signalType: 'ImagePDQ',
      hashValue: PDQ,
      hashStatus,
      caseNumbers: {},
      ...more,
    });
    const feedback = (source: string, feedbackValue: string) => ({ source, feedbackValue, tags: [] });
    const hashRecords = [
      record('Active', {
        CSPFeedbacks: [feedback('a', 'Blocked'), feedback('b', 'NotBlocked'), feedback('c', 'PendingReview')],
      }),
      record('Withdrawn', { signalType: 'VideoMD5', hashValue: MD5 }),
      record('Active', { signalType: 'URL', hashValue: 'http://media.example/a#b' }),
      record('Active', { signalType: 'VideoTMK', hashValue: 'x' }),
    ];
    const reading = read(
      'stopncii',
      JSON.stringify({ count: 4, nextSetTimestamp: 77, hasMoreRecords: false, hashRecords }),
    );
    expect(brief(reading)).toEqual([
      [
        `ImagePDQ:${PDQ}`,
        'pdq',
        PDQ,
        'list.example positive incitement',
        'a positive incitement',
        'b negative incitement',
      ],
      [
        'URL:http://media.example/a#b',
        'link',
        toHex(linkHash('https://media.example/a')),
        'list.example positive incitement',
      ],
    ]);
    expect(reading).toMatchObject({ removed: [`VideoMD5:${MD5}`], checkpoint: '77', lost: [{ at: 'VideoTMK:x' }] });
  });
});

describe('results in the manner of NCMEC', () => {
  const result = (inner: string) =>
    `<?xml version="1.0"?>\n<queryResult xmlns="https://hashsharing.example/v2">${inner}</queryResult>`;
  const item = (id: string, prints: string, more = '') =>
    `<image><member id="42">Member &amp; One</member><timestamp>2026-01-01T00:00:00Z</timestamp><id>${id}</id>
     <classification>A1</classification><fingerprints>${prints}</fingerprints>${more}</image>`;

  it('give an entry for each fingerprint, members’ feedback on it, and what was deleted', () => {
    const feedback = `<feedback><affirmativeFeedback type="Md5"><members><member id="7">Seven</member></members></affirmativeFeedback>
      <negativeFeedback type="Md5"><reasons><reason guid="0"/><members><member id="8">Eight</member></members></reasons></negativeFeedback></feedback>`;
    const images = item('one', `<md5>${MD5}</md5><sha1>00</sha1><pdq>${PDQ}</pdq>`, feedback);
    const deleted =
      '<deletedImage><member id="42">M</member><id>two</id><timestamp>2026-01-02T00:00:00Z</timestamp></deletedImage>';
    const reading = read(
      'ncmec',
      result(`<images count="2" maxTimestamp="2026-01-02T00:00:00Z">${images}${deleted}</images>`),
    );
    expect(brief(reading)).toEqual([
      ['42/one:md5', 'md5', MD5, 'Member & One positive A1', 'Seven positive A1', 'Eight negative A1'],
      ['42/one:pdq', 'pdq', PDQ, 'Member & One positive A1'],
    ]);
    expect(reading.removed).toContain('42/two:md5');
    expect(reading).toMatchObject({
      checkpoint: '2026-01-02T00:00:00Z',
      lost: [{ at: '42/one', what: 'the fingerprint sha1 is not matched here' }],
    });
  });

  it.each([
    ['entities of its own', '<!DOCTYPE q [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><queryResult>&b;</queryResult>'],
    ['a document type', '<!DOCTYPE q SYSTEM "http://host.example/q.dtd"><queryResult/>'],
    ['a tag that is not closed', '<queryResult><images>'],
    ['a depth without end', `<queryResult>${'<a>'.repeat(10_000)}`],
    ['another document', '<html/>'],
  ])('are refused with %s', (_, text) => {
    expect(FORMATS.ncmec.read(text, ASSUMED)).toHaveProperty('unreadable');
  });
});

describe('STIX of others', () => {
  it('is read where a pattern is one hash, and what is more is named as lost', () => {
    const indicator = (n: number, pattern: string, more: object = {}) => ({
      type: 'indicator',
      id: `indicator--${n}`,
      spec_version: '2.1',
      pattern,
      pattern_type: 'stix',
      ...more,
    });
    const objects = [
      { type: 'identity', id: 'identity--1', name: 'unit.example' },
      indicator(1, `[file:hashes.MD5 = '${MD5}']`, { created_by_ref: 'identity--1', confidence: 80 }),
      indicator(2, `[file:hashes.'SHA-256' = '${PDQ}' AND file:size = 3]`),
      indicator(3, `[url:value = 'https://media.example/']`),
      { type: 'malware', id: 'malware--1' },
    ];
    const reading = read('stix', JSON.stringify({ type: 'bundle', id: 'bundle--1', objects }));
    expect(brief(reading)).toEqual([['indicator--1', 'md5', MD5, 'unit.example positive incitement']]);
    expect(reading.lost.map(({ at }) => at)).toEqual(['indicator--2', 'indicator--3']);
  });
});

it('words that every object has are no words of ours', () => {
  const record = { signalType: 'ImagePDQ', hashValue: PDQ, hashStatus: 'Active' };
  const page = {
    hashRecords: [{ ...record, CSPFeedbacks: [{ source: 'a', feedbackValue: 'constructor', tags: [] }] }],
  };
  expect(read('stopncii', JSON.stringify(page)).entries[0]!.opinions).toHaveLength(1);
  expect(read('csv', `constructor,${MD5}\n`).lost[0]!.what).toContain('is not known here');
});

it.each(Object.keys(FORMATS) as FormatName[])('no text makes %s break', (name) => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => void FORMATS[name].read(text, ASSUMED)),
  );
});
