import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeVerify as verify, testSigner, vectors } from '../../test/memory-log.ts';
import { fromHex, toHex, utf8 } from '../bytes.ts';
import { formatCheckpoint, openCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { cosign } from './cosignature.ts';
import { formatVerifierKey, parseVerifierKey, type VerifierKey, verifierKey } from './key.ts';
import { formatNote, type Note, parseNote, signNote } from './note.ts';
import { openNote } from './open.ts';
import { formatPromise, type InclusionPromise, parsePromise } from './promise.ts';

interface NoteVectors {
  readonly origin: string;
  readonly logKey: string;
  readonly witnessKey: string;
  readonly size: number;
  readonly root: string;
  readonly cosignedAtSeconds: number;
  readonly good: ReadonlyArray<{ about: string; note: string }>;
  readonly bad: ReadonlyArray<{ about: string; note: string; fault: string }>;
  readonly badKeys: readonly string[];
}
interface PromiseVectors {
  readonly text: string;
  readonly promise: Omit<InclusionPromise, 'leaf'> & { readonly leaf: string };
  readonly bad: readonly string[];
}
const notes = vectors<NoteVectors>('notes');
const keyOf = (text: string): VerifierKey => {
  const key = parseVerifierKey(text);
  if (!key.ok) throw new Error(key.detail);
  return key.value;
};
const witness = keyOf(notes.witnessKey);
const trust = { origin: notes.origin, logKeys: [keyOf(notes.logKey)], witnesses: [witness] };
const noteOf = (text: string): Note => {
  const note = parseNote(text);
  if (!note.ok) throw new Error(note.detail);
  return note.value;
};

describe('a verifier key', () => {
  it('comes back from its text', () => {
    for (const text of [notes.logKey, notes.witnessKey]) expect(formatVerifierKey(keyOf(text))).toBe(text);
  });

  it('that is malformed or belongs to another name is refused', () => {
    for (const text of notes.badKeys)
      expect(parseVerifierKey(text), text).toMatchObject({ ok: false, fault: 'key-malformed' });
    expect(() => verifierKey('two words', 'ed25519', new Uint8Array(32))).toThrow(RangeError);
    expect(() => verifierKey('name', 'ed25519', new Uint8Array(31))).toThrow(RangeError);
  });
});

describe('a signed note', () => {
  it('of the reference implementation opens with its key', async () => {
    const key = keyOf('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
    const text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const line =
      '\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
    expect(await openNote(`${text}\n${line}`, [key], verify)).toEqual({
      ok: true,
      value: { text, signedBy: [{ key }] },
    });
  });

  it('signed by nobody known is not opened, and a key that signed twice counts once', async () => {
    const stranger = testSigner('stranger.example', 3);
    const none = { ok: false, fault: 'note-not-signed-by-known-key' };
    expect(await openNote(notes.good[0]!.note, [stranger.key], verify)).toMatchObject(none);
    expect(await openNote(notes.good[0]!.note, [], verify)).toMatchObject(none);
    const note = noteOf(notes.good[0]!.note);
    const twice = formatNote({ ...note, signatures: [...note.signatures, ...note.signatures] });
    const opened = await openNote(twice, trust.logKeys, verify);
    expect(opened.ok && opened.value.signedBy).toHaveLength(1);
  });

  it('comes back from its bytes', () => {
    for (const { about, note } of notes.good) {
      expect(formatNote(noteOf(note)), about).toBe(note);
      expect(parseNote(utf8(note)), about).toEqual(parseNote(note));
    }
  });

  it('is not opened with a byte that is no UTF-8, or any other control character', () => {
    const good = utf8(notes.good[0]!.note);
    for (const byte of [0xff, 0x80, 0x00, 0x09, 0x0d, 0x1f]) {
      const bytes = good.slice();
      bytes[2] = byte;
      expect(parseNote(bytes)).toMatchObject({ ok: false, fault: 'note-malformed' });
    }
    expect(parseNote('\ud800\n\n\u2014 a AAAAAAA=\n')).toMatchObject({ ok: false });
  });

  it('is refused with what it lacks', () => {
    const detailOf = (note: string): string | undefined => {
      const parsed = parseNote(note);
      return parsed.ok ? undefined : parsed.detail;
    };
    const [good] = notes.good;
    expect(detailOf(`${'x'.repeat(1_000_001)}`)).toMatch(/longer than/);
    expect(detailOf('x'.repeat(1_000_000))).toMatch(/no blank line/);
    expect(detailOf('')).toMatch(/no blank line/);
    expect(detailOf(good!.note.slice(0, -1))).toMatch(/do not end in a newline/);
    expect(detailOf('text\n\n')).toMatch(/do not end in a newline/);
  });

  it('does not let any other bytes pass as signed', async () => {
    const good = utf8(notes.good[0]!.note);
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const bytes = good.slice();
        bytes[at] = bytes[at]! ^ flip;
        expect((await openCheckpoint(bytes, trust, verify)).ok).toBe(false);
      }),
    );
  });

  it('cannot be written with a text that is none', async () => {
    const signer = testSigner('remit.example/log', 1);
    await expect(signNote({ text: 'no newline', signatures: [] }, signer)).rejects.toThrow(RangeError);
    await expect(signNote({ text: 'tab\t\n', signatures: [] }, signer)).rejects.toThrow(RangeError);
    expect(() => formatNote({ text: 'text\n', signatures: [] })).toThrow(RangeError);
    const { signatures } = noteOf(notes.good[0]!.note);
    expect(() => formatNote({ text: 'no newline', signatures })).toThrow(RangeError);
  });
});

describe('a checkpoint', () => {
  it('of the vectors opens', async () => {
    for (const { about, note } of notes.good) {
      const opened = await openCheckpoint(note, trust, verify);
      expect(opened.ok && [opened.value.checkpoint.size, toHex(opened.value.checkpoint.root)], about).toEqual([
        notes.size,
        notes.root,
      ]);
    }
  });

  it('that is anything but good is refused, with the reason', async () => {
    for (const { about, note, fault } of notes.bad) {
      expect(await openCheckpoint(note, trust, verify), about).toMatchObject({ ok: false, fault });
    }
  });

  it('is the same text when it is written again', () => {
    const { text } = noteOf(notes.good[0]!.note);
    const parsed = parseCheckpoint(text);
    expect(parsed.ok && formatCheckpoint(parsed.value)).toBe(text);
  });

  it('is not written with lines that could be read as others', () => {
    const good = { origin: 'o', size: 1, root: new Uint8Array(32) };
    for (const bad of [
      { origin: '' },
      { origin: 'a\nb' },
      { size: -1 },
      { size: 2 ** 53 },
      { root: new Uint8Array(31) },
      { extensions: [''] },
    ]) {
      expect(() => formatCheckpoint({ ...good, ...bad })).toThrow(RangeError);
    }
  });

  it('needs as many different witnesses as the quorum says', async () => {
    const [plain, cosigned] = [notes.good[0]!.note, notes.good[1]!.note];
    const opened = await openCheckpoint(cosigned, { ...trust, quorum: 1 }, verify);
    expect(opened.ok && opened.value.cosignatures).toEqual([
      { key: witness, timestampSeconds: notes.cosignedAtSeconds },
    ]);
    const missing = { ok: false, fault: 'checkpoint-quorum-missing' };
    expect(await openCheckpoint(plain, { ...trust, quorum: 1 }, verify)).toMatchObject(missing);
    const line = cosigned.slice(plain.length);
    expect(await openCheckpoint(cosigned + line, { ...trust, quorum: 2 }, verify)).toMatchObject(missing);
    const alias = testSigner('witness.example/alias', 2, 'cosignature/v1');
    const twice = formatNote(await cosign(noteOf(cosigned), notes.cosignedAtSeconds, alias));
    const both = { ...trust, witnesses: [witness, alias.key], quorum: 2 };
    expect(await openCheckpoint(twice, both, verify)).toMatchObject(missing);
  });

  it('signed and cosigned here is that of the vectors, byte for byte', async () => {
    const { text } = noteOf(notes.good[0]!.note);
    const signed = await signNote({ text, signatures: [] }, testSigner('remit.example/log', 1));
    const cosigner = testSigner('witness.example/w1', 2, 'cosignature/v1');
    expect(formatNote(await cosign(signed, notes.cosignedAtSeconds, cosigner))).toBe(notes.good[1]!.note);
    await expect(cosign(signed, -1, cosigner)).rejects.toThrow(RangeError);
    await expect(cosign(signed, 1, testSigner('w', 2))).rejects.toThrow(RangeError);
    await expect(signNote(signed, cosigner)).rejects.toThrow(RangeError);
  });
});

describe('a promise', () => {
  const promise = { origin: 'remit.example/log', leaf: new Uint8Array(32).fill(5), by: '2026-11-22T17:40:00.000Z' };

  it('comes back from its text, and never reads as a checkpoint', () => {
    const text = formatPromise(promise);
    expect(parsePromise(text)).toEqual({ ok: true, value: promise });
    expect(parseCheckpoint(text).ok).toBe(false);
    expect(parsePromise(noteOf(notes.good[0]!.note).text).ok).toBe(false);
  });

  it('is that of the vectors, and nothing else is one', () => {
    const { text, promise: held, bad } = vectors<PromiseVectors>('promise');
    expect(parsePromise(text)).toEqual({ ok: true, value: { ...held, leaf: fromHex(held.leaf) } });
    for (const each of bad) expect(parsePromise(each), each).toMatchObject({ ok: false, fault: 'promise-malformed' });
  });

  it('is not written without a whole leaf hash, an origin and an exact instant', () => {
    for (const bad of [{ leaf: new Uint8Array(31) }, { origin: '' }, { origin: 'a\nb' }, { by: 'soon' }]) {
      expect(() => formatPromise({ ...promise, ...bad })).toThrow(RangeError);
    }
  });
});
