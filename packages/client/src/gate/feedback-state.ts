import type { Decision, FeedbackLine } from './feedback-line.ts';

export type Counts = { readonly matched: number; readonly confirmed: number; readonly rejected: number };
export type DayOfEntry = Counts & { readonly day: string; readonly entry: string };

/** Buckets end at a thousand: so many uploads of one entry and day are told apart, and no more. */
export const MOST_COUNTED = 2000;

/** `checks` names the uploads that matched. */
type Count = { readonly checks: Set<string>; confirmed: number; rejected: number };
type Check = { readonly day: string; readonly decisions: Map<string, Decision | null> };

const keyOf = (day: string, entry: string): string => `${day} ${entry}`;

/** What matched, what people said of it, and of what the service was told. It follows from the lines alone. */
export class FeedbackState {
  readonly #counts = new Map<string, Count>();
  readonly #checks = new Map<string, Check>();
  readonly #told = new Set<string>();

  apply(line: FeedbackLine): void {
    if ('matched' in line) this.#match(line.matched, line.day, line.entries);
    else if ('decided' in line) for (const entry of line.entries) this.#decide(line.decided, entry, line.decision);
    else this.#tell(line.day, line.told);
  }

  /** Whether one more match of an entry on a day makes a difference. */
  counts(day: string, entry: string): boolean {
    const key = keyOf(day, entry);
    return !this.#told.has(key) && (this.#counts.get(key)?.checks.size ?? 0) < MOST_COUNTED;
  }

  /** The entries of an upload about which the service was not told yet; none for an upload that is not known. */
  open(check: string): readonly string[] {
    return [...(this.#checks.get(check)?.decisions.keys() ?? [])];
  }

  /** What the service was not told yet, the oldest first. */
  *untold(): Generator<DayOfEntry> {
    for (const key of [...this.#counts.keys()].sort()) {
      const [day = '', entry = ''] = key.split(' ');
      const { checks, confirmed, rejected } = this.#counts.get(key)!;
      yield { day, entry, matched: checks.size, confirmed, rejected };
    }
  }

  /** The fewest lines from which the same follows; of what was told, the days from one on. */
  *lines(toldFrom: string): Generator<FeedbackLine> {
    for (const key of this.#told) {
      const [day = '', told = ''] = key.split(' ');
      if (day >= toldFrom) yield { gate: 1, told, day };
    }
    for (const [check, { day, decisions }] of this.#checks) {
      yield { gate: 1, matched: check, day, entries: [...decisions.keys()] };
      for (const [entry, decision] of decisions)
        if (decision !== null) yield { gate: 1, decided: check, entries: [entry], decision };
    }
  }

  #match(check: string, day: string, entries: readonly string[]): void {
    const counted = entries.filter((entry) => this.counts(day, entry));
    if (counted.length === 0 || this.#checks.has(check)) return;
    this.#checks.set(check, { day, decisions: new Map(counted.map((entry) => [entry, null])) });
    for (const entry of counted) this.#count(day, entry).checks.add(check);
  }

  /** Whoever thinks again says so again: the last word counts. */
  #decide(id: string, entry: string, decision: Decision): void {
    const check = this.#checks.get(id);
    const before = check?.decisions.get(entry);
    if (check === undefined || before === undefined) return;
    const count = this.#count(check.day, entry);
    if (before !== null) count[before] -= 1;
    count[decision] += 1;
    check.decisions.set(entry, decision);
  }

  #tell(day: string, entry: string): void {
    const key = keyOf(day, entry);
    this.#told.add(key);
    for (const id of this.#counts.get(key)?.checks ?? []) {
      const { decisions } = this.#checks.get(id)!;
      decisions.delete(entry);
      if (decisions.size === 0) this.#checks.delete(id);
    }
    this.#counts.delete(key);
  }

  #count(day: string, entry: string): Count {
    const key = keyOf(day, entry);
    const count = this.#counts.get(key) ?? { checks: new Set(), confirmed: 0, rejected: 0 };
    this.#counts.set(key, count);
    return count;
  }
}
