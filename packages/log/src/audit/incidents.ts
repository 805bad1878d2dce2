import { equalBytes } from '../bytes.ts';
import { buildIncident, type Incident, isIncident, parseIncident } from '../note/incident.ts';
import type { Hash } from '../sha256.ts';
import type { Findings } from './report.ts';
import type { ExpectedRoot } from './tree.ts';

/** An incident as the log serves it: where its entry stands, and its text. */
export interface ServedIncident {
  readonly index: number;
  readonly text: string;
}

export interface DeclaredIncident {
  readonly index: number;
  readonly incident: Incident;
}

/**
 * Holds every incident's entry against the text that is served for it, and the text against the tree: the root that it
 * names is the tree's own at that size, unless it names another origin, which only the first entry may do.
 */
export class IncidentCheck {
  readonly #texts = new Map<number, string>();
  readonly #findings: Findings;
  readonly #origin: string;
  readonly #hash: Hash;
  readonly declared: DeclaredIncident[] = [];

  constructor(served: readonly ServedIncident[], origin: string, findings: Findings, hash: Hash) {
    for (const { index, text } of served) this.#texts.set(index, text);
    this.#origin = origin;
    this.#findings = findings;
    this.#hash = hash;
    for (const { index, text } of [...served].sort((a, b) => a.index - b.index)) this.#read(index, text);
  }

  #read(index: number, text: string): void {
    const incident = parseIncident(text);
    if (!incident.ok) this.#fault(index, incident.detail);
    else {
      const wrong = this.#misplaced(index, incident.value);
      if (wrong !== undefined) this.#fault(index, wrong);
      this.declared.push({ index, incident: incident.value });
    }
  }

  #misplaced(index: number, { origin, last, lost }: Incident): string | undefined {
    if (origin !== this.#origin) return `it is an incident of ${origin}`;
    if (last.origin !== origin) return index === 0 ? undefined : 'only the first entry follows another log';
    if (last.size > index) return `it names the size ${last.size}, and stands at ${index}`;
    return lost !== null && lost.to > last.size ? 'what was lost lies beyond what was signed' : undefined;
  }

  #fault(index: number, detail: string): void {
    this.#findings.add({ fault: 'incident-differs', from: index, to: index + 1, detail });
  }

  /** Roots that must come out, because an incident says that they were signed. */
  expectedRoots(size: number): ExpectedRoot[] {
    return this.declared
      .filter(({ incident: { last } }) => last.origin === this.#origin && last.size <= size)
      .map(({ incident: { last } }) => ({ size: last.size, root: last.root, fault: 'incident-differs' }));
  }

  /** Entries whose facts and salts the operator has lost, by its own word. */
  isLost(index: number): boolean {
    return this.declared.some(({ incident: { lost } }) => lost !== null && lost.from <= index && index < lost.to);
  }

  /** Looks at the entries that start at `from`. */
  check(from: number, entries: ReadonlyArray<Uint8Array | undefined>): void {
    entries.forEach((entry, i) => {
      if (entry === undefined) return;
      const text = this.#texts.get(from + i);
      if (isIncident(entry)) this.#compare(from + i, entry, text);
      else if (text !== undefined) this.#fault(from + i, 'the entry is no incident');
    });
  }

  #compare(index: number, entry: Uint8Array, text: string | undefined): void {
    if (text === undefined) {
      const at = { from: index, to: index + 1 };
      this.#findings.add({ fault: 'incident-unexplained', ...at, detail: `entry ${index} declares an incident` });
    } else if (parseIncident(text).ok && !equalBytes(entry, buildIncident(text, this.#hash))) {
      this.#fault(index, 'the entry stands for another text');
    }
  }
}
