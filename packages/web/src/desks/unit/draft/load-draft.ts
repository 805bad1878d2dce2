import { canonical, type ItemDraft, type Json } from '@remit/protocol';
import type { CaseView } from '../../../api/index.ts';
import { isOwn, NEW_DRAFT, type Draft } from './draft.ts';

const same = (one: unknown, other: unknown): boolean => canonical(one as Json) === canonical(other as Json);

/** A stored draft as it is written on: fields in which all items agree are shared again. */
export function loadDraft(view: Pick<CaseView, 'platform' | 'header' | 'items'>): Draft {
  const contents = view.items.map(({ content }) => content);
  const [first] = contents;
  const common = Object.fromEntries(
    Object.entries(first ?? {}).filter(
      ([field, value]) => !isOwn(field) && contents.every((content) => same(content[field as keyof ItemDraft], value)),
    ),
  );
  const own = (content: ItemDraft): ItemDraft =>
    Object.fromEntries(Object.entries(content).filter(([field]) => !(field in common))) as ItemDraft;
  return {
    platform: view.platform.id,
    header: view.header,
    template: null,
    common,
    items: view.items.map(({ id, content }) => ({ id, own: own(content) })),
  };
}

/** A new draft of the same family: the reasoning is kept, addresses and whatever names one item are not (D21). */
export function draftLike(view: Pick<CaseView, 'platform' | 'header' | 'items'>): Draft {
  const { platform, header, common } = loadDraft({ ...view, items: view.items.slice(0, 1) });
  const { goodFaith: _goodFaith, parameterSet: _set, escalates: _escalates, duplicates: _duplicates, ...kept } = header;
  return { ...NEW_DRAFT, platform, header: kept, common };
}
