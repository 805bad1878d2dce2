import { headerDraftSchema, itemDraftSchema, type HeaderDraft, type ItemDraft } from '@remit/protocol';
import { headerOf, itemOf, type Draft, type Given } from './draft.ts';

type Savable = {
  readonly header: HeaderDraft;
  readonly items: readonly { readonly id: string; readonly content: ItemDraft }[];
  /** Fields that were begun and are not whole yet: the server takes none of them, so they stay in this tab. */
  readonly kept: readonly string[];
};

/** What of a draft the server can keep. Each field stands for itself: one that is half written keeps no other back. */
export function savable(draft: Draft, given: Given): Savable {
  const kept = new Set<string>();
  const header = whole(headerDraftSchema.shape, headerOf(draft, given), kept) as HeaderDraft;
  const items = draft.items.map((item) => ({
    id: item.id,
    content: whole(itemDraftSchema.shape, itemOf(draft, item, given), kept) as ItemDraft,
  }));
  return { header, items: items.filter(({ content }) => content.locator !== undefined), kept: [...kept] };
}

type Shape = Readonly<Record<string, { safeParse: (value: unknown) => { success: boolean; data?: unknown } }>>;

function whole(shape: Shape, fields: object, kept: Set<string>): object {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === '') continue;
    const parsed = shape[name]?.safeParse(value);
    if (parsed?.success) result[name] = parsed.data;
    else if (!isBlank(value)) kept.add(name);
  }
  return result;
}

/** Nothing was written in it, so nothing is kept back either. */
const isBlank = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && Object.values(value).every(isBlank));
