import { type ListContent, sizeOf } from '@remit/match';

/** Lines held over all recipients: about 50 bytes each, and their texts. The content of the newest is held whatever its size. */
const MOST_LINES = 4_000_000;
/** So many texts are told apart; lines of different recipients mostly say the same. */
const MOST_TEXTS = 65_536;

type Held = { readonly content: ListContent; readonly lines: number };

/**
 * Contents of lists as last made, by the digest of the version's head, so that the next version costs what changed. The
 * digest is that of what stands in the database: what was made and then rolled back is never taken for it, nor what
 * another process made. Where there are too many, those that were not needed for longest go; they are read again.
 */
export class HeldContents {
  readonly #most: number;
  readonly #held = new Map<string, Held>();
  readonly #texts = new Map<string, string>();
  #lines = 0;

  constructor(most: number = MOST_LINES) {
    this.#most = most;
  }

  get lines(): number {
    return this.#lines;
  }

  /** Gives the content out: it is held again with the next version's. */
  take(head: string): ListContent | null {
    const held = this.#held.get(head);
    if (held === undefined) return null;
    this.#held.delete(head);
    this.#lines -= held.lines;
    return held.content;
  }

  hold(head: string, content: ListContent): void {
    const lines = sizeOf(content);
    this.#held.set(head, { content, lines });
    this.#lines += lines;
    for (const oldest of this.#held.keys()) {
      if (this.#lines <= this.#most || oldest === head) break;
      this.take(oldest);
    }
  }

  /** The same text, from one place in memory. */
  text(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    if (this.#texts.size === MOST_TEXTS) this.#texts.clear();
    this.#texts.set(text, text);
    return text;
  }
}
