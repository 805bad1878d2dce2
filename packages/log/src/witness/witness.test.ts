import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeVerify as verify, testSigner, vectors } from '../../test/memory-log.ts';
import { fromHex, toHex } from '../bytes.ts';
import { cosignature } from '../note/cosignature.ts';
import { parseVerifierKey, type VerifierKey } from '../note/key.ts';
import { parseNote } from '../note/note.ts';
import { formatAddCheckpoint, parseAddCheckpoint } from './add-checkpoint.ts';
import { formatCosignatures, readCosignature, withCosignature } from './cosignatures.ts';
import { judgeCheckpoint, type WitnessVerdict } from './judge.ts';

interface WitnessVectors {
  readonly origin: string;
  readonly logKey: string;
  readonly witnessKey: string;
  readonly cosignedAtSeconds: number;
  readonly requests: ReadonlyArray<{
    about: string;
    seen: { size: number; root: string };
    body: string;
    status: number;
    size?: number;
  }>;
  readonly cosignature: string;
}
const cases = vectors<WitnessVectors>('witness');
const keyOf = (text: string): VerifierKey => {
  const key = parseVerifierKey(text);
  if (!key.ok) throw new Error(key.detail);
  return key.value;
};
const logKey = keyOf(cases.logKey);
const witnessKey = keyOf(cases.witnessKey);

const judge = (body: string | Uint8Array, seen: { size: number; root: string }): Promise<WitnessVerdict> =>
  judgeCheckpoint(
    body,
    {
      keysOf: (origin) => (origin === cases.origin ? [logKey] : []),
      latest: () => (seen.size === 0 ? undefined : { size: seen.size, root: fromHex(seen.root)! }),
    },
    verify,
  );
const growth = cases.requests[1]!;

describe('a witness', () => {
  it.each(cases.requests)('answers $status to: $about', async ({ body, seen, status, size }) => {
    const verdict = await judge(body, seen);
    expect(verdict).toMatchObject({ status, ...(size !== undefined && { size }) });
    expect(await judge(Buffer.from(body), seen)).toEqual(verdict);
  });

  it('never cosigns a request in which any byte of tree or proof was changed', async () => {
    const bytes = Buffer.from(growth.body);
    const end = growth.body.indexOf('\n\u2014');
    await fc.assert(
      fc.asyncProperty(fc.nat(end - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Uint8Array.from(bytes, (byte, i) => (i === at ? byte ^ flip : byte));
        expect((await judge(changed, growth.seen)).status).not.toBe(200);
      }),
    );
  });

  it('is handed the checkpoint that it has to store', async () => {
    const verdict = await judge(growth.body, growth.seen);
    expect(verdict.status === 200 && verdict.checkpoint).toMatchObject({ origin: cases.origin, size: 12 });
  });
});

describe('a request', () => {
  it('is the same bytes when it is written again', () => {
    for (const { body, status, about } of cases.requests.filter(({ status }) => status !== 400)) {
      const request = parseAddCheckpoint(body);
      expect(request.ok && formatAddCheckpoint(request.value), `${about} ${status}`).toBe(body);
    }
  });

  it('is refused whole with what it lacks', () => {
    const { body } = growth;
    for (const [bad, why] of [
      ['old 7\n', /no empty line before the checkpoint/],
      [body.replace('old 7', 'old seven'), /not "old" and a size/],
      [body.replace('old 7', 'old 9007199254740993'), /not "old" and a size/],
      [body.slice(0, body.indexOf('\n\n') + 2), /no blank line/],
    ] as const) {
      const request = parseAddCheckpoint(bad);
      expect(request.ok ? '' : request.detail).toMatch(why);
    }
  });

  it('is not written with what no request can carry', () => {
    const hash = new Uint8Array(32);
    for (const bad of [
      { oldSize: -1 },
      { oldSize: 2 ** 53 },
      { proof: [new Uint8Array(31)] },
      { proof: Array.from({ length: 64 }, () => hash) },
    ])
      expect(() => formatAddCheckpoint({ oldSize: 1, proof: [], checkpoint: '', ...bad })).toThrow(RangeError);
  });
});

describe('a cosignature', () => {
  const noteOf = (body: string) => {
    const request = parseAddCheckpoint(body);
    const note = request.ok ? parseNote(request.value.checkpoint) : request;
    if (!note.ok) throw new Error(note.detail);
    return note.value;
  };
  const note = noteOf(growth.body);

  it('made here is that of the vectors, byte for byte', async () => {
    const signer = testSigner(witnessKey.name, 2, 'cosignature/v1');
    const made = await cosignature(note.text, cases.cosignedAtSeconds, signer);
    expect(formatCosignatures([made])).toBe(cases.cosignature);
  });

  it('is read from the answer among lines of strangers, and replaces an older one', async () => {
    const stranger = testSigner('stranger.example', 3, 'cosignature/v1');
    const answer = formatCosignatures([await cosignature(note.text, 5, stranger)]) + cases.cosignature;
    const read = await readCosignature(answer, note, witnessKey, verify);
    if (!read.ok) throw new Error(read.detail);
    const once = withCosignature(note, read.value);
    expect(once.signatures.map(({ name }) => name)).toEqual([cases.origin, witnessKey.name]);
    expect(withCosignature(once, read.value)).toEqual(once);
  });

  it('is told by name and id together from those of other keys', async () => {
    const own = await cosignature(note.text, 5, testSigner(witnessKey.name, 2, 'cosignature/v1'));
    const renamed = { ...own, name: 'stranger.example' };
    const rekeyed = { ...own, id: '00000000' };
    const read = await readCosignature(formatCosignatures([renamed, rekeyed, own]), note, witnessKey, verify);
    expect(read).toEqual({ ok: true, value: own });
    const others = { ...note, signatures: [renamed, rekeyed] };
    expect(withCosignature(others, own).signatures).toEqual([renamed, rekeyed, own]);
  });

  it('is not taken from another key, for another checkpoint, or from what is no answer', async () => {
    const other = noteOf(cases.requests[0]!.body);
    const stranger = testSigner('stranger.example', 3, 'cosignature/v1').key;
    for (const [answer, on, key, fault] of [
      [cases.cosignature, other, witnessKey, 'note-signature-invalid'],
      [cases.cosignature, note, stranger, 'note-not-signed-by-known-key'],
      ['', note, witnessKey, 'note-malformed'],
      ['<html>', note, witnessKey, 'note-malformed'],
    ] as const)
      expect(await readCosignature(answer, on, key, verify)).toMatchObject({ ok: false, fault });
    expect(toHex(witnessKey.publicKey)).not.toBe(toHex(stranger.publicKey));
  });
});
