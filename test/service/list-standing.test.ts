/** Whoever takes the list again after a suspension, or at another trust, has in it what it would have as a newcomer. */
import { linesOf } from '@remit/match';
import type { PartyCommandData, PartyCommandKind } from '@remit/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { syncList } from '../../packages/client/src/shared-list/index.ts';
import { seat } from './house.ts';
import { hashOf, HOLDERS, listWorld, type ListWorld, MemoryStore } from './list-world.ts';

const [UNIT, , COVE] = HOLDERS;
let world: ListWorld;
let listed: () => Promise<string[]>;
beforeAll(async () => {
  world = await listWorld();
  const { options } = await world.recipient(COVE[0]);
  listed = async () =>
    [...linesOf((await syncList(null, options(new MemoryStore()))).list.content)].map(({ hash }) =>
      Buffer.from(hash).toString('hex'),
    );
  for (const n of [0, 1, 2]) await world.share(n);
  await world.settle();
}, 60_000);
afterAll(() => world.close());

/** What the hub does to the recipient. */
async function hub<K extends PartyCommandKind>(kind: K, data: PartyCommandData<K>): Promise<void> {
  const { organisation, person } = seat('HUB_ADMIN');
  world.minute();
  const result = await world.house.executor.execute({
    actor: { type: 'person', person, organisation, role: 'HUB_ADMIN' },
    kind,
    subject: { type: 'organisation', id: COVE[0].organisation },
    data,
    idempotencyKey: null,
    expectedVersion: null,
  });
  expect(result).toHaveProperty('facts');
}

it('holds nothing that was withdrawn while its recipient was suspended', async () => {
  expect(await listed()).toEqual(expect.arrayContaining([0, 1, 2].map(hashOf)));
  await hub('SuspendOrganisation', { reason: 'Inquiry.' });
  await world.withdraw(UNIT[1], 0);
  await world.share(3);
  await world.settle();
  await hub('ReinstateOrganisation', { reason: 'Ended.' });
  await world.settle();
  const after = await listed();
  expect(after).not.toContain(hashOf(0));
  expect(after).toEqual(expect.arrayContaining([1, 2, 3].map(hashOf)));
});

it('says no more than its recipient’s trust lets it know, from the next version on', async () => {
  const basis = 'Called back.';
  const domainProof = { method: 'DNS_TXT', seenAt: world.house.clock.at } as const;
  await hub('SetTrustTier', { tier: 'LOW', basis, domainProof });
  await world.withdraw(UNIT[1], 1);
  await world.settle();
  await hub('SetTrustTier', { tier: 'VERIFIED', basis, domainProof });
  await world.settle();
  const after = await listed();
  expect(after).not.toContain(hashOf(1));
  expect(after).toEqual(expect.arrayContaining([2, 3].map(hashOf)));
});
