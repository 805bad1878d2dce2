import { createHash } from 'node:crypto';
import {
  type Actor,
  baseWorld,
  type CommandData,
  type Finding,
  MAX_ITEMS,
  NONE,
  type ParameterSet,
  type Party,
  type Referral,
  requiredLocks,
  runGates,
  type World,
} from '@remit/protocol';
import { ulid } from '../ports.ts';
import { type Import, type ImportedRow, totalsOf } from '../store/imports.ts';
import { itemOf, type RowItem } from './import-item.ts';
import type { ImportBody, Inheritance } from './import-request.ts';
import { duplicate, gatedVerdict, PLATFORM_UNKNOWN, unusable, type Verdict } from './import-sentences.ts';
import type { SortedRow } from './import-sort.ts';

/** What the plan of an import is made from, all of it read before. */
export type PlanQuestion = {
  readonly id: string;
  readonly at: string;
  readonly actor: Exclude<Actor, { type: 'system' }>;
  readonly parties: ReadonlyMap<string, Party>;
  readonly history: World['history'];
  /** Of each platform of the list: rolling counts (D1), to which the import's own size is added, and known links (G7). */
  readonly towards: ReadonlyMap<string, Pick<World, 'counts' | 'knownReferences'>>;
  readonly inherited: Inheritance;
  readonly body: ImportBody;
  readonly sorted: readonly SortedRow[];
};
export type PlannedDraft = { readonly referral: string; readonly data: CommandData<'CreateDraft'> };
export type ImportPlan = { readonly answer: Import; readonly drafts: readonly PlannedDraft[] };

type Placed = { readonly position: number; readonly id: string } & RowItem;

/** Rows into drafts by platform and batch limit (D24), gates once for each draft; nothing is written. */
export function planImport(question: PlanQuestion): ImportPlan {
  const { id, at, body, sorted } = question;
  const answers = new Map<number, Omit<ImportedRow, 'line' | 'url' | 'platform'>>();
  const cut = [...inDrafts(question)];
  const inImport = cut.reduce((sum, [, placed]) => sum + placed.length, 0);
  const drafts = cut.map(([platform, placed], n) => {
    const draft = plannedDraft(question, platform, placed, n);
    const [asDrafted, world] = [draftOf(question, draft.data), worldOf(question, draft.data, inImport)];
    const verdicts = gateVerdicts(question, asDrafted, world, placed);
    const referral = body.dryRun ? null : draft.referral;
    for (const { position, id: item } of placed) answers.set(position, { ...verdicts.get(item)!, referral });
    return { ...draft, lock2Because: [...requiredLocks(asDrafted, world)] };
  });
  const items = sorted.map((each, position) => ({
    line: each.row.line,
    url: storable(each.row.url),
    platform: each.platform,
    ...(answers.get(position) ?? { ...(setAside(each) ?? PLATFORM_UNKNOWN), referral: null }),
  }));
  const listed = drafts.map(({ referral, data, lock2Because }) => ({
    referral,
    reference: '',
    platform: data.platform,
    items: data.items.length,
    lock2Because,
  }));
  const lock2Above = citedSet(question)?.rolling.perImport ?? null;
  const answer = { id, dryRun: body.dryRun, at, fileName: storable(body.fileName), items, drafts: listed, lock2Above };
  return { drafts, answer: { ...answer, totals: totalsOf(items) } };
}

/** Why a row goes into no draft. What a supervisor might let through (D3) is drafted, and stopped there, in view. */
function setAside({ verdict, sameAs, platform }: SortedRow): Verdict | null {
  if (verdict.normalised === undefined) return unusable(verdict);
  if (verdict.result === 'stop' && (sameAs !== null || platform === null)) return unusable(verdict);
  if (sameAs !== null) return duplicate(sameAs);
  return platform === null ? PLATFORM_UNKNOWN : null;
}

/** Rows of each platform in the order of the list, cut at the limit of a batch. */
function* inDrafts(question: PlanQuestion): Generator<[platform: string, placed: Placed[]]> {
  const { id, at, sorted, inherited } = question;
  const byPlatform = new Map<string, Placed[]>();
  for (const [position, each] of sorted.entries()) {
    if (setAside(each)) continue;
    const placed = byPlatform.get(each.platform!) ?? [];
    byPlatform.set(each.platform!, placed);
    placed.push({
      position,
      id: derivedId(at, `remit/import-item/v1\n${id}\n${position}`),
      ...itemOf(each.row, each.verdict, inherited.item),
    });
  }
  const limit = Math.min(MAX_ITEMS, citedSet(question)?.batchLimit ?? MAX_ITEMS);
  for (const [platform, placed] of byPlatform)
    for (let from = 0; from < placed.length; from += limit) yield [platform, placed.slice(from, from + limit)];
}

function citedSet({ parties, actor, inherited }: PlanQuestion): ParameterSet | undefined {
  const { parameterSet } = inherited.header;
  return parties.get(actor.organisation)?.sets.find(({ set }) => `${set.id}@${set.version}` === parameterSet)?.set;
}

function plannedDraft(
  { id, at, inherited }: PlanQuestion,
  platform: string,
  placed: readonly Placed[],
  n: number,
): PlannedDraft {
  const items = placed.map(({ id: item, content }) => ({ id: item, content }));
  return {
    referral: derivedId(at, `remit/import-draft/v1\n${id}\n${n}`),
    data: { platform, header: inherited.header, items, importId: id },
  };
}

/** Identifiers follow from the import's: a repeated request makes the same drafts, and so no second ones. */
const derivedId = (at: string, text: string): string =>
  ulid(Date.parse(at), createHash('sha256').update(text).digest());

function gateVerdicts(
  { at, actor: author }: PlanQuestion,
  draft: Referral,
  world: World,
  placed: readonly Placed[],
): Map<string, Verdict> {
  const { findings } = runGates(draft, world, { at, deconfliction: false, author });
  const header = findings.filter(({ item }) => item === null);
  const byItem = new Map<string, Finding[]>(placed.map(({ id }) => [id, []]));
  for (const finding of findings) if (finding.item !== null) byItem.get(finding.item)!.push(finding);
  return new Map(placed.map(({ id, problems }) => [id, gatedVerdict(byItem.get(id)!, header, problems)]));
}

const draftOf = ({ actor, at }: PlanQuestion, data: PlannedDraft['data']): Referral => ({
  ...NONE,
  status: 'DRAFT',
  unit: actor.organisation,
  platform: data.platform,
  importId: data.importId,
  header: data.header,
  items: data.items.map((item) => ({ ...item, state: 'DRAFT' })),
  createdAt: at,
});

/**
 * Deconfliction is never part of an import (D10). The size of the whole import counts for every draft of it, as it
 * will at lock 1, so that nobody learns there for the first time that lock 2 is needed (IMPORT_TOTAL).
 */
function worldOf(
  { parties, actor, at, history, towards }: PlanQuestion,
  { platform, header }: PlannedDraft['data'],
  inImport: number,
): World {
  const base = baseWorld(parties, { cited: header.parameterSet, unit: actor.organisation, platform, actor, at });
  const { counts, knownReferences } = towards.get(platform) ?? base;
  return { ...base, history, knownReferences, counts: { ...counts, inImport } };
}

/** Text that a JSON column can hold: the list is shown as it was, but for what no screen could show. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\u0000', '\ufffd');
