import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { flipped, randomList } from '../../test/hash-lists.ts';
import { numbersFrom } from '../../test/made-up-images.ts';
import { loadKernels } from '../node/kernels.ts';
import type { ListEntry, Opinion } from './entry.ts';
import { explain } from './explain.ts';
import { createGate, type GateWarning } from './gate.ts';
import { MatchList } from './match-list.ts';
import type { Policy } from './policy.ts';

const kernels = await loadKernels();
const NOW = Date.parse('2026-11-22T12:00:00.000Z');
const hash = randomList(1, 5);
const near = flipped(hash, 20, numbersFrom(3));
const says = (party: string, more: Partial<Opinion> = {}): Opinion => ({
  party,
  says: 'positive',
  ground: 'incitement',
  ...more,
});

function gateOver(entries: readonly ListEntry[], policy: Partial<Policy> = {}, asOf = '2026-11-22T11:30:00.000Z') {
  const list = new MatchList({ name: 'shared', kernels, entries, asOf, staleAfterSeconds: 3600 });
  const warnings: GateWarning[] = [];
  const onWarning = (warning: GateWarning): number => warnings.push(warning);
  const isProven = (_: ListEntry, { party }: Opinion): boolean => party.startsWith('proven');
  const gate = createGate({ lists: [list], policy, now: () => NOW, onWarning, isProven });
  return { list, gate, warnings };
}
const imageEntry = (opinions: readonly Opinion[], id = 'e1'): ListEntry => ({
  id,
  fingerprint: { kind: 'pdq', hash },
  opinions,
});
const image = (quality = 90) => ({ image: { hashes: [near], quality } });

describe('the gate', () => {
  it.each<[string, Opinion[], Partial<Policy>, 'pass' | 'flag', string]>([
    ['two parties agree', [says('a'), says('b')], {}, 'flag', 'counts'],
    ['one party says it twice', [says('a'), says('a')], {}, 'pass', 'too-few-parties'],
    ['one is enough for this policy', [says('a')], { atLeast: 1 }, 'flag', 'counts'],
    ['nobody trusted says it', [says('a'), says('b')], { parties: ['c'] }, 'pass', 'not-trusted'],
    ['the ground is not chosen', [says('a'), says('b')], { grounds: ['threat'] }, 'pass', 'other-ground'],
    [
      'the parties are unsure',
      [says('a', { confidence: 0.2 })],
      { atLeast: 1, leastConfidence: 0.5 },
      'pass',
      'too-unsure',
    ],
    ['somebody disagrees', [says('a'), says('b'), says('c', { says: 'negative' })], {}, 'pass', 'disputed'],
    [
      'a dispute is to be seen',
      [says('a'), says('b'), says('c', { says: 'negative' })],
      { disputed: 'flag' },
      'flag',
      'counts',
    ],
    ['nothing is proven', [says('a'), says('b')], { requireProof: true }, 'pass', 'not-proven'],
    ['too few are proven', [says('proven-a'), says('b')], { requireProof: true }, 'pass', 'too-few-parties'],
    ['enough are proven', [says('proven-a'), says('proven-b'), says('c')], { requireProof: true }, 'flag', 'counts'],
    [
      'an objection that nobody proves',
      [says('proven-a'), says('proven-b'), says('c', { says: 'negative' })],
      { requireProof: true },
      'flag',
      'counts',
    ],
    ['the objection is withdrawn', [says('a'), says('b'), says('c', { says: 'withdrawn' })], {}, 'flag', 'counts'],
    ['it is withdrawn', [says('a', { says: 'withdrawn' })], { atLeast: 1 }, 'pass', 'no-live-opinion'],
    ['it has expired', [says('a', { expires: '2026-11-22T11:59:59.000Z' })], { atLeast: 1 }, 'pass', 'no-live-opinion'],
  ])('judges by the policy: %s', (_, opinions, policy, verdict, reason) => {
    const { gate } = gateOver([imageEntry(opinions)], policy);
    const answer = gate.match(image());
    expect([answer.verdict, answer.matches[0]?.reason, answer.matches[0]?.distance]).toEqual([verdict, reason, 20]);
    expect(explain(answer.matches[0]!).join(' ')).toContain('20 of 256 bits');
  });
  it('tries another policy on the same upload', () => {
    const { gate } = gateOver([imageEntry([says('a')])]);
    expect([gate.match(image()).verdict, gate.match(image(), { atLeast: 1 }).verdict]).toEqual(['pass', 'flag']);
  });
  it('does not compare an image in which there is little to see', () => {
    const { gate } = gateOver([imageEntry([says('a'), says('b')])]);
    expect(gate.match(image(49)).matches).toEqual([]);
  });
  it('names the entry once, by its nearest variant', () => {
    const { gate } = gateOver([imageEntry([says('a'), says('b')])]);
    const { matches } = gate.match({ image: { hashes: [near, flipped(hash, 3, numbersFrom(1)), near], quality: 90 } });
    expect(matches.map(({ variant, distance }) => [variant, distance])).toEqual([['rotate90', 3]]);
    expect(explain(matches[0]!)[0]).toContain('rotate90');
  });
  it('finds files and links exactly, and all entries of one digest', () => {
    const two = ['e1', 'e2'].map(
      (id): ListEntry => ({ id, fingerprint: { kind: 'sha256', hash }, opinions: [says('a')] }),
    );
    const link: ListEntry = { id: 'e3', fingerprint: { kind: 'link', hash }, opinions: [says('a')] };
    const { gate, list } = gateOver([...two, link], { atLeast: 1 });
    expect(gate.match({ sha256: hash }).matches.map(({ entry }) => entry.id)).toEqual(['e1', 'e2']);
    expect(gate.match({ links: [hash] }).matches.map(({ by }) => by)).toEqual(['link']);
    list.remove('e1');
    expect(gate.match({ sha256: hash }).matches.map(({ entry }) => entry.id)).toEqual(['e2']);
    expect(gate.match({ sha256: near }).verdict).toBe('pass');
  });
  it('stops flagging with the withdrawal, and flags again when it is put back', () => {
    const { gate, list } = gateOver([imageEntry([says('a'), says('b')])]);
    list.put(imageEntry([says('a'), says('b', { says: 'withdrawn' })]));
    expect(gate.match(image()).verdict).toBe('pass');
    list.remove('e1');
    expect(gate.match(image()).matches).toEqual([]);
    list.put(imageEntry([says('a'), says('b')]));
    expect(gate.match(image()).verdict).toBe('flag');
  });
  it('compares videos by the share of frames both ways', () => {
    const frames = Array.from({ length: 10 }, (_, n) => randomList(1, 60 + n));
    const entry: ListEntry = { id: 'v', fingerprint: { kind: 'video', frames }, opinions: [says('a')] };
    const { gate } = gateOver([entry], { atLeast: 1 });
    const upload = (from: number, to: number, more: number) =>
      [...frames.slice(from, to), ...Array.from({ length: more }, (_, n) => randomList(1, 900 + n))].map((each) => ({
        hash: flipped(each, 8, numbersFrom(4)),
        quality: 80,
      }));
    expect(gate.match({ frames: upload(0, 10, 0) }).matches[0]?.shares).toEqual({ ofUpload: 1, ofEntry: 1 });
    expect(gate.match({ frames: upload(0, 9, 2) }).verdict).toBe('flag');
    expect(gate.match({ frames: upload(0, 5, 0) }).verdict).toBe('pass');
    expect(gate.match({ frames: upload(0, 10, 10) }).verdict).toBe('pass');
  });
  it('says loudly what it left out for want of proof, and which', () => {
    const entries = [imageEntry([says('proven-a'), says('b'), says('c', { says: 'withdrawn' })])];
    const asking = gateOver(entries, { requireProof: true });
    const { matches, warnings } = asking.gate.match(image());
    expect(warnings).toEqual([{ code: 'unproven', list: 'shared', opinions: 1 }]);
    expect(asking.warnings).toEqual(warnings);
    const lines = explain(matches[0]!);
    expect(lines.filter((line) => line.includes('not proven'))).toEqual([expect.stringMatching(/^b: /u)]);
    expect(gateOver(entries).gate.match(image()).warnings).toEqual([]);
  });

  it('says loudly that a list is stale or missing, and still answers', () => {
    const { gate, warnings } = gateOver([imageEntry([says('a'), says('b')])], {}, '2026-11-22T10:00:00.000Z');
    expect(gate.match(image())).toMatchObject({
      verdict: 'flag',
      warnings: [{ code: 'stale', list: 'shared', ageSeconds: 7200 }],
    });
    expect(warnings.length).toBe(1);
    expect(createGate({ lists: [], onWarning: () => {} }).match({}).warnings).toEqual([{ code: 'no-lists' }]);
    const undated = gateOver([], {}, 'no instant').gate.match({});
    expect(undated.warnings[0]?.code).toBe('stale');
  });
  it('lets pass what it cannot read, and says so: it never fails closed', async () => {
    const { list } = gateOver([]);
    const broken = createGate<string>({
      lists: [list],
      now: () => NOW,
      onWarning: () => {},
      read: () => Promise.reject(new Error('no disk')),
    });
    expect(await broken.check('x')).toMatchObject({
      verdict: 'pass',
      warnings: [{ code: 'unread', detail: 'no disk' }],
    });
    const { gate } = gateOver([imageEntry([says('a'), says('b')])]);
    expect(gate.match({ sha256: new Uint8Array(5) })).toMatchObject({
      verdict: 'pass',
      warnings: [{ code: 'broken' }],
    });
  });
  it('counts how often each entry matched', () => {
    const { gate } = gateOver([imageEntry([says('a'), says('b')])]);
    gate.match(image());
    gate.match(image());
    expect([...gate.takeCounts()]).toEqual([['e1', 2]]);
    expect(gate.takeCounts().size).toBe(0);
  });
  it('tells who listens what was checked, and advises the same when the listener fails', async () => {
    const told: unknown[] = [];
    const gate = createGate<number>({
      ...{ lists: [], now: () => NOW, onWarning: () => undefined },
      read: (quality) => Promise.resolve(image(quality)),
      onChecked: (prints, { verdict }) => {
        told.push([prints, verdict]);
        throw new Error('the disk is full');
      },
    });
    const aloud = vi.spyOn(console, 'error').mockReturnValue();
    expect((await gate.check(70)).warnings.map(({ code }) => code)).toEqual(['no-lists']);
    expect(told).toEqual([[image(70), 'pass']]);
    expect(aloud).toHaveBeenCalledWith('Remit gate: onChecked failed:', 'the disk is full');
    aloud.mockRestore();
  });
  it('refuses an entry whose fingerprint has the wrong length', () => {
    expect(() => gateOver([{ id: 'x', fingerprint: { kind: 'md5', hash }, opinions: [] }])).toThrow('md5 has 16 bytes');
    expect(() => gateOver([{ id: 'x', fingerprint: { kind: 'video', frames: [] }, opinions: [] }])).toThrow(
      'at least one',
    );
  });
  it('never counts an opinion that is withdrawn, whoever else says what', () => {
    const opinion = fc.record({
      party: fc.constantFrom('a', 'b', 'c'),
      says: fc.constantFrom('positive', 'negative', 'withdrawn' as const),
    });
    fc.assert(
      fc.property(fc.array(opinion, { maxLength: 5 }), fc.integer({ min: 1, max: 3 }), (opinions, atLeast) => {
        const given = opinions.map((each) => says(each.party, { says: each.says }));
        const { gate } = gateOver([imageEntry(given)], { atLeast, disputed: 'flag' });
        const positive = new Set(given.filter((each) => each.says === 'positive').map(({ party }) => party));
        expect(gate.match(image()).verdict).toBe(positive.size >= atLeast ? 'flag' : 'pass');
      }),
      { numRuns: 40 },
    );
  });
});
