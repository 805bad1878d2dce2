import {
  citation,
  inheritHeader,
  inheritItem,
  type HeaderDraft,
  type ItemDraft,
  type ParameterSet,
} from '@remit/protocol';

/** One row of the list: what was typed for it alone. */
export type DraftItem = { readonly id: string; readonly own: ItemDraft };

/** A referral while it is being written: what was typed once for all items, and what belongs to one of them. */
export type Draft = {
  readonly platform: string;
  readonly header: HeaderDraft;
  /** Of the parameter set; its fields are inherited, field by field, by whatever was not typed (D21). */
  readonly template: string | null;
  readonly common: Partial<ItemDraft>;
  readonly items: readonly DraftItem[];
};

export const NEW_DRAFT: Draft = { platform: '', header: {}, template: null, common: {}, items: [] };

/** Fields that tell one item from the next: they are never shared by a list. */
export const OWN_FIELDS = [
  'locator',
  'target',
  'timeRange',
  'quotedPassage',
  'capturedAt',
  'contentDigest',
  'perceptualHash',
  'screenshotDigest',
  'reach',
  'translation',
] as const;
export type OwnField = (typeof OWN_FIELDS)[number];
export type CommonField = Exclude<keyof ItemDraft, OwnField>;
export const isOwn = (field: string): field is OwnField => (OWN_FIELDS as readonly string[]).includes(field);

export type Given = {
  readonly set: ParameterSet | null;
  /** Items whose address a supervisor let through (D3). */
  readonly overridden?: ReadonlySet<string>;
};

/** The header as it stands: what was typed, else what the parameter set fills in. */
export const headerOf = (draft: Draft, { set }: Given): HeaderDraft =>
  inheritHeader(draft.header, set ? { ...set.headerDefaults, parameterSet: citation(set) } : undefined);

const templateOf = (draft: Draft, { set }: Given): Partial<ItemDraft> | undefined =>
  set?.itemTemplates.find((template) => template.id === draft.template)?.item;

/** What all items share: what was typed for all, else the template. */
export const commonOf = (draft: Draft, given: Given): Partial<ItemDraft> =>
  inheritItem(draft.common as ItemDraft, templateOf(draft, given));

/** One item as it stands. */
export const itemOf = (draft: Draft, item: DraftItem, given: Given): ItemDraft =>
  inheritItem(item.own, draft.common, templateOf(draft, given));

const without = <T extends object>(fields: T, name: string): T =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name)) as T;

/** Changes a field of the header; `undefined` gives it back to the parameter set. */
export function setHeader<F extends keyof HeaderDraft>(
  draft: Draft,
  field: F,
  value: HeaderDraft[F] | undefined,
): Draft {
  const header = value === undefined ? without(draft.header, field) : { ...draft.header, [field]: value };
  return { ...draft, header };
}

/** Changes a field of one item, or of all (`scope` null); `undefined` gives it back to what it inherits. */
export function setItem<F extends keyof ItemDraft>(
  draft: Draft,
  scope: string | null,
  field: F,
  value: ItemDraft[F] | undefined,
): Draft {
  const changed = <T extends Partial<ItemDraft>>(fields: T): T =>
    value === undefined ? without(fields, field) : { ...fields, [field]: value };
  if (scope === null) return { ...draft, common: changed(draft.common) };
  return {
    ...draft,
    items: draft.items.map((item) => (item.id === scope ? { ...item, own: changed(item.own) } : item)),
  };
}

export const addItems = (draft: Draft, items: readonly DraftItem[]): Draft => ({
  ...draft,
  items: [...draft.items, ...items],
});
export const removeItem = (draft: Draft, id: string): Draft => ({
  ...draft,
  items: draft.items.filter((item) => item.id !== id),
});
