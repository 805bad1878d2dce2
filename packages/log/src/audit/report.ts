import type { Attribute } from '../leaf/attributes.ts';
import type { DeclaredIncident } from './incidents.ts';

/** What an audit can find. A closed list, each with what it proves. */
export type AuditFault =
  /** The current checkpoint is malformed, not signed by the log, of another origin, or short of its quorum. */
  | 'checkpoint-refused'
  /** An earlier checkpoint, saved by the auditor, cannot be opened: it proves nothing. */
  | 'earlier-checkpoint-refused'
  /** The log is now smaller than a checkpoint it once signed. */
  | 'log-went-back'
  /** The tiles do not lead to the root that the log signed. */
  | 'root-differs'
  /** The tiles do not lead to the root that the log signed earlier: an entry before that size was changed. */
  | 'earlier-root-differs'
  /** A tile or bundle that the checkpoint promises is not served. */
  | 'resource-missing'
  | 'resource-malformed'
  /** A tile above level 0 holds a hash that is not the root of the tile below it. */
  | 'tile-differs'
  /** An entry does not hash to its place in the tile. */
  | 'entry-differs'
  /** An entry has not the shape of a leaf. */
  | 'entry-malformed'
  /** A disclosed fact is not the one that the log committed to. */
  | 'fact-differs'
  /** The log has an entry for which no fact was disclosed although all were to be. */
  | 'fact-missing'
  /** A fact was disclosed for an index that the log does not have, or out of order, or twice. */
  | 'fact-not-in-log'
  /** A fact stays closed although the log has no erasure of its stream. */
  | 'not-erased'
  /** A fact does not follow its stream's previous one. */
  | 'stream-broken'
  /** An incident is not the one in its entry, or names a checkpoint that this tree does not extend. */
  | 'incident-differs'
  /** An entry declares an incident, and the log serves no text for it. */
  | 'incident-unexplained';

/** One thing that is wrong, and where. */
export interface Finding {
  readonly fault: AuditFault;
  /** Entries concerned: [from, to). One entry when `to` is `from + 1`; absent when the fault has no place. */
  readonly from?: number;
  readonly to?: number;
  /** The stream of the disclosed fact at that entry. */
  readonly stream?: string;
  readonly attribute?: Attribute;
  /** In English, for logs and developers; screens have their own words for each fault. */
  readonly detail: string;
}

export interface AuditReport {
  readonly ok: boolean;
  readonly origin: string;
  readonly size: number;
  /** Entries read and found in their place. */
  readonly entriesChecked: number;
  readonly earlierChecked: number;
  readonly factsChecked: number;
  /** Disclosed facts of which some attributes stayed closed, as after an erasure. */
  readonly factsPartlyOpened: number;
  /** Cases whose erasure is a fact of the log. */
  readonly casesErased: number;
  /** Facts that the operator has lost, as an incident in the log declares. */
  readonly factsLost: number;
  /** What the operator declared about damage to the log; empty for a log that had none. */
  readonly incidents: readonly DeclaredIncident[];
  /** Names of the witnesses whose cosignatures on the current checkpoint verified. */
  readonly cosignedBy: readonly string[];
  /** The first bad entry, or range of entries when it cannot be narrowed further. */
  readonly first?: Finding;
  /** All findings, first first; at most 100 are kept. */
  readonly findings: readonly Finding[];
  readonly findingsOmitted: number;
}

const MAX_FINDINGS = 100;

// A range says "somewhere in here", so an exact entry inside it is the better name for the same damage: order by the
// end of the range, then exact before wide. What has no place comes before everything.
function inOrder(a: Finding, b: Finding): number {
  const end = (a.to ?? -1) - (b.to ?? -1);
  return end === 0 ? (b.from ?? 0) - (a.from ?? 0) : end;
}

/** Collects findings in bounded memory; those that come first are kept. */
export class Findings {
  #kept: Finding[] = [];
  #omitted = 0;

  add(finding: Finding): void {
    this.#kept = [...this.#kept, finding].sort(inOrder);
    if (this.#kept.length <= MAX_FINDINGS) return;
    this.#kept.pop();
    this.#omitted += 1;
  }

  get omitted(): number {
    return this.#omitted;
  }

  get sorted(): readonly Finding[] {
    return this.#kept;
  }
}
