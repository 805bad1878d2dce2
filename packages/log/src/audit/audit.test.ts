import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { MemoryLog, noise, nodeHash as hash, nodeVerify as verify, testSigner } from '../../test/memory-log.ts';
import { toHex, utf8 } from '../bytes.ts';
import { type AttributeValues, type Salts, SALTS_LENGTH, splitSalts } from '../leaf/attributes.ts';
import { buildFiller, buildLeaf, LEAF_LENGTH } from '../leaf/leaf.ts';
import { cosign } from '../note/cosignature.ts';
import { formatNote, parseNote } from '../note/note.ts';
import { audit, type AuditRequest } from './audit.ts';
import type { Opening } from './opening.ts';

const SIZE = 1100;
const trust = { origin: 'remit.example/log', logKeys: [testSigner('remit.example/log', 1).key] };
const saltsOf = (index: number): Salts => splitSalts(noise(`salt ${index}`, SALTS_LENGTH));

// Three streams whose facts follow one another; every eighth entry is a filler.
type FullOpening = Opening & { readonly salts: Salts };

function makeOpenings(): FullOpening[] {
  const heads = new Map<string, { version: number; body: string }>();
  return Array.from({ length: SIZE }, (_, index) => {
    const salts = saltsOf(index);
    if (index % 8 === 7) return { index, salts, values: { kind: 'filler', month: '2026-11' } };
    const stream = `subject:${index % 3}`;
    const head = heads.get(stream);
    const version = (head?.version ?? 0) + 1;
    const body = toHex(hash(utf8(`fact ${index}`)));
    heads.set(stream, { version, body });
    const values: AttributeValues = {
      kind: 'sent',
      month: '2026-11',
      stream,
      version: String(version),
      previous: head?.body,
      body,
    };
    return { index, salts, values };
  });
}

const openings = makeOpenings();
const leaves = openings.map(({ index, values, salts }) =>
  index % 8 === 7 ? buildFiller('2026-11', salts, hash) : buildLeaf(values, salts, hash),
);
const flip = (bytes: Uint8Array, at: number): Uint8Array =>
  Uint8Array.from(bytes, (byte, i) => (i === at ? byte ^ 1 : byte));

let log: MemoryLog;
let checkpoint: string;
const earlier: string[] = [];

beforeAll(async () => {
  log = new MemoryLog();
  for (const size of [0, 10, 256, 700, SIZE]) {
    log.append(leaves.slice(log.edge.size, size));
    if (size < SIZE) earlier.push(await log.checkpoint());
  }
  checkpoint = await log.checkpoint();
});

const run = (changes: Partial<AuditRequest> = {}) =>
  audit({ read: log.read, trust, verify, checkpoint, earlier, hash, ...changes });
/** Reads the log with one file changed or taken away. */
const tampered = (path: string, change: (bytes: Uint8Array) => Uint8Array | undefined): AuditRequest['read'] => {
  if (!log.files.has(path)) throw new Error(`${path} is not in the log`);
  return async (asked) => (asked === path ? change(log.files.get(path)!) : log.files.get(asked));
};
/** The same log with other entries, made whole again by someone who holds the log's key. */
async function rewritten(entries: readonly Uint8Array[]): Promise<Pick<AuditRequest, 'read' | 'checkpoint'>> {
  const other = new MemoryLog();
  other.append(entries);
  return { read: other.read, checkpoint: await other.checkpoint() };
}

describe('an audit of a sound log', () => {
  it('finds nothing, and says what it looked at', async () => {
    expect(await run({ openings, complete: true })).toEqual({
      ok: true,
      origin: 'remit.example/log',
      size: SIZE,
      entriesChecked: SIZE,
      earlierChecked: 4,
      factsChecked: SIZE,
      factsPartlyOpened: 0,
      casesErased: 0,
      factsLost: 0,
      incidents: [],
      cosignedBy: [],
      findings: [],
      findingsOmitted: 0,
    });
  });

  it('takes an empty log', async () => {
    const empty = new MemoryLog();
    expect(await run({ read: empty.read, checkpoint: await empty.checkpoint(), earlier: [earlier[0]!] })).toMatchObject(
      { ok: true, size: 0, earlierChecked: 1 },
    );
  });

  it('holds every size at which tiles begin and end', async () => {
    for (const size of [1, 255, 256, 257, 512]) {
      const whole = await rewritten(leaves.slice(0, size));
      expect(await run({ ...whole, earlier: earlier.slice(0, 2).filter(() => size >= 10) })).toMatchObject({
        ok: true,
        entriesChecked: size,
      });
    }
  });

  it('takes facts that disclose kind and month alone, as a public dataset does', async () => {
    const some = openings
      .filter(({ index }) => index % 2 === 0)
      .map(({ index, salts, values }) => ({
        index,
        values: { kind: values.kind, month: values.month },
        salts: { kind: salts.kind, month: salts.month },
      }));
    expect(await run({ openings: some })).toMatchObject({
      ok: true,
      factsChecked: SIZE / 2,
      factsPartlyOpened: SIZE / 2,
    });
  });

  it('names the witnesses', async () => {
    const cosigner = testSigner('witness.example/w1', 2, 'cosignature/v1');
    const note = parseNote(checkpoint);
    const cosigned = formatNote(
      await cosign(note.ok ? note.value : { text: '', signatures: [] }, 1_795_366_800, cosigner),
    );
    const trusting = { ...trust, witnesses: [cosigner.key], quorum: 1 };
    expect(await run({ trust: trusting, checkpoint: cosigned })).toMatchObject({
      ok: true,
      cosignedBy: ['witness.example/w1'],
    });
    expect(await run({ trust: trusting })).toMatchObject({ ok: false, first: { fault: 'checkpoint-refused' } });
  });
});

describe('an audit names the first bad entry', () => {
  it('when any bit of a bundle is flipped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(SIZE - 1), fc.nat(LEAF_LENGTH - 1), async (index, byte) => {
        const chunk = Math.floor(index / 256);
        const path = `tile/entries/00${chunk}${chunk === 4 ? '.p/76' : ''}`;
        const at = (index % 256) * (LEAF_LENGTH + 2) + 2 + byte;
        const report = await run({ read: tampered(path, (bytes) => flip(bytes, at)) });
        expect(report).toMatchObject({ ok: false, first: { fault: 'entry-differs', from: index, to: index + 1 } });
        // The tiles still lead to the signed root: it is the entry that was forged.
        expect(report.findings).toHaveLength(1);
      }),
      { numRuns: 25 },
    );
  });

  it('when any bit of a tile of leaf hashes is flipped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1023), fc.nat(31), async (index, byte) => {
        const path = `tile/0/00${Math.floor(index / 256)}`;
        const report = await run({ read: tampered(path, (bytes) => flip(bytes, (index % 256) * 32 + byte)) });
        expect(report).toMatchObject({ ok: false, first: { fault: 'entry-differs', from: index, to: index + 1 } });
        expect(report.findings.map(({ fault }) => fault)).toContain('root-differs');
      }),
      { numRuns: 25 },
    );
  });

  it('when a tile above the leaves is changed', async () => {
    const report = await run({ read: tampered('tile/1/000.p/4', (bytes) => flip(bytes, 70)) });
    expect(report).toMatchObject({ ok: false, first: { fault: 'tile-differs', from: 512, to: 768 } });
    expect(report.findings).toHaveLength(1);
  });

  it('when a tile or bundle is missing or of another length', async () => {
    for (const path of ['tile/0/001', 'tile/entries/001']) {
      const at = { from: 256, to: 512 };
      expect(await run({ read: tampered(path, () => undefined) })).toMatchObject({
        first: { fault: 'resource-missing', ...at },
      });
      expect(await run({ read: tampered(path, (b) => b.subarray(1)) })).toMatchObject({
        first: { fault: 'resource-malformed', ...at },
      });
    }
    expect(await run({ read: tampered('tile/1/000.p/4', () => undefined) })).toMatchObject({
      first: { fault: 'resource-missing', from: 0, to: 1024 },
    });
    // Facts are held against every entry that is there; the others are no reason to stop.
    const withFacts = await run({ read: tampered('tile/entries/001', () => undefined), openings, complete: true });
    expect(withFacts.first).toMatchObject({ fault: 'resource-missing', from: 256, to: 512 });
    expect(withFacts.findings.map(({ fault }) => fault)).not.toContain('fact-differs');
    expect(withFacts).toMatchObject({ entriesChecked: SIZE, factsChecked: SIZE });
    expect(await run({ read: async () => undefined })).toMatchObject({
      ok: false,
      entriesChecked: 0,
      first: { fault: 'resource-missing', from: 0 },
    });
  });

  it('when an entry is no leaf', async () => {
    for (const entry of [utf8('not a leaf'), Uint8Array.of(...leaves[20]!, 0), leaves[20]!.subarray(0, -1)]) {
      const whole = await rewritten([...leaves.slice(0, 20), entry]);
      expect(await run({ ...whole, earlier: [] })).toMatchObject({ first: { fault: 'entry-malformed', from: 20 } });
    }
  });

  it('when a fact is edited in the database', async () => {
    const edited = openings.map((o) => (o.index === 333 ? { ...o, values: { ...o.values, body: 'other' } } : o));
    expect(await run({ openings: edited })).toMatchObject({
      ok: false,
      first: { fault: 'fact-differs', from: 333, to: 334, stream: 'subject:0', attribute: 'body' },
    });
    const silent = openings.map((o) => (o.index === 333 ? { ...o, salts: { ...o.salts, body: undefined } } : o));
    expect(await run({ openings: silent })).toMatchObject({
      first: { fault: 'fact-differs', from: 333, attribute: 'body' },
    });
  });

  it('when facts are deleted, inserted, repeated or reordered', async () => {
    const without = openings.filter(({ index }) => index !== 40);
    expect(await run({ openings: without, complete: true })).toMatchObject({
      first: { fault: 'fact-missing', from: 40 },
    });
    const extra = [...openings, { ...openings[0]!, index: SIZE }];
    expect(await run({ openings: extra })).toMatchObject({
      first: { fault: 'fact-not-in-log', from: SIZE, stream: 'subject:0' },
    });
    const twice = [...openings.slice(0, 41), openings[40]!, ...openings.slice(41)];
    expect(await run({ openings: twice })).toMatchObject({ first: { fault: 'fact-not-in-log', from: 40 } });
    const swapped = openings.map((o) => ({
      ...(o.index === 40 ? openings[41]! : o.index === 41 ? openings[40]! : o),
      index: o.index,
    }));
    expect(await run({ openings: swapped })).toMatchObject({ first: { fault: 'fact-differs', from: 40 } });
  });

  it('when the log left a fact of a stream out', async () => {
    const kept = openings.filter(({ index }) => index !== 41).map((o, index) => ({ ...o, index }));
    const whole = await rewritten(leaves.filter((_, index) => index !== 41));
    expect(await run({ ...whole, earlier: [], openings: kept })).toMatchObject({
      first: { fault: 'stream-broken', from: 43, stream: 'subject:2' },
    });
    expect(await run({ ...whole, earlier: [], openings: kept, streams: false })).toMatchObject({ ok: true });
  });
});

describe('an audit follows each stream', () => {
  const step = (version: number, body: string, previous?: string): AttributeValues => ({
    stream: 's',
    version: String(version),
    body,
    previous,
  });
  const verdict = async (
    facts: readonly AttributeValues[],
    closed: readonly number[] = [],
    shown: (opening: Opening) => Opening = (opening) => opening,
  ) => {
    const whole = await rewritten(facts.map((values, index) => buildLeaf(values, saltsOf(index), hash)));
    const disclosed = facts.map(
      (values, index): Opening =>
        closed.includes(index) ? { index, values: {}, salts: {} } : shown({ index, values, salts: saltsOf(index) }),
    );
    const { first } = await run({ ...whole, earlier: [], openings: disclosed, complete: true });
    return first === undefined ? 'sound' : `${first.fault} at ${first.from}: ${first.detail}`;
  };

  it('and takes one whose facts follow one another', async () => {
    expect(await verdict([step(1, 'a'), step(2, 'b', 'a'), step(3, 'c', 'b')])).toBe('sound');
  });

  it('and finds a version left out, repeated or missing at the start', async () => {
    expect(await verdict([step(1, 'a'), step(3, 'b', 'a')])).toBe('stream-broken at 1: version 3 follows version 1');
    expect(await verdict([step(1, 'a'), step(1, 'b', 'a')])).toBe('stream-broken at 1: version 1 follows version 1');
    expect(await verdict([step(2, 'b', 'a')])).toBe('stream-broken at 0: version 2 follows version 0');
  });

  it('and finds a previous fact that is another, missing or made up', async () => {
    expect(await verdict([step(1, 'a'), step(2, 'b', 'x')])).toBe('stream-broken at 1: the previous fact is another');
    expect(await verdict([step(1, 'a'), step(2, 'b')])).toBe('stream-broken at 1: the previous fact is another');
    expect(await verdict([step(1, 'a', 'x')])).toBe('stream-broken at 0: the first fact names a previous one');
  });

  it('and does not blame a stream whose beginning was erased', async () => {
    expect(await verdict([step(1, 'a'), step(2, 'b', 'a'), step(3, 'c', 'b')], [0])).toBe('sound');
    expect(await verdict([step(1, 'a'), step(2, 'b', 'a'), step(3, 'c', 'x')], [0])).toContain('stream-broken at 2');
  });

  it('and does not blame one that is named without its place in it', async () => {
    const namedAlone = ({ index, values, salts }: Opening): Opening => ({
      index,
      values: { stream: values.stream },
      salts: { stream: salts.stream },
    });
    expect(await verdict([step(1, 'a'), step(2, 'b', 'a')], [], namedAlone)).toBe('sound');
  });
});

describe('an audit of a large log', () => {
  it('holds full tiles above the leaves, and names the one that was changed', async () => {
    const large = new MemoryLog();
    large.append(Array.from({ length: 66_000 }, (_, i) => leaves[i % SIZE]!));
    const sound = { checkpoint: await large.checkpoint(), earlier: [], read: large.read };
    expect(await run(sound)).toMatchObject({ ok: true, entriesChecked: 66_000 });
    const read: AuditRequest['read'] = async (path) =>
      path === 'tile/1/000' ? flip(large.files.get(path)!, 0) : large.files.get(path);
    const report = await run({ ...sound, read });
    expect(report.findings).toMatchObject([{ fault: 'tile-differs', from: 0, to: 256 }]);
  });
});

describe('an audit with checkpoints saved earlier', () => {
  it('finds a log rewritten by who holds its key, between which two sizes', async () => {
    const whole = await rewritten(leaves.map((leaf, i) => (i === 300 ? leaves[301]! : leaf)));
    expect(await run(whole)).toMatchObject({ ok: false, first: { fault: 'earlier-root-differs', from: 256, to: 700 } });
    expect(await run({ ...whole, earlier: [] })).toMatchObject({ ok: true });
  });

  it('finds a log that went back', async () => {
    const whole = await rewritten(leaves.slice(0, 500));
    expect(await run(whole)).toMatchObject({ ok: false, first: { fault: 'log-went-back' } });
  });

  it('says when a saved one proves nothing, and audits on', async () => {
    const report = await run({
      earlier: [earlier[1]!, 'torn file', checkpoint.replace('1100', '1101')],
    });
    expect(report).toMatchObject({ ok: false, entriesChecked: SIZE, earlierChecked: 1 });
    expect(report.findings.map(({ fault }) => fault)).toEqual([
      'earlier-checkpoint-refused',
      'earlier-checkpoint-refused',
    ]);
    expect(report.first?.fault).toBe('earlier-checkpoint-refused');
  });

  it('names the first bad entry before a saved one that proves nothing', async () => {
    const report = await run({ earlier: ['torn file'], read: tampered('tile/entries/001', (bytes) => flip(bytes, 9)) });
    expect(report.findings.map(({ fault }) => fault)).toEqual(['earlier-checkpoint-refused', 'entry-differs']);
    expect(report.first).toMatchObject({ fault: 'entry-differs', from: 256 });
  });
});

describe('an audit', () => {
  it('stays within its memory however much is wrong', async () => {
    const report = await run({ openings: openings.map((o) => ({ ...o, values: {} })) });
    expect(report.findings).toHaveLength(100);
    expect(report.findingsOmitted).toBeGreaterThan(900);
    expect(report.first).toMatchObject({ fault: 'fact-differs', from: 0 });
  });

  it('rejects when the log cannot be reached, and does not call that a fault', async () => {
    await expect(run({ read: () => Promise.reject(new Error('offline')) })).rejects.toThrow('offline');
  });

  it('tells how far it is', async () => {
    const seen: number[] = [];
    await run({ progress: (entries) => seen.push(entries) });
    expect(seen).toEqual([256, 512, 768, 1024, 1100]);
  });
});
