import {
  NONE,
  requiredLocks,
  runGates,
  type Actor,
  type Finding,
  type GateReport,
  type LockTrigger,
  type Referral,
  type World,
} from '@remit/protocol';
import { headerOf, itemOf, type Draft, type Given } from './draft.ts';

export type RowVerdict = 'ready' | 'open' | 'stopped' | 'lock2';

export type Verdict = {
  readonly report: GateReport;
  /** Why lock 2 would come before sending, as far as can be told before lock 1. */
  readonly triggers: readonly LockTrigger[];
  readonly rows: ReadonlyMap<string, { readonly verdict: RowVerdict; readonly finding: Finding | null }>;
  /** Fields still needed, each once, header first. */
  readonly missing: readonly string[];
  readonly needed: number;
  /** What keeps the draft from being submitted; empty where it may be. */
  readonly barring: readonly Finding[];
};

/** The draft as the rules read it. */
export const referralOf = (draft: Draft, given: Given, world: World, at: string): Referral => ({
  ...NONE,
  status: 'DRAFT',
  version: 1,
  unit: world.unit.id,
  platform: draft.platform,
  createdAt: at,
  header: headerOf(draft, given),
  items: draft.items.map((item) => ({
    id: item.id,
    content: itemOf(draft, item, given),
    state: 'DRAFT',
    ...(given.overridden?.has(item.id) && { override: { by: '', reason: '' } }),
  })),
});

/** The gates of the protocol, run here and now: the same functions with which the server will decide. */
export function verdictOf(draft: Draft, given: Given, world: World, author: Actor, at: string): Verdict {
  const referral = referralOf(draft, given, world, at);
  const report = runGates(referral, world, { at, deconfliction: false, author });
  const open = report.findings.filter(({ outcome }) => outcome === 'FIXABLE');
  const missing = [...new Set(open.flatMap(({ field }) => (field === null ? [] : [rootOf(field)])))];
  const information = referral.header.instrument === 'INFORMATION_ONLY';
  return {
    report,
    triggers: requiredLocks(referral, world),
    rows: rowsOf(draft, report.findings),
    missing,
    needed: Math.max(missing.length, (information ? 15 : 18) + (draft.items.length === 0 && information ? 0 : 12)),
    barring: barringOf(draft, report.findings),
  };
}

const rootOf = (field: string): string => field.split('.')[0] ?? field;

const GRAVITY: Record<Finding['outcome'], RowVerdict> = {
  STOP: 'stopped',
  FIXABLE: 'open',
  NEEDS_LOCK2: 'lock2',
  OVERRIDDEN: 'lock2',
};
const ORDER: readonly RowVerdict[] = ['stopped', 'open', 'lock2'];

function rowsOf(draft: Draft, findings: readonly Finding[]): Verdict['rows'] {
  const byItem = Map.groupBy(findings, ({ item }) => item ?? '');
  return new Map(
    draft.items.map(({ id }) => {
      const own = byItem.get(id) ?? [];
      const verdict = ORDER.find((each) => own.some(({ outcome }) => GRAVITY[outcome] === each)) ?? 'ready';
      return [id, { verdict, finding: own.find(({ outcome }) => GRAVITY[outcome] === verdict) ?? null }];
    }),
  );
}

/** Items that a gate stops leave the draft at submission; everything else that is open keeps it back (D24). */
function barringOf(draft: Draft, findings: readonly Finding[]): readonly Finding[] {
  const stopped = new Set(findings.flatMap(({ outcome, item }) => (outcome === 'STOP' && item ? [item] : [])));
  const barring = findings.filter(
    ({ outcome, item }) =>
      (outcome === 'STOP' && item === null) || (outcome === 'FIXABLE' && (item === null || !stopped.has(item))),
  );
  // Where every item is stopped, submitting records the stop itself, with its letter.
  return stopped.size > 0 && stopped.size === draft.items.length
    ? barring.filter(({ outcome }) => outcome === 'STOP')
    : barring;
}
