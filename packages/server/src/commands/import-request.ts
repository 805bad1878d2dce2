import {
  type Actor,
  type HeaderDraft,
  inheritHeader,
  type ItemTemplate,
  type ParameterSet,
  parameterSetInForce,
  parameterSetsInForce,
  type Party,
  type Refusal,
  refuse,
} from '@remit/protocol';

/** A row of a list as its maker wrote it; lengths are bounded by the contract, nothing else is trusted. */
export type ImportRow = {
  readonly line: number;
  readonly url: string;
  readonly itemType?: string | null | undefined;
  readonly contentType?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly passage?: string | null | undefined;
  readonly target?: string | null | undefined;
  readonly fromSeconds?: number | null | undefined;
  readonly toSeconds?: number | null | undefined;
  readonly language?: string | null | undefined;
  readonly designatedEntity?: string | null | undefined;
  readonly clause?: string | null | undefined;
  readonly capturedAt?: string | null | undefined;
  readonly contentDigest?: string | null | undefined;
  readonly perceptualHash?: string | null | undefined;
  readonly screenshotDigest?: string | null | undefined;
  readonly reach?: number | null | undefined;
  readonly reachAt?: string | null | undefined;
  readonly reachHow?: string | null | undefined;
  readonly translation?: string | null | undefined;
  readonly translationLanguage?: string | null | undefined;
};
export type ImportBody = {
  readonly fileName: string;
  readonly dryRun: boolean;
  readonly template: string | null;
  readonly header: HeaderDraft;
  readonly rows: readonly ImportRow[];
};
export type ImportAsker = { readonly actor: Actor; readonly idempotencyKey: string | null };
/** One who may import: never the system. */
export type Importer = ImportAsker & { readonly actor: Exclude<Actor, { type: 'system' }> };

/** What every draft of the list inherits (D21). */
export type Inheritance = { readonly header: HeaderDraft; readonly item: ItemTemplate['item'] };

/** Header and item fields from the cited parameter set, its defaults and the chosen template. */
export function inheritance(unit: Party | undefined, body: ImportBody, at: string): Inheritance | Refusal {
  const set = unit && citedSet(unit, body.header.parameterSet, at);
  const template = body.template === null ? null : set?.itemTemplates.find(({ id }) => id === body.template);
  if (template === undefined) return refuse('invalid-command', 'template', 'the parameter set has no such template');
  const cited: HeaderDraft = set ? { parameterSet: `${set.id}@${set.version}` } : {};
  return { header: inheritHeader(body.header, cited, set?.headerDefaults), item: template?.item ?? {} };
}

/** The set that the header cites; without one the newest in force, where the unit has no choice between several. */
function citedSet(unit: Party, cited: string | undefined, at: string): ParameterSet | null {
  if (cited !== undefined) return parameterSetInForce(unit, cited, at);
  const inForce = parameterSetsInForce(unit, at);
  if (new Set(inForce.map(({ id }) => id)).size !== 1) return null;
  return inForce.reduce((newest, set) => (set.version > newest.version ? set : newest));
}
