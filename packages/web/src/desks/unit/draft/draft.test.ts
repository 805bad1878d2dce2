import { describe, expect, it } from 'vitest';
import type { ItemDraft, ParameterSet } from '@remit/protocol';
import { addItems, headerOf, itemOf, NEW_DRAFT, setHeader, setItem, type Draft, type Given } from './draft.ts';
import { draftLike, loadDraft } from './load-draft.ts';
import { referencesIn } from './references-in.ts';
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

describe('what a referral says of others and of its capture', () => {
  const capture = {
    perceptualHash: 'a5'.repeat(32),
    reach: { estimate: 12_400, countedAt: '2026-03-02T16:20:00.000Z', how: 'Counter.' },
    translation: { language: 'en', text: 'It calls for an attack.' },
  };
  const linked = { campaign: 'market', escalates: 'NRU-2026-000001', duplicates: ['NRU-2026-000002'] };

  it('is read from one line, however the references are set apart', () => {
    expect(referencesIn(' nru-2026-000001, NRU-2026-000002;nru-2026-000003\n')).toEqual([
      'NRU-2026-000001',
      'NRU-2026-000002',
      'NRU-2026-000003',
    ]);
  });

  it('belongs to one item, and goes with no other', () => {
    const [first, second] = loadDraft(
      view([
        { locator: 'a', ...capture },
        { locator: 'b', ...capture },
      ]),
    ).items;
    expect(first!.own).toMatchObject(capture);
    expect(second!.own).toMatchObject(capture);
  });

  it('is not taken over into the next referral, but for its campaign', () => {
    const given = view([{ locator: 'a', ...capture, harmText: 'H' }]);
    const next = draftLike({ ...given, header: { ...given.header, ...linked } });
    expect(next.header).toEqual({ title: 'T', campaign: 'market' });
    expect(next.common).toEqual({ harmText: 'H' });
  });

  it('is kept back in this tab while it is half written', () => {
    const draft = addItems({ ...NEW_DRAFT, header: { escalates: 'NRU-20' } }, [
      item(1, { reach: { estimate: 5 } as ItemDraft['reach'], perceptualHash: 'a5' }),
    ]);
    const { header, items, kept } = savable(draft, given);
    expect([header.escalates, items[0]!.content.reach, items[0]!.content.perceptualHash]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(kept).toEqual(['escalates', 'reach', 'perceptualHash']);
  });
});
