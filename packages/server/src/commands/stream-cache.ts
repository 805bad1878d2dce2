import type { StoredFact } from '../store/facts.ts';

export type History = { readonly key: Buffer | null; readonly facts: readonly StoredFact[] };
const EMPTY: History = { key: null, facts: [] };
const LIMIT = 2000;

/**
 * Facts of the streams last used. It is never trusted for freshness: every transaction asks the database for what came
 * after the version known here, and a fact that is not yet durable never enters.
 */
export class StreamCache {
  readonly #streams = new Map<string, History>();

  get(stream: string): History {
    return this.#streams.get(stream) ?? EMPTY;
  }

  known(stream: string): { version: number; key: Buffer | null } {
    const { key, facts } = this.get(stream);
    return { version: facts.length, key };
  }

  /** What was erased stays in no memory; the next question reads it afresh, and is refused. */
  dropErased(streams: Iterable<string>): void {
    for (const stream of streams)
      if (this.get(stream).facts.at(-1)?.kind === 'CaseErased') this.#streams.delete(stream);
  }

  /** Adds facts that continue what is known; anything that does not fit drops the stream, to be read afresh. */
  extend(stream: string, key: Buffer | null, facts: readonly StoredFact[]): void {
    const before = this.get(stream);
    const next = facts.filter((fact) => fact.version > before.facts.length);
    if (next.some((fact, i) => fact.version !== before.facts.length + i + 1)) {
      this.#streams.delete(stream);
      return;
    }
    if (next.length === 0) return;
    this.#streams.delete(stream);
    this.#streams.set(stream, { key: before.key ?? key, facts: [...before.facts, ...next] });
    if (this.#streams.size > LIMIT) this.#streams.delete(this.#streams.keys().next().value!);
  }
}
