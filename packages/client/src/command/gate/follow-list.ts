import { type IsProven, type Kernels, linesOf, type MatchList } from '@remit/match';
import { entryOfMatch, ProvenOpinions, updateGate } from '../../shared-list/index.ts';
import type { ListFolder } from '../list/folder.ts';
import { receiptWords } from '../list/list.ts';
import { staleWords } from '../list/refused.ts';
import { failureWords } from './failure-words.ts';
import { sharedList } from './given-lists.ts';
import { ProvingQueue } from './proving-queue.ts';

export type FollowOptions = {
  readonly kernels: Kernels | null;
  readonly staleAfterSeconds: number;
  /** Whether the policy asks whose opinions are proven. */
  readonly requireProof: boolean;
  readonly now: () => number;
  readonly say: (line: string) => void;
};

/**
 * The organisation's shared list behind a gate: brought up to date while it is searched, and each withdrawal answered
 * with a receipt once the gate has taken it over. Whatever fails is said; the gate goes on with what it holds.
 */
export class FollowedList {
  readonly list: MatchList;
  readonly lost = [];
  readonly #folder: ListFolder;
  readonly #say: (line: string) => void;
  readonly #now: () => number;
  /** Null where nobody asks for proof. */
  readonly #proving: ProvingQueue | null;
  #round: Promise<void> = Promise.resolve();
  /** The version that the gate has in full. */
  #applied: number;

  private constructor(
    folder: ListFolder,
    { list, proving }: { list: MatchList; proving: ProvingQueue | null },
    { say, now }: FollowOptions,
  ) {
    this.#folder = folder;
    this.list = list;
    this.#proving = proving;
    this.#say = say;
    this.#now = now;
    this.#applied = folder.held?.head.version ?? 0;
  }

  /** Begins with what the folder holds; only where it holds nothing yet, the service is waited for. */
  static async begin(folder: ListFolder, options: FollowOptions): Promise<FollowedList> {
    const { kernels, staleAfterSeconds, say } = options;
    const name = folder.file.recipient;
    if (folder.held?.content === null) say(`${name}: what was kept of the list is damaged; it is fetched anew`);
    if (!folder.held?.content) await folder.sync().catch((error: unknown) => say(`${name}: ${failureWords(error)}`));
    const { held } = folder;
    const list = sharedList(name, held, { kernels, staleAfterSeconds });
    const proving = options.requireProof ? new ProvingQueue(await ProvenOpinions.open(folder.store)) : null;
    if (held?.content) proving?.first(linesOf(held.content));
    const followed = new FollowedList(folder, { list, proving }, options);
    await followed.#prove();
    return followed;
  }

  words(): string {
    const { held } = this.#folder;
    if (!held?.content) return `${this.list.name}: no list yet; everything passes`;
    return `${this.list.name}: version ${held.head.version}, ${this.list.size} entries as of ${held.head.at}`;
  }

  /** For the gate that searches this list. */
  readonly isProven: IsProven = (entry, opinion) => this.#proving?.proven.has(entryOfMatch(entry), opinion) ?? false;

  /** One round after the other, never two at once. */
  follow(): Promise<void> {
    this.#round = this.#round.then(() => this.#once());
    return this.#round;
  }

  settled(): Promise<void> {
    return this.#round;
  }

  /** The list first, then the gate, then the receipts: none is given for what the gate still finds. */
  async #once(): Promise<void> {
    try {
      const before = this.#folder.held?.head.version ?? 0;
      // Never a receipt for what a half-taken version left in the gate.
      if (this.#applied !== before) throw new Error('a version was not taken over in full; start the gate again');
      const synced = await this.#folder.sync();
      updateGate(this.list, synced);
      this.#proving?.first(synced.put);
      this.#applied = synced.list.head.version;
      if (this.#applied !== before) this.#say(this.words());
      this.#sayStale();
      const receipts = await this.#folder.receipts();
      if (receipts.given > 0) this.#say(`${this.list.name}: ${receiptWords(receipts)}`);
    } catch (error) {
      this.#say(`${this.list.name} stays as of ${this.list.asOf}: ${failureWords(error)}`);
    }
    await this.#prove();
  }

  async #prove(): Promise<void> {
    try {
      await this.#proving?.round(await this.#folder.proving());
    } catch (error) {
      this.#say(`${this.list.name}: what is not proven yet does not count: ${failureWords(error)}`);
    }
  }

  /** The service answers, and yet shows nothing newer than it must have by now. */
  #sayStale(): void {
    const { asOf, name } = this.list;
    if (this.list.isStale(this.#now())) this.#say(`${name} is stale: ${staleWords(asOf)}`);
  }
}
