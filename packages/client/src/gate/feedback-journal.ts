// What a gate owes the authors of its list: how often their entries matched, and what people here said of it. Kept until
// the service was told, whatever ends the gate meanwhile.
import { randomUUID } from 'node:crypto';
import { appendFileSync, closeSync, fsyncSync, openSync } from 'node:fs';
import { bucketOf, bucketRank, LEAST_FLOOD } from '@remit/protocol';
import { HeldFile } from '../witness/held-file.ts';
import { type Decision, FEEDBACK_BEGINS, type FeedbackLine, feedbackLine, feedbackText } from './feedback-line.ts';
import { type DayOfEntry, FeedbackState } from './feedback-state.ts';

const DAY = 86_400_000;
/** People who looked found so many to be nothing of the kind, and fewer to be. */
const LEAST_REJECTED = 5;

export type FeedbackOptions = {
  /** Days after a day's end for which people may still decide; at least the one that the protocol asks for. */
  readonly waitDays: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly say: (line: string) => void;
};

/** The file holds something else, which a gate must not write over. */
export class NotFeedback extends Error {}

/** Lines after one another, each written before what it says is acted upon; one process at a time adds to them. */
export class FeedbackJournal {
  readonly #held: HeldFile;
  readonly #options: FeedbackOptions;
  readonly #state = new FeedbackState();
  #file: number | null = null;
  #torn = false;
  #saidAt = -Infinity;

  private constructor(held: HeldFile, options: FeedbackOptions) {
    this.#held = held;
    this.#options = options;
  }

  /** @throws FileHeld, NotFeedback, or what the file system says */
  static open(path: string, options: FeedbackOptions): FeedbackJournal {
    const held = HeldFile.hold(path);
    try {
      const text = held.read() ?? '';
      if (!text.startsWith(FEEDBACK_BEGINS.slice(0, text.length)))
        throw new NotFeedback(`${path} holds something else than what a gate keeps.`);
      const journal = new FeedbackJournal(held, options);
      journal.#replay(text);
      journal.rewrite();
      return journal;
    } catch (error) {
      held.release();
      throw error;
    }
  }

  /**
   * An upload matched these entries of the shared list.
   *
   * @returns by what name people may decide about it; null where it is counted no more
   */
  matched(entries: readonly string[]): string | null {
    const day = this.#today();
    const counted = [...new Set(entries)].filter((entry) => this.#state.counts(day, entry));
    if (counted.length === 0) return null;
    const line: FeedbackLine = { gate: 1, matched: randomUUID(), day, entries: counted };
    try {
      this.#append(line);
    } catch (error) {
      // The gate advises all the same, and what it knows it still counts while it runs.
      this.#sayLost(error);
    }
    this.#state.apply(line);
    return line.matched;
  }

  /**
   * What people decided about an upload's matches, or about one of them.
   *
   * @returns the entries that it concerns: none where the service was told already or nothing of that name is known
   * @throws what the file system says; said again, it holds
   */
  decide(check: string, decision: Decision, entry: string | null): readonly string[] {
    const entries = this.#state.open(check).filter((each) => entry === null || each === entry);
    if (entries.length > 0) this.#record({ gate: 1, decided: check, entries, decision });
    return entries;
  }

  /** Of what the service is to be told by now. */
  due(): DayOfEntry[] {
    const now = this.#options.now();
    const last = dayOf(now - (1 + this.#options.waitDays) * DAY);
    return [...this.#state.untold()].filter((one) => one.day <= last || isFlood(one));
  }

  /** The service knows of this day of an entry, or wants to know nothing of it. */
  told({ day, entry }: Pick<DayOfEntry, 'day' | 'entry'>): void {
    this.#record({ gate: 1, told: entry, day });
  }

  /** Lets go of what was told. Days that may still go on are remembered, so that they are not told again. */
  rewrite(): void {
    const lines = [...this.#state.lines(dayOf(this.#options.now() - 2 * DAY))];
    // First, so that nothing is added to a file that has lost its place.
    this.#close();
    this.#held.replace(lines.map(feedbackText).join(''));
  }

  close(): void {
    this.#close();
    this.#held.release();
  }

  #replay(text: string): void {
    const lines = text.split('\n').filter((line) => line !== '');
    const read = lines.map(feedbackLine);
    for (const line of read) if (line !== null) this.#state.apply(line);
    const damaged = read.slice(0, -1).filter((line) => line === null).length;
    if (damaged > 0) this.#options.say(`${this.#held.path}: ${damaged} damaged lines were left out`);
  }

  /** On the disk before anything rests on it. */
  #record(line: FeedbackLine): void {
    this.#append(line);
    fsyncSync(this.#file!);
    this.#state.apply(line);
  }

  #append(line: FeedbackLine): void {
    this.#file ??= openSync(this.#held.path, 'a', 0o600);
    const text = `${this.#torn ? '\n' : ''}${feedbackText(line)}`;
    this.#torn = true;
    appendFileSync(this.#file, text);
    this.#torn = false;
  }

  #close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
    this.#torn = false;
  }

  #today(): string {
    return dayOf(this.#options.now());
  }

  #sayLost(error: unknown): void {
    const now = this.#options.now();
    if (Math.abs(now - this.#saidAt) < 60_000) return;
    this.#saidAt = now;
    this.#options.say(`${this.#held.path}: a match is not kept beyond this run: ${(error as Error).message}`);
  }
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/**
 * A flood (spec/hashes.md, flood guard). Told at once, because it quarantines the entry everywhere. Not on the number alone: on the day of an attack a true
 * entry matches as much, and nobody has confirmed anything yet.
 */
const isFlood = ({ matched, confirmed, rejected }: DayOfEntry): boolean =>
  bucketRank(bucketOf(matched)) >= bucketRank(LEAST_FLOOD) && rejected >= LEAST_REJECTED && rejected > confirmed;
