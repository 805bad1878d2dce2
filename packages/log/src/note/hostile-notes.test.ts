import { describe, expect, it } from 'vitest';
import { concat, toBase64, toHex, utf8 } from '../bytes.ts';
import { sha256 } from '../sha256.ts';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { cosignature, parseTimestamped } from './cosignature.ts';
import { isKeyName, type KeyType, parseVerifierKey, verifierKey } from './key.ts';
import { verifySignature } from './open.ts';

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

  it('is not made for a time that cannot be counted exactly', async () => {
    const key = verifierKey('witness.example', 'cosignature/v1', new Uint8Array(32));
    const signer = { key, sign: () => new Uint8Array(64) };
    for (const seconds of [-1, 1.5, Number.NaN, 2 ** 53])
      await expect(cosignature('text\n', seconds, signer)).rejects.toThrow(RangeError);
    await expect(cosignature('text\n', 2 ** 53 - 1, signer)).resolves.toMatchObject({ name: 'witness.example' });
  });
});

describe('a verifier key', () => {
  it('of a type that nobody knows is refused, also where its id fits', () => {
    for (const [type, named] of [
      [5, 0],
      [5, 5],
      [0, 0],
    ] as const) {
      const typed = concat(Uint8Array.of(type), new Uint8Array(32));
      const id = toHex(sha256(concat(utf8('log.example\n'), Uint8Array.of(named), new Uint8Array(32))).subarray(0, 4));
      expect(parseVerifierKey(`log.example+${id}+${toBase64(typed)}`)).toMatchObject({ fault: 'key-malformed' });
    }
  });

  it('has a name without half a character in it', () => {
    expect(isKeyName('log.example')).toBe(true);
    expect(isKeyName('log\ud800example')).toBe(false);
  });
});

describe('a signature of another length than its key makes', () => {
  it.each<[KeyType, number[]]>([
    ['ed25519', [0, 63, 65, 72]],
    ['cosignature/v1', [0, 64, 71, 73]],
  ])('is refused for %s before anybody is asked to verify it', async (type, lengths) => {
    const key = verifierKey('log.example', type, new Uint8Array(32));
    for (const length of lengths) {
      const signature = { name: key.name, id: key.id, signature: new Uint8Array(length) };
      expect(await verifySignature('text\n', signature, key, () => true), `${length} bytes`).toBeUndefined();
    }
  });
});
