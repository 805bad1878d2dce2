import { describe, expect, it } from 'vitest';
import { decideList } from './index.ts';

const head = 'a'.repeat(64);
const system = { type: 'system', rule: 'list-made' } as const;

describe('the record of a list', () => {
  it('takes the version that follows, and no other', () => {
    expect(decideList(2, { kind: 'MakeList', data: { version: 3, head } }, system)).toEqual([
      { kind: 'ListMade', data: { version: 3, head } },
    ]);
    for (const version of [1, 2, 4])
      expect(decideList(2, { kind: 'MakeList', data: { version, head } }, system)).toMatchObject({
        code: 'list-version-differs',
      });
  });
  it('is written by the system under its rule alone', () => {
    const other = { type: 'system', rule: 'hold-ends' } as const;
    const person = { type: 'person', person: 'p', organisation: 'hub', role: 'HUB_ADMIN' } as const;
    for (const actor of [other, person])
      expect(decideList(0, { kind: 'MakeList', data: { version: 1, head } }, actor)).toMatchObject({
        code: 'not-your-role',
      });
  });
});
