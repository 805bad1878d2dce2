import type { Verdict } from '@remit/match';
import type { FeedbackJournal } from '../../gate/feedback-journal.ts';
import type { Told } from '../../gate/send-feedback.ts';
import type { Feedback } from '../../gate/serve.ts';
import { entryOfMatch } from '../../shared-list/index.ts';
import { FileHeld } from '../../witness/held-file.ts';
import type { Run } from '../act.ts';
import { usage } from '../failure.ts';
import type { ListFolder } from '../list/folder.ts';
import { failureWords } from './failure-words.ts';
import { wholeNumber } from './whole-number.ts';

export type FeedbackGiven = { feedback?: string; feedbackAfter: string };

/** Counts matches for their authors and tells the service of them by itself; only where somebody asked for it. */
export class FeedbackTeller {
  readonly #folder: ListFolder;
  readonly #journal: FeedbackJournal;
  readonly #say: (line: string) => void;
  #round: Promise<void> = Promise.resolve();

  private constructor(folder: ListFolder, journal: FeedbackJournal, say: (line: string) => void) {
    this.#folder = folder;
    this.#journal = journal;
    this.#say = say;
  }

  /** @returns null where nobody asked for it */
  static async begin(
    { surroundings }: Run,
    { feedback: path, feedbackAfter }: FeedbackGiven,
    { folder, say }: { readonly folder: ListFolder | null; readonly say: (line: string) => void },
  ): Promise<FeedbackTeller | null> {
    const waitDays = wholeNumber(feedbackAfter, '--feedback-after');
    if (waitDays > 90) throw usage('number', '--feedback-after takes at most 90.');
    if (path === undefined) return null;
    if (folder === null)
      throw usage('feedback-of-none', '--feedback tells the authors of a shared list: name --remit.');
    const { FeedbackJournal, NotFeedback } = await import('../../gate/feedback-journal.ts');
    try {
      const journal = FeedbackJournal.open(path, { waitDays, now: () => surroundings.now(), say });
      return new FeedbackTeller(folder, journal, say);
    } catch (error) {
      if (error instanceof FileHeld) throw usage('feedback-held', `Another gate keeps ${path}: ${error.message}.`);
      if (error instanceof NotFeedback)
        throw usage('feedback-other', error.message, 'Name a file that is not there yet.');
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
      throw usage('feedback-unusable', `${path} cannot be used (${code}).`);
    }
  }

  /** For the gate's own server. Lists of `--list` have no author who could be told. */
  readonly served: Feedback = {
    matched: ({ matches }: Verdict) => {
      const shared = matches.filter(({ list }) => list === this.#folder.file.recipient);
      return this.#journal.matched(shared.map(({ entry }) => entryOfMatch(entry)));
    },
    decide: (...given) => this.#journal.decide(...given),
  };

  /** One round after the other; what fails is said and tried again. */
  round(): Promise<void> {
    this.#round = this.#round.then(() => this.#once());
    return this.#round;
  }

  async close(): Promise<void> {
    await this.#round;
    this.#journal.close();
  }

  async #once(): Promise<void> {
    try {
      const { sendFeedback } = await import('../../gate/send-feedback.ts');
      const told = await sendFeedback(this.#journal, () => this.#folder.client());
      if (told !== null) for (const line of toldWords(told)) this.#say(line);
    } catch (error) {
      this.#say(`matches are not reported yet: ${failureWords(error)}`);
    }
  }
}

function* toldWords({ reported, already, refused, left }: Told): Generator<string> {
  if (reported + already > 0) yield `matches reported: ${reported}, and ${already} that were there already`;
  for (const one of refused) yield `matches not reported: ${one}`;
  for (const one of left) yield `matches not reported yet: ${one}`;
}
