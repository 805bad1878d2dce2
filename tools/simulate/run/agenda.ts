/** What is to happen, in the order of its time; what was entered first comes first among equals. */
export class Agenda<T> {
  readonly #heap: { readonly at: string; readonly order: number; readonly what: T }[] = [];
  #entered = 0;

  get nextAt(): string | undefined {
    return this.#heap[0]?.at;
  }

  enter(at: string, what: T): void {
    const heap = this.#heap;
    heap.push({ at, order: this.#entered++, what });
    for (let i = heap.length - 1; i > 0; ) {
      const parent = (i - 1) >> 1;
      if (!this.#before(i, parent)) return;
      this.#swap(i, parent);
      i = parent;
    }
  }

  take(): { readonly at: string; readonly what: T } | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    heap[0] = last;
    for (let i = 0; ; ) {
      const least = [2 * i + 1, 2 * i + 2].reduce(
        (best, child) => (child < heap.length && this.#before(child, best) ? child : best),
        i,
      );
      if (least === i) return first;
      this.#swap(i, least);
      i = least;
    }
  }

  #before(i: number, j: number): boolean {
    const [a, b] = [this.#heap[i]!, this.#heap[j]!];
    return a.at === b.at ? a.order < b.order : a.at < b.at;
  }

  #swap(i: number, j: number): void {
    [this.#heap[i], this.#heap[j]] = [this.#heap[j]!, this.#heap[i]!];
  }
}
