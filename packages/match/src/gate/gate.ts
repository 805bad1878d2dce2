// The gate of a platform: one call per upload. It advises a person. It removes nothing, and it never holds an upload
// back because something of its own is missing or broken: that it says, loudly, and lets pass.
import { findIn, type Finding, type UploadPrints } from './find.ts';
import type { MatchList } from './match-list.ts';
import { DEFAULT_POLICY, type IsProven, judge, type Judgement, type Policy } from './policy.ts';

export type GateMatch = Finding & Judgement & { readonly list: string };

export type GateWarning =
  | { readonly code: 'stale'; readonly list: string; readonly asOf: string; readonly ageSeconds: number }
  /** The policy asks for proof, and so many opinions about what was found were left out because they have none here. */
  | { readonly code: 'unproven'; readonly list: string; readonly opinions: number }
  | { readonly code: 'no-lists' }
  /** Part of the upload could not be fingerprinted: `detail` says what and why. */
  | { readonly code: 'unread'; readonly detail: string }
  | { readonly code: 'broken'; readonly list: string; readonly detail: string };

export type Verdict = {
  readonly verdict: 'pass' | 'flag';
  /** Everything that was found, also what the policy does not count (`flag: false`, and the reason). */
  readonly matches: readonly GateMatch[];
  readonly warnings: readonly GateWarning[];
  /** All of the call, and the search alone. */
  readonly tookMicroseconds: number;
  readonly searchMicroseconds: number;
};

/** What reading an upload gives; `unread` says what could not be fingerprinted. */
export type ReadUpload = UploadPrints & { readonly unread?: readonly string[] };

export type GateOptions<Upload> = {
  readonly lists: readonly MatchList[];
  /** What is not said is as in `DEFAULT_POLICY`. */
  readonly policy?: Partial<Policy>;
  /** For a policy that asks for proof; without it nothing is proven. */
  readonly isProven?: IsProven;
  /** From an upload to its fingerprints; `./node` brings one for files. */
  readonly read?: (upload: Upload) => Promise<ReadUpload>;
  /** Milliseconds since 1970; for tests. */
  readonly now?: () => number;
  /** Told of every warning; by default the console, once a minute for each kind. */
  readonly onWarning?: (warning: GateWarning) => void;
  /** Told of each upload that was checked: for who keeps fingerprints to try policies on them (`tryPolicy`). */
  readonly onChecked?: (prints: ReadUpload, verdict: Verdict) => void;
};

export type Gate<Upload> = {
  /** Reads an upload and searches all lists. Never rejects. */
  readonly check: (upload: Upload) => Promise<Verdict>;
  /** Searches for fingerprints that are known already; another policy may be tried on them. */
  readonly match: (prints: ReadUpload, policy?: Partial<Policy>) => Verdict;
  /** How often each entry was matched since the last call: for the feedback to its author. */
  readonly takeCounts: () => ReadonlyMap<string, number>;
};

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Loud, but not a line for every upload. */
function aloud(now: () => number): (warning: GateWarning) => void {
  const last = new Map<string, number>();
  return (warning) => {
    const key = `${warning.code} ${'list' in warning ? warning.list : ''}`;
    if (now() - (last.get(key) ?? -Infinity) < 60_000) return;
    last.set(key, now());
    console.error('Remit gate:', JSON.stringify(warning));
  };
}

/**
 * ```ts
 * import { createGate, MatchList } from '@remit/match';
 * const asOf = new Date().toISOString();
 * const opinions = [{ party: 'unit.example', says: 'positive', ground: 'incitement' }] as const;
 * const entry = { id: 'e1', fingerprint: { kind: 'sha256', hash: new Uint8Array(32) }, opinions } as const;
 * const list = new MatchList({ name: 'shared', kernels: null, entries: [entry], asOf, staleAfterSeconds: 3600 });
 * const gate = createGate({ lists: [list], policy: { atLeast: 1 } });
 * const { verdict, matches } = gate.match({ sha256: new Uint8Array(32) });
 * console.log(verdict, matches[0]?.reason); // flag counts
 * ```
 */
export function createGate<Upload = never>(options: GateOptions<Upload>): Gate<Upload> {
  const { lists, read, now = Date.now, isProven } = options;
  const chosen: Policy = { ...DEFAULT_POLICY, ...options.policy };
  const tell = options.onWarning ?? aloud(now);
  const counts = new Map<string, number>();

  function searchOne(list: MatchList, prints: UploadPrints, policy: Policy, warnings: GateWarning[]): GateMatch[] {
    const at = now();
    if (list.isStale(at)) {
      const ageSeconds = Math.round((at - Date.parse(list.asOf)) / 1000);
      warnings.push({ code: 'stale', list: list.name, asOf: list.asOf, ageSeconds });
    }
    try {
      const found = findIn(list, prints, policy);
      const judged = found.map((one) => ({ ...one, ...judge(one.entry, policy, at, isProven), list: list.name }));
      const opinions = judged.reduce((sum, { unproven }) => sum + unproven.length, 0);
      if (opinions > 0) warnings.push({ code: 'unproven', list: list.name, opinions });
      return judged;
    } catch (error) {
      warnings.push({ code: 'broken', list: list.name, detail: textOf(error) });
      return [];
    }
  }

  function match(
    { unread = [], ...prints }: ReadUpload,
    other: Partial<Policy> = {},
    began = performance.now(),
  ): Verdict {
    const policy = { ...chosen, ...other };
    const warnings: GateWarning[] = unread.map((detail) => ({ code: 'unread', detail }));
    if (lists.length === 0) warnings.push({ code: 'no-lists' });
    const from = performance.now();
    const matches = lists.flatMap((list) => searchOne(list, prints, policy, warnings));
    const searchMicroseconds = (performance.now() - from) * 1000;
    for (const { entry } of matches) counts.set(entry.id, (counts.get(entry.id) ?? 0) + 1);
    for (const warning of warnings) tell(warning);
    const verdict = matches.some(({ flag }) => flag) ? 'flag' : 'pass';
    return { verdict, matches, warnings, tookMicroseconds: (performance.now() - began) * 1000, searchMicroseconds };
  }

  async function readOne(upload: Upload): Promise<ReadUpload> {
    if (read === undefined) return { unread: ['this gate was given no way to read uploads'] };
    try {
      return await read(upload);
    } catch (error) {
      return { unread: [textOf(error)] };
    }
  }

  return {
    async check(upload) {
      const began = performance.now();
      const prints = await readOne(upload);
      const verdict = match(prints, {}, began);
      try {
        options.onChecked?.(prints, verdict);
      } catch (error) {
        // Whoever listens does not change the advice.
        console.error('Remit gate: onChecked failed:', textOf(error));
      }
      return verdict;
    },
    match: (prints, policy) => match(prints, policy),
    takeCounts() {
      const taken = new Map(counts);
      counts.clear();
      return taken;
    },
  };
}
