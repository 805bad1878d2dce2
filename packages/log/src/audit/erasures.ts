import { type ClosedFact, textOf, type Opening } from './opening.ts';
import type { Findings } from './report.ts';

/** The kind of the fact that ends an erased stream; nothing else excuses a fact that stays closed. */
export const ERASURE_KIND = 'CaseErased';

/** Facts of one stream that stayed closed so far: where they begin, and how many. */
type Closed = { readonly first: number; readonly count: number };

/**
 * Holds that closed facts belong to erased streams. Whoever discloses says of each closed fact which one of which stream
 * it is, and that alone proves nothing. But an erasure's own version tells how many facts came before it, so a fact
 * closed for another reason is one too many wherever it is counted.
 */
export class ErasureCheck {
  readonly #findings: Findings;
  readonly #closed = new Map<string, Closed>();
  erased = 0;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** A fact of which only what outlives an erasure was opened; they come in the order of their stream. */
  closed(index: number, { stream, version }: ClosedFact): void {
    const { first = index, count = 0 } = this.#closed.get(stream) ?? {};
    if (version !== count + 1) this.#fault(index, stream, `a closed fact of version ${version} follows ${count}`);
    else this.#closed.set(stream, { first, count: version });
  }

  /** An erasure whose every attribute was opened and held against its entry, and whether a fact before it was open. */
  ended({ index, values }: Opening, anyOpen: boolean): void {
    const stream = textOf(values.stream) ?? '';
    const before = this.#closed.get(stream);
    this.erased += 1;
    this.#closed.delete(stream);
    // The key may be there still: then all facts are open, and there is nothing to excuse.
    if (before === undefined) return;
    if (anyOpen) this.#fault(before.first, stream, 'facts of it are open, so that none stays closed by its erasure');
    else if (Number(textOf(values.version)) !== before.count + 1)
      this.#fault(index, stream, `the erasure follows ${before.count} closed facts and has another number`);
  }

  /** Whatever is closed by now was never erased. */
  finish(): void {
    for (const [stream, { first, count }] of this.#closed)
      this.#fault(first, stream, `${count} facts of it are closed, and the log has no erasure of it`);
  }

  #fault(index: number, stream: string, detail: string): void {
    const named = stream === '' ? {} : { stream };
    this.#findings.add({ fault: 'not-erased', from: index, to: index + 1, ...named, detail });
  }
}
