import { describe, expect, it } from 'vitest';
import type { ItemDraft, ParameterSet } from '@remit/protocol';
import { addItems, headerOf, itemOf, NEW_DRAFT, setHeader, setItem, type Draft, type Given } from './draft.ts';
import { draftLike, loadDraft } from './load-draft.ts';
import { savable } from './savable.ts';

const given = {
  set: {
    id: 'set',
    version: 3,
    headerDefaults: { legalPower: 'P-1', usefulForHours: 72 },
    itemTemplates: [{ id: 'call', title: 'Call', item: { itemType: 'VIDEO', ideology: 'UNCLEAR' } }],
  } as unknown as ParameterSet,
} satisfies Given;

const item = (n: number, own: Partial<ItemDraft> = {}) => ({
  id: `01K0000000000000000000000${n}`,
  own: { locator: `https://video.example/watch/${n}`, ...own },
});
const view = (contents: readonly ItemDraft[]) => ({
  platform: { id: 'lantern', name: '', kind: 'PLATFORM' as const, state: 'DE' },
  header: { title: 'T', goodFaith: true as const, parameterSet: 'set@2' },
  items: contents.map((content, index) => ({ id: `i${index}`, content })) as unknown as Parameters<
    typeof loadDraft
  >[0]['items'],
});

describe('a referral while it is being written', () => {
  it('inherits what was not typed, and gives a field back when it is cleared', () => {
    const typed = setHeader(NEW_DRAFT, 'usefulForHours', 24);
    expect(headerOf(typed, given)).toMatchObject({ legalPower: 'P-1', usefulForHours: 24, parameterSet: 'set@3' });
    expect(headerOf(setHeader(typed, 'usefulForHours', undefined), given).usefulForHours).toBe(72);
  });

  it('sets a field for all items once, and for one item alone', () => {
    let draft: Draft = { ...addItems(NEW_DRAFT, [item(1), item(2)]), template: 'call' };
    draft = setItem(setItem(draft, null, 'harmText', 'for all'), item(2).id, 'harmText', 'for the second');
    expect(itemOf(draft, draft.items[0]!, given)).toMatchObject({ harmText: 'for all', itemType: 'VIDEO' });
    expect(itemOf(draft, draft.items[1]!, given).harmText).toBe('for the second');
  });

  it('comes back from the server with shared fields shared, and nothing lost', () => {
    const contents: ItemDraft[] = [
      { locator: 'https://video.example/watch/1', harmText: 'same', quotedPassage: 'one' },
      { locator: 'https://video.example/watch/2', harmText: 'same', quotedPassage: 'two', ideology: 'OTHER' },
    ];
    const draft = loadDraft(view(contents));
    expect(draft.common).toEqual({ harmText: 'same' });
    expect(draft.items.map((each) => itemOf(draft, each, { set: null }))).toEqual(contents);
  });

  it('of the same family keeps the reasoning and forgets address, passage and good faith', () => {
    const like = draftLike(view([{ locator: 'https://video.example/watch/1', harmText: 'why', quotedPassage: 'q' }]));
    expect(like.common).toEqual({ harmText: 'why' });
    expect(like.items).toEqual([]);
    expect(like.header).toEqual({ title: 'T' });
  });

  it('is saved field by field: what is half written stays in the tab and keeps nothing else back', () => {
    let draft = setItem(addItems(NEW_DRAFT, [item(1)]), null, 'harmText', 'why');
    draft = setItem(draft, null, 'offence', {
      jurisdiction: 'DE',
      provision: '',
      elements: '',
      mentalElement: '',
      defenceNote: '',
    });
    const saved = savable(draft, given);
    expect(saved.items[0]?.content).toEqual({ locator: 'https://video.example/watch/1', harmText: 'why' });
    expect(saved.kept).toEqual(['offence']);
  });
});
