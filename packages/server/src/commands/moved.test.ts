import type { Actor } from '@remit/protocol';
import { describe, expect, it } from 'vitest';
import { whoMoved } from './moved.ts';

const person = (name: string, organisation = 'nru'): { actor: Actor } => ({
  actor: { type: 'person', person: name, organisation, role: 'LE_OFFICER' },
});
const key: { actor: Actor } = { actor: { type: 'key', key: 'officer', organisation: 'nru', role: 'LE_OFFICER' } };
const rule: { actor: Actor } = { actor: { type: 'system', rule: 'sample-after-checkpoint' } };
const { actor: giver } = person('officer');

describe('a command on a version that has passed', () => {
  it.each([
    ['somebody else, where anybody else acted', [person('officer'), person('colleague')], 'stream-moved'],
    ['somebody else, where people and the service acted', [person('colleague'), rule], 'stream-moved'],
    ['somebody else, of the same name in another house', [person('officer', 'lantern')], 'stream-moved'],
    ['the service, where its rules alone acted', [rule, rule], 'stream-moved-by-service'],
    ['its own giver, where nobody else acted', [person('officer'), rule], 'stream-moved-by-you'],
    ['nobody it could name, where there is no such version yet', [], 'stream-moved'],
  ] as const)('is said to be moved by %s', (_, since, code) => {
    expect(whoMoved(giver, since)).toBe(code);
  });

  it('holds a key of one name for somebody else than the person', () => {
    expect(whoMoved(giver, [key])).toBe('stream-moved');
  });
});
