// Two policies tried on the same uploads, and which entries make the difference.
import type { ListEntry } from './entry.ts';
import type { ReadUpload } from './gate.ts';
import type { Policy, Reason } from './policy.ts';
import { type Ground, findForUpload, type Judged, judgeFound, type PolicyTrial, Tally } from './try-policy.ts';

/** What a policy makes of an entry for an upload; `not-found`: it compares so that nothing is found. */
export type Standing = Reason | 'not-found';

/** An entry that flags uploads under one of the policies which the other lets pass. */
export type PolicyDifference = {
  readonly list: string;
  readonly entry: ListEntry;
  /** Uploads that are flagged under the one where this is `counts`, and not under the other. */
  readonly uploads: number;
  readonly before: Standing;
  readonly after: Standing;
};

export type PolicyComparison = {
  readonly before: PolicyTrial;
  readonly after: PolicyTrial;
  /** Uploads that only the later policy flags, and that only the earlier one does. */
  readonly newlyFlagged: number;
  readonly noLongerFlagged: number;
  /** Those that concern most uploads first. An upload that several entries flag counts for each. */
  readonly differences: readonly PolicyDifference[];
};

const keyOf = ({ list, entry }: Pick<Judged, 'list' | 'entry'>): string => `${list}\n${entry.id}`;

/**
 * ```ts
 * import { comparePolicies, DEFAULT_POLICY, MatchList } from '@remit/match';
 * const asOf = '2026-11-22T10:00:00.000Z';
 * const opinions = [{ party: 'unit.example', says: 'positive', ground: 'incitement' }] as const;
 * const entry = { id: 'e1', fingerprint: { kind: 'sha256', hash: new Uint8Array(32) }, opinions } as const;
 * const list = new MatchList({ name: 'shared', kernels: null, entries: [entry], asOf, staleAfterSeconds: 3600 });
 * const policies = { before: DEFAULT_POLICY, after: { ...DEFAULT_POLICY, atLeast: 1 } };
 * const { newlyFlagged, differences } = comparePolicies({ lists: [list], now: Date.parse(asOf) }, [{ sha256: new Uint8Array(32) }], policies);
 * console.log(newlyFlagged, differences[0]?.before); // 1 too-few-parties
 * ```
 *
 * @param recent prints of uploads, as the platform kept them; gone through once
 */
export function comparePolicies(
  ground: Ground,
  recent: Iterable<ReadUpload>,
  policies: { readonly before: Policy; readonly after: Policy },
): PolicyComparison {
  const [before, after, causes] = [new Tally(), new Tally(), new Causes()];
  let [newlyFlagged, noLongerFlagged] = [0, 0];
  const alike = searchAlike(policies.before, policies.after);
  for (const prints of recent) {
    const found = findForUpload(ground, prints, policies.before);
    const foundAfter = alike ? found : findForUpload(ground, prints, policies.after);
    const judged = {
      before: judgeFound(ground, found, policies.before),
      after: judgeFound(ground, foundAfter, policies.after),
    };
    const [was, is] = [before.add(judged.before), after.add(judged.after)];
    if (was === is) continue;
    newlyFlagged += is ? 1 : 0;
    noLongerFlagged += was ? 1 : 0;
    causes.add(judged);
  }
  return { before, after, newlyFlagged, noLongerFlagged, differences: causes.inOrder() };
}

/** Searching is nearly all of the time: where both find the same, it is done once. */
const searchAlike = (a: Policy, b: Policy): boolean =>
  a.distance === b.distance &&
  a.leastQuality === b.leastQuality &&
  a.video.ofUpload === b.video.ofUpload &&
  a.video.ofEntry === b.video.ofEntry;

class Causes {
  readonly #of = new Map<string, PolicyDifference>();

  /** Of an upload that one of the two flags: whatever flags it there. */
  add(judged: { readonly before: readonly Judged[]; readonly after: readonly Judged[] }): void {
    const [before, after] = [byEntry(judged.before), byEntry(judged.after)];
    for (const [key, { list, entry, flag }] of [...before, ...after]) {
      if (!flag) continue;
      const stands = { before: standing(before.get(key)), after: standing(after.get(key)) };
      const cause = `${key}\n${stands.before} ${stands.after}`;
      const uploads = (this.#of.get(cause)?.uploads ?? 0) + 1;
      this.#of.set(cause, { list, entry, uploads, ...stands });
    }
  }

  inOrder(): PolicyDifference[] {
    return [...this.#of.values()].sort(
      (a, b) => b.uploads - a.uploads || (a.entry.id < b.entry.id ? -1 : Number(a.entry.id > b.entry.id)),
    );
  }
}

const standing = (judged: Judged | undefined): Standing => judged?.reason ?? 'not-found';
/** A link that stands twice in an upload finds its entry twice. */
const byEntry = (judged: readonly Judged[]): Map<string, Judged> => new Map(judged.map((each) => [keyOf(each), each]));
