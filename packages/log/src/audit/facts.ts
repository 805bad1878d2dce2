import { equalBytes } from '../bytes.ts';
import { type Attribute, ATTRIBUTES } from '../leaf/attributes.ts';
import { valueBytes } from '../leaf/commit.ts';
import { openAttribute } from '../leaf/leaf.ts';
import type { Hash } from '../sha256.ts';
import { ERASURE_KIND, ErasureCheck } from './erasures.ts';
import { type Opening, textOf } from './opening.ts';
import type { Findings } from './report.ts';

const CHAINED: readonly Attribute[] = ['stream', 'version', 'previous', 'body'];

/** The first attribute that the leaf does not commit to as disclosed, or undefined. */
export function firstDifference(leaf: Uint8Array, { values, salts }: Opening, hash: Hash): Attribute | undefined {
  return ATTRIBUTES.find((name) => {
    const salt = salts[name];
    return salt === undefined ? values[name] !== undefined : !openAttribute(leaf, name, values[name], salt, hash);
  });
}

/**
 * Holds D25: each fact follows its stream's previous one. Remembers one digest a stream, the only part of an audit
 * whose memory grows with the log; leave `streams` off where that is too much.
 */
class StreamCheck {
  readonly #last = new Map<string, { version: number; body: Uint8Array }>();

  /** Whether the stream's last fact so far was open. */
  has(stream: string): boolean {
    return this.#last.has(stream);
  }

  /**
   * What is wrong with the fact's place in its stream, or undefined. `gaps` says that some facts stayed closed, so
   * that a stream whose beginning was never seen is no fault.
   */
  next({ values, salts }: Opening, stream: string, gaps: boolean): string | undefined {
    const last = this.#last.get(stream);
    this.#last.delete(stream);
    if (CHAINED.some((name) => salts[name] === undefined)) return undefined;
    const version = Number(typeof values.version === 'string' ? values.version : Number.NaN);
    const previous = valueBytes(values.previous);
    this.#last.set(stream, { version, body: valueBytes(values.body) ?? new Uint8Array(0) });
    if (last === undefined && version > 1 && gaps) return undefined;
    if (version !== (last?.version ?? 0) + 1) return `version ${version} follows version ${last?.version ?? 0}`;
    if (last === undefined) return previous === undefined ? undefined : 'the first fact names a previous one';
    return previous !== undefined && equalBytes(previous, last.body) ? undefined : 'the previous fact is another';
  }
}

export interface FactOptions {
  readonly openings?: AsyncIterable<Opening> | Iterable<Opening>;
  /** Whether every entry must be opened, fillers too. */
  readonly complete?: boolean;
  /** Whether each stream's versions and digests are followed. On by default; off for partial disclosures. */
  readonly streams?: boolean;
}

async function* each(openings: AsyncIterable<Opening> | Iterable<Opening>): AsyncGenerator<Opening> {
  yield* openings;
}

/** Compares disclosed facts, in order of index, with the leaves as they pass. */
export class FactCheck {
  readonly #openings: AsyncGenerator<Opening>;
  readonly #findings: Findings;
  readonly #options: FactOptions;
  readonly #hash: Hash;
  readonly #isLost: (index: number) => boolean;
  readonly #streams = new StreamCheck();
  readonly #erasures: ErasureCheck;
  #next: Opening | undefined;
  #started = false;
  #last = -1;
  checked = 0;
  partly = 0;
  lost = 0;

  constructor(options: FactOptions, findings: Findings, hash: Hash, isLost: (index: number) => boolean) {
    this.#openings = each(options.openings ?? []);
    this.#options = options;
    this.#findings = findings;
    this.#hash = hash;
    this.#isLost = isLost;
    this.#erasures = new ErasureCheck(findings);
  }

  /** Streams whose erasure the log holds. */
  get erased(): number {
    return this.#erasures.erased;
  }

  /** Checks the entries that start at `from`; an undefined entry could not be read and is reported elsewhere. */
  async check(from: number, entries: ReadonlyArray<Uint8Array | undefined>): Promise<void> {
    if (!this.#started) await this.#advance();
    this.#started = true;
    for (let i = 0; i < entries.length; i++) {
      const index = from + i;
      if (this.#next?.index !== index) this.#missing(index);
      else {
        this.#compare(this.#next, entries[i]);
        await this.#advance();
      }
    }
  }

  /** Reports disclosed facts beyond the end of the log. */
  async finish(): Promise<void> {
    if (!this.#started) await this.#advance();
    for (; this.#next !== undefined; await this.#advance()) this.#foreign(this.#next, 'the log has no such entry');
    this.#erasures.finish();
  }

  #missing(index: number): void {
    if (!this.#options.complete) return;
    if (this.#isLost(index)) {
      this.lost += 1;
      return;
    }
    this.#findings.add({ fault: 'fact-missing', from: index, to: index + 1, detail: `no fact for entry ${index}` });
  }

  #foreign(opening: Opening, detail: string): void {
    const at = { from: opening.index, to: opening.index + 1, ...this.#named(opening) };
    this.#findings.add({ fault: 'fact-not-in-log', ...at, detail });
  }

  #named(opening: Opening): { stream?: string } {
    const stream = textOf(opening.values.stream);
    return stream === undefined ? {} : { stream };
  }

  #compare(opening: Opening, leaf: Uint8Array | undefined): void {
    this.checked += 1;
    if (ATTRIBUTES.some((name) => opening.salts[name] === undefined)) this.partly += 1;
    if (leaf === undefined) return;
    const at = { from: opening.index, to: opening.index + 1, ...this.#named(opening) };
    const attribute = firstDifference(leaf, opening, this.#hash);
    if (attribute !== undefined) {
      this.#findings.add({
        fault: 'fact-differs',
        ...at,
        attribute,
        detail: `the log committed to another ${attribute}`,
      });
    } else this.#followErasures(opening);
    if (at.stream === undefined || this.#options.streams === false) return;
    const broken = this.#streams.next(opening, at.stream, this.partly > 0 || this.lost > 0);
    if (broken !== undefined) this.#findings.add({ fault: 'stream-broken', ...at, detail: broken });
  }

  #followErasures(opening: Opening): void {
    if (opening.closed !== undefined) this.#erasures.closed(opening.index, opening.closed);
    // Only where the whole fact is open: a kind alone may be said of any stream.
    else if (textOf(opening.values.kind) === ERASURE_KIND && opening.values.stream !== undefined)
      this.#erasures.ended(opening, this.#streams.has(textOf(opening.values.stream) ?? ''));
  }

  // Openings must come in order of index: one that does not is a fact the log holds no place for.
  async #advance(): Promise<void> {
    for (;;) {
      const step = await this.#openings.next();
      this.#next = step.done ? undefined : step.value;
      if (this.#next === undefined || this.#next.index > this.#last) break;
      this.#foreign(this.#next, 'disclosed twice or out of order');
    }
    if (this.#next !== undefined) this.#last = this.#next.index;
  }
}
