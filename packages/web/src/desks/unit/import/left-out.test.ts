import { readList } from '@remit/client';
import { describe, expect, it } from 'vitest';
import { withLeftOut } from './left-out.ts';
import type { ImportView } from './rows-of-list.ts';

const answer = {
  items: [
    { line: 2, url: 'https://a.example/1', result: 'ready', codes: [], platform: null, referral: null, sentence: '' },
    { line: 5, url: 'https://a.example/2', result: 'ready', codes: [], platform: null, referral: null, sentence: '' },
  ],
  totals: { rows: 2, ready: 2, needsWork: 0, stopped: 0, duplicate: 0, invalid: 0 },
} as unknown as ImportView;

const file = 'url,note\nhttps://a.example/1,one\nsee the list of Tuesday,two\n,three\nhttps://a.example/2,four\n';

describe('the rows of an imported file', () => {
  it('are all counted, also those without an address, each with its reason', () => {
    const shown = withLeftOut(answer, readList(new TextEncoder().encode(file)));
    expect(shown.totals).toMatchObject({ rows: 4, ready: 2, invalid: 2 });
    expect(shown.items.filter(({ remark }) => remark).map(({ line, remark }) => [line, remark?.code])).toEqual([
      [3, 'not-an-address'],
      [4, 'address-missing'],
    ]);
  });

  it('are those of the answer where the file is no longer at hand', () => {
    expect(withLeftOut(answer, null)).toEqual(answer);
  });
});
