import { isRefusal } from '@remit/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UNIT } from '../../protocol/src/referral/fixtures/sample-case.ts';
import { takeList } from '../src/commands/take-list.ts';
import { systemPorts } from '../src/ports.ts';
import { type Fixture, openFixture } from './fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await openFixture();
});
afterAll(() => fixture.close());

it('a list has one key, also where its recipient registers several times at the same moment', async () => {
  // The seal stands open here, so that what is in it can be compared.
  const seal = (publicKey: string, _: string, key: Uint8Array) =>
    Promise.resolve({ publicKey, key: Buffer.from(key).toString('hex') });
  const asker = { organisation: UNIT, name: 'officer-0001', at: null };
  const taken = await Promise.all(
    Array.from({ length: 8 }, (_, n) => takeList(fixture.store, systemPorts, asker, `key-${n}`, seal)),
  );
  const keys = taken.map((each) => (isRefusal(each) ? each.code : each.wrapped.key));
  const { rows } = await fixture.admin.query<{ key: Buffer }>('SELECT key FROM list_recipients');
  expect(new Set(keys)).toEqual(new Set([fixture.store.custody.unwrap(rows[0]!.key).toString('hex')]));
});
