import type { ListLine } from '@remit/match';
import {
  MOST_PROOFS,
  provable,
  type ProvableLine,
  proveLines,
  type ProvenOpinions,
  type Proving,
} from '../../shared-list/index.ts';

/** Lines looked at, and lines asked for, before the list itself is asked for again. */
const LOOKED_AT = 20_000;
const ASKED = 5_000;

/**
 * Lines of a followed list whose opinions are still to prove, what is new before what is old. All are asked for, so that
 * the service does not learn from a question what was uploaded; and little by little, so that no upload waits.
 */
export class ProvingQueue {
  readonly proven: ProvenOpinions;
  #waiting: Iterator<ListLine>[] = [];

  constructor(proven: ProvenOpinions) {
    this.proven = proven;
  }

  /** These before those that wait. */
  first(lines: Iterable<ListLine>): void {
    this.#waiting.unshift(lines[Symbol.iterator]());
  }

  /** @throws what the service or its log does; what was asked for waits again */
  async round(proving: Proving): Promise<void> {
    for (let [looked, asked] = [0, 0]; looked < LOOKED_AT && asked < ASKED; ) {
      const { lines, passed } = this.#next();
      if (passed === 0) return;
      await this.#prove(lines, proving);
      looked += passed;
      asked += lines.length;
      // An upload that came meanwhile is answered before the next look.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async #prove(lines: readonly ListLine[], proving: Proving): Promise<void> {
    try {
      for await (const proofs of proveLines(lines.map(provable), proving)) await this.proven.add(proofs);
    } catch (error) {
      this.first(lines);
      throw error;
    }
  }

  /** Lines for one question that have something to prove, and how many were passed on the way to them. */
  #next(): { readonly lines: readonly ListLine[]; readonly passed: number } {
    const lines: ListLine[] = [];
    let passed = 0;
    while (this.#waiting.length > 0 && lines.length < MOST_PROOFS && passed < 10 * MOST_PROOFS) {
      const next = this.#waiting[0]!.next();
      if (next.done) this.#waiting.shift();
      else {
        passed += 1;
        if (!this.#isProven(provable(next.value))) lines.push(next.value);
      }
    }
    return { lines, passed };
  }

  #isProven({ entry, opinions }: ProvableLine): boolean {
    return opinions.every((opinion) => this.proven.has(entry, opinion));
  }
}
