// One writer, many readers on one memory. The writer makes the sequence odd, writes, makes it even; a reader whose
// search saw the sequence change searches again. So an answer is always that of one state of the list.
import type { Arena } from './arena.ts';
import { WORD } from './layout.ts';

/** A writer is done in far less; one that ended in the middle must not hold readers for ever. */
const PATIENCE_MILLISECONDS = 1000;

export function writing<T>(arena: Arena, work: () => T): T {
  if (!arena.shared) return work();
  Atomics.add(arena.views.u32, WORD.sequence, 1);
  try {
    return work();
  } finally {
    Atomics.add(arena.views.u32, WORD.sequence, 1);
  }
}

export function steadily<T>(arena: Arena, search: () => T): T {
  if (!arena.shared) return search();
  const began = performance.now();
  for (;;) {
    const { u32 } = arena.views;
    const before = Atomics.load(u32, WORD.sequence);
    if ((before & 1) === 0) {
      const answer = attempt(search);
      // An addition of nothing: unlike a load it also keeps the reads of the search before it.
      const unchanged = Atomics.add(u32, WORD.sequence, 0) === before;
      if (unchanged && 'value' in answer) return answer.value;
      if (unchanged && 'error' in answer) throw answer.error;
    }
    if (performance.now() - began > PATIENCE_MILLISECONDS) throw new Error('the writer of this index does not finish');
  }
}

/** Half-written memory may lead anywhere; the sequence tells whether it was. */
function attempt<T>(search: () => T): { value: T } | { error: unknown } {
  try {
    return { value: search() };
  } catch (error) {
    return { error };
  }
}

/** Takes the lowest free bit. */
export function claimLane(u32: Uint32Array, word: number, lanes: number): number {
  for (;;) {
    const taken = Atomics.load(u32, word);
    const lane = 31 - Math.clz32(~taken & -~taken);
    if (lane < 0 || lane >= lanes) throw new RangeError(`an index has at most ${lanes} readers`);
    if (Atomics.compareExchange(u32, word, taken, taken | (1 << lane)) === taken) return lane;
  }
}

export function releaseLane(u32: Uint32Array, word: number, lane: number): void {
  Atomics.and(u32, word, ~(1 << lane));
}
