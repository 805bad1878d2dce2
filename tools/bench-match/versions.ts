// A version of a list of 200,000 that changes a thousand of its lines: made by the service's way and, beside it, from
// the whole; then taken by a client and its gate.
import { performance } from 'node:perf_hooks';
import {
  applyChange,
  contentAfter,
  contentOf,
  encodeChange,
  type Kernels,
  type ListContent,
  type ListEdit,
  type ListLine,
  linesOf,
  MatchList,
} from '@remit/match';
import { gateEntries, updateGate } from '../../packages/client/src/shared-list/gate-list.ts';
import { median, randomHashes } from './data.ts';

const LINES = 200_000;
const ROUNDS = 15;
const WORDS = Array.from({ length: 40 }, (_, n) =>
  JSON.stringify([
    { party: `unit-${n}.example`, says: 'positive', ground: 'incitement', tlp: 'GREEN', confidence: 0.9 },
  ]),
);

const linesFrom = (hashes: Uint8Array): ListLine[] =>
  Array.from({ length: hashes.length / 32 }, (_, n) => ({
    kind: 'pdq',
    hash: hashes.subarray(n * 32, n * 32 + 32),
    words: WORDS[n % WORDS.length]!,
  }));

/** 500 lines go, 400 come and 100 say something else. */
const editsIn = (lines: readonly ListLine[], round: number): ListEdit[] => [
  ...lines.slice(round * 600, round * 600 + 500).map((line) => ({ ...line, words: null })),
  ...linesFrom(randomHashes(400)),
  ...lines.slice(round * 600 + 500, round * 600 + 600).map((line) => ({ ...line, words: '[]' })),
];

function timed<T>(times: number[], work: () => T): T {
  const began = performance.now();
  const value = work();
  times.push(performance.now() - began);
  return value;
}

const nameOf = ({ hash }: Pick<ListLine, 'hash'>): string => Buffer.from(hash).toString('base64');

/** As one would without anything kept: every line again, and two whole contents compared. */
function madeWhole(old: ListContent, edits: readonly ListEdit[]): Uint8Array {
  const lines = new Map([...linesOf(old)].map((line) => [nameOf(line), line]));
  for (const { kind, hash, words } of edits) {
    if (words === null) lines.delete(nameOf({ hash }));
    else lines.set(nameOf({ hash }), { kind, hash, words });
  }
  return encodeChange(old, contentOf([...lines.values()]));
}

export function measureVersions(kernels: Kernels) {
  const lines = linesFrom(randomHashes(LINES));
  let made = contentOf(lines);
  let taken = made;
  const asOf = new Date().toISOString();
  const gate = new MatchList({ name: 'bench', kernels, entries: gateEntries(taken), asOf, staleAfterSeconds: 86_400 });
  const [making, makingWhole, taking]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    const edits = editsIn(lines, round);
    const old = made;
    const change = timed(making, () => encodeChange(old, (made = contentAfter(old, edits))));
    if (round % 5 === 0) {
      const whole = timed(makingWhole, () => madeWhole(old, edits));
      if (Buffer.compare(change, whole) !== 0) throw new Error('a version made from what changed is another one');
    }
    timed(taking, () => {
      const applied = applyChange(taken, change)!;
      taken = applied.content;
      updateGate(gate, { ...applied, list: { head: { at: asOf } } } as never);
      if (gate.findImage(edits[500]!.hash, 31).length === 0) throw new Error('what came is not matched');
    });
  }
  return {
    millisecondsToMake: median(making),
    timesSoonerThanWhole: median(makingWhole) / median(making),
    millisecondsToMatch: median(taking),
    mostMillisecondsToMatch: Math.max(...taking),
  };
}
