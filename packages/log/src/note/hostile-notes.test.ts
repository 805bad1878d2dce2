import { describe, expect, it } from 'vitest';
import { toBase64 } from '../bytes.ts';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { parseTimestamped } from './cosignature.ts';

const root = new Uint8Array(32).fill(7);
const whole = `drill.example/log\n5\n${toBase64(root)}\n`;

describe('a text that is almost a checkpoint is refused', () => {
  it.each([
    ['with one line', 'drill.example/log\n', 'fewer than three lines'],
    ['with two lines', 'drill.example/log\n5\n', 'fewer than three lines'],
    ['without its last newline', `${whole}note`, 'not a note text'],
    ['with a control character in a further line', `${whole}a\tb\n`, 'not a note text'],
    ['with half a character', `${whole}\ud800\n`, 'not a note text'],
  ])('%s', (_, text, detail) => {
    expect(parseCheckpoint(text)).toEqual({ ok: false, fault: 'checkpoint-malformed', detail });
  });

  it('and is not written either', () => {
    for (const extension of ['a\tb', '\ud800', '', 'two\nlines'])
      expect(() => formatCheckpoint({ origin: 'drill.example/log', size: 5, root, extensions: [extension] })).toThrow(
        RangeError,
      );
  });
});

describe('a timestamped signature', () => {
  const bytes = (length: number, seconds: bigint): Uint8Array => {
    const all = new Uint8Array(length);
    if (length >= 8) new DataView(all.buffer).setBigUint64(0, seconds);
    return all;
  };

  it('is a time and 64 bytes, no more and no less', () => {
    expect(parseTimestamped(bytes(72, 5n))).toEqual({ timestampSeconds: 5, signature: new Uint8Array(64) });
    for (const length of [0, 7, 8, 71, 73]) expect(parseTimestamped(bytes(length, 5n))).toBeUndefined();
  });

  it('names no time that cannot be counted exactly', () => {
    const most = BigInt(Number.MAX_SAFE_INTEGER);
    expect(parseTimestamped(bytes(72, most))?.timestampSeconds).toBe(Number.MAX_SAFE_INTEGER);
    expect(parseTimestamped(bytes(72, most + 1n))).toBeUndefined();
  });
});
