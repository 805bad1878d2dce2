import type { CommandData } from '@remit/protocol';
import { demonstrationDeskKey } from '@remit/client';
import type { Forgery, Listed } from './forge.ts';
import { forged, type Spoilt, spoilt } from './spoil.ts';

const lock1 = ({ entry }: Forgery) => entry('Lock1Approved');
const lock2 = ({ entry }: Forgery) => entry('Lock2Approved');
const OTHER = 'ab'.repeat(32);
const SMALL = 'MCowBQYDK2VwAyEAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

const without = ({ bundle }: Forgery, gone: Listed): void =>
  void (bundle.directory = bundle.directory.filter((each) => each !== gone));

/** An entry more, made from another one, in a free place of the log. */
function added({ bundle, open, place }: Forgery, like: Listed, kind: string, data: object, index: number): Listed {
  const copy = structuredClone(like);
  bundle.directory.push(copy);
  copy.data = {} as Listed['data'];
  open(copy, 'kind', kind);
  place(copy, index);
  return Object.assign(copy, { data });
}
const revoked = (organisation: string) =>
  forged('key-revoked', (forgery) => {
    const { listed, show } = forgery;
    show(
      added(forgery, listed('KeyAdded', organisation), 'KeyRevoked', { keyId: `demonstration-${organisation}` }, 20),
      {},
    );
  });

/** The lock 2 of a bundle taken out of sight: the fact is shown as one that says nothing. */
const lock2Hidden = (forgery: Forgery, recorded: 'LOCK1' | 'LOCK2'): void => {
  const entry = lock2(forgery);
  forgery.open(entry, 'kind', 'sensitive');
  Reflect.deleteProperty(entry.opened, 'signature1');
  Reflect.deleteProperty(entry, 'data');
  forgery.open(lock1(forgery), 'result', recorded);
  forgery.bundle.locks = { lock2: 'NOT_REQUIRED', because: [] };
};

/** What is wrong with who signed, and with the words they signed. */
export const BAD_STANDING: Readonly<Record<string, Spoilt>> = {
  'directory-shows-another-name': spoilt('directory-entry-differs', ({ listed }) => {
    Object.assign(listed('OrganisationRegistered', 'nru').data, { name: 'Another unit' });
  }),
  'directory-entry-of-another-kind': forged('directory-entry-differs', ({ open, listed }) =>
    open(listed('OversightAppointed'), 'kind', 'PersonEnrolled'),
  ),
  'directory-entry-of-a-case': forged('directory-entry-differs', ({ open, listed }) =>
    open(listed('KeyAdded', 'nru'), 'stream', 'referral:nru'),
  ),
  'registration-of-another': forged('directory-entry-differs', ({ open, listed }) =>
    open(listed('OrganisationRegistered', 'nru'), 'stream', 'organisation:bru'),
  ),
  'small-order-key': forged('key-unsound', ({ listed, show }) =>
    show(listed('KeyAdded', 'oversight'), { publicKey: SMALL }),
  ),
  'two-desks-with-one-key': forged('key-shared', async ({ listed, show }) =>
    show(listed('KeyAdded', 'oversight'), { publicKey: (await demonstrationDeskKey('nru')).publicKey }),
  ),
  'key-not-in-the-directory': spoilt('key-unknown', (forgery) => without(forgery, forgery.listed('KeyAdded', 'nru'))),
  'key-of-another-desk': forged('key-unknown', ({ open, listed }) =>
    open(listed('KeyAdded', 'oversight'), 'stream', 'organisation:bru'),
  ),
  'key-by-another-name': forged('key-unknown', (forgery) =>
    forgery.resign(lock1(forgery), {}, { header: { kid: 'demonstration-nru-2' } }),
  ),
  'key-added-after-it-signed': forged('key-unknown', (forgery) =>
    forgery.place(forgery.listed('KeyAdded', 'oversight'), forgery.leaves.length - 1),
  ),
  'lock-1-by-a-revoked-key': revoked('nru'),
  'lock-2-by-a-revoked-key': revoked('oversight'),
  'key-had-run-out': forged('key-expired', ({ listed, show }) =>
    show(listed('KeyAdded', 'nru'), { until: '2026-03-01T00:00:00.000Z' }),
  ),
  'oversight-not-known-to-the-reader': spoilt('organisation-not-known', ({ policy }) => {
    policy.organisations = [{ organisation: 'nru', kind: 'LE_UNIT' }];
  }),
  'key-not-known-to-the-reader': spoilt('key-not-known', ({ policy }) => {
    policy.organisations = [
      { organisation: 'nru', kind: 'LE_UNIT', keys: [SMALL.replace('AQ', 'Ag')] },
      { organisation: 'oversight', kind: 'OVERSIGHT' },
    ];
  }),
  'author-held-lock-1': forged('author-held-lock1', (forgery) =>
    forgery.resign(lock1(forgery), { as: 'Officer N-21' }),
  ),
  'unit-not-registered': spoilt('organisation-unregistered', (forgery) =>
    without(forgery, forgery.listed('OrganisationRegistered', 'nru')),
  ),
  'oversight-registered-after-the-lock': forged('organisation-unregistered', (forgery) =>
    forgery.place(forgery.listed('OrganisationRegistered', 'oversight'), forgery.leaves.length - 1),
  ),
  'unit-is-no-unit': forged('organisation-kind-wrong', ({ listed, show }) =>
    show(listed('OrganisationRegistered', 'nru'), { kind: 'CIVIL_SOCIETY' }),
  ),
  'lock-2-by-a-platform': forged('organisation-kind-wrong', ({ listed, show }) =>
    show(listed('OrganisationRegistered', 'oversight'), { kind: 'PLATFORM' }),
  ),
  'both-locks-by-the-unit': forged('locks-of-one-organisation', (forgery) =>
    forgery.resign(lock2(forgery), { organisation: 'nru', as: 'Supervisor N-12' }, { desk: 'nru' }),
  ),
  'appointment-not-shown': spoilt('oversight-not-appointed', (forgery) =>
    without(forgery, forgery.listed('OversightAppointed')),
  ),
  'appointed-for-another-unit': forged('oversight-not-appointed', ({ listed, show }) =>
    show(listed('OversightAppointed'), { units: ['bru'] }),
  ),
  'term-had-ended': forged('oversight-not-appointed', ({ listed, show }) =>
    show(listed('OversightAppointed'), { until: '2026-03-01T00:00:00.000Z' }),
  ),
  'term-had-not-begun': forged('oversight-not-appointed', ({ listed, show }) =>
    show(listed('OversightAppointed'), { from: '2026-04-01T00:00:00.000Z' }),
  ),
  'appointed-after-the-lock': forged('oversight-not-appointed', (forgery) =>
    forgery.place(forgery.listed('OversightAppointed'), forgery.leaves.length - 1),
  ),
  'lock-1-on-other-words': forged('lock-digest-differs', async (forgery) => {
    lock1(forgery).data = { digest: OTHER };
    await forgery.resign(lock1(forgery), { document: OTHER });
  }),
  'lock-2-on-other-words': forged('lock-digest-differs', async (forgery) => {
    lock2(forgery).data = { ...lock2(forgery).data, digest: OTHER };
    await forgery.resign(lock2(forgery), { document: OTHER });
  }),
  'refusal-upheld': forged(
    'reconsideration-upheld',
    async (forgery) => {
      const entry = forgery.entry('ReconsiderationDecided');
      entry.data = { ...entry.data, outcome: 'UPHELD' };
      await forgery.resign(entry, {});
    },
    'refusal-reversed',
  ),
  'swapped-document': spoilt('document-differs', ({ bundle }) => {
    bundle.document.header.title = 'Another title than the one that was locked';
  }),
  'swapped-address': spoilt('document-differs', ({ bundle }) => {
    bundle.document.items[0]!.content.locator = 'https://lantern.example/watch/another';
  }),
  'item-added': spoilt('document-differs', ({ bundle }) => {
    const [item] = bundle.document.items;
    bundle.document.items.push({ ...item!, id: '01KJSESXM0XP8ZHZEDMPZHKVH9' });
  }),
  'narrowing-not-carried-out': forged(
    'narrowing-differs',
    async (forgery) => {
      const entry = forgery.entry('Lock2Narrowed');
      const data = entry.data as CommandData<'NarrowLock2'>;
      data.narrowing.removeItems = [forgery.bundle.document.items[0]!.id];
      await forgery.resign(entry, {});
    },
    'lock-2-narrowed',
  ),
  'narrowing-of-another-action': forged(
    'narrowing-differs',
    async (forgery) => {
      const entry = forgery.entry('Lock2Narrowed');
      (entry.data as CommandData<'NarrowLock2'>).narrowing.requestedAction = 'LABEL';
      await forgery.resign(entry, {});
    },
    'lock-2-narrowed',
  ),
  'parameter-set-not-shown': spoilt('parameter-set-unknown', (forgery) =>
    without(forgery, forgery.listed('ParameterSetPublished')),
  ),
  'parameter-set-of-another-version': forged('parameter-set-unknown', ({ listed, show }) => {
    const entry = listed('ParameterSetPublished');
    show(entry, { set: { ...(entry.data as { set: object }).set, version: 2 } });
  }),
  'parameter-set-of-another-unit': forged('parameter-set-unknown', ({ listed, show }) => {
    const entry = listed('ParameterSetPublished');
    show(entry, { set: { ...(entry.data as { set: object }).set, unit: 'bru' } });
  }),
  'parameter-set-published-after-the-submission': forged('parameter-set-unknown', (forgery) =>
    forgery.place(forgery.listed('ParameterSetPublished'), forgery.leaves.length - 1),
  ),
  'parameter-set-had-run-out': forged('parameter-set-expired', ({ listed, show }) => {
    const entry = listed('ParameterSetPublished');
    show(entry, { set: { ...(entry.data as { set: object }).set, inForceTo: '2026-03-03T09:00:00.000Z' } });
  }),
  'parameter-set-not-yet-in-force': forged('parameter-set-expired', ({ listed, show }) => {
    const entry = listed('ParameterSetPublished');
    show(entry, { set: { ...(entry.data as { set: object }).set, inForceFrom: '2026-03-04T09:00:00.000Z' } });
  }),
  'parameter-set-withdrawn': forged('parameter-set-withdrawn', (forgery) => {
    const like = forgery.listed('ParameterSetPublished');
    forgery.show(added(forgery, like, 'ParameterSetWithdrawn', { set: 'nru-ct@1' }, 20), {});
  }),
  'record-of-lock-1-kept-back': spoilt('record-not-opened', (forgery) => {
    Reflect.deleteProperty(lock1(forgery).opened, 'result');
  }),
  'lock-2-falsely-called-needless': forged('lock2-missing', (forgery) => lock2Hidden(forgery, 'LOCK1')),
  'stricter-set-and-no-lock-2': forged(
    'lock2-missing',
    ({ listed, show }) => {
      const entry = listed('ParameterSetPublished');
      show(entry, { set: { ...(entry.data as { set: object }).set, extraLocks: ['EVERYTHING'] } });
    },
    'lock-1-alone',
  ),
  'record-requires-lock-2': forged(
    'lock2-recorded',
    (forgery) => forgery.open(lock1(forgery), 'result', 'LOCK2'),
    'lock-1-alone',
  ),
  'system-found-lock-2-required': forged(
    'lock2-recorded',
    (forgery) => forgery.open(forgery.entry('BlindReadingRecorded'), 'kind', 'Lock2Required'),
    'lock-1-alone',
  ),
  'required-lock-2-called-needless': spoilt(
    'claim-differs',
    ({ bundle }) => void (bundle.locks.lock2 = 'NOT_REQUIRED'),
  ),
  'reason-for-lock-2-left-out': spoilt('claim-differs', ({ bundle }) => void (bundle.locks.because = [])),
  'reason-for-lock-2-made-up': spoilt(
    'claim-differs',
    ({ bundle }) => void (bundle.locks.because = ['SENSITIVE_CATEGORY']),
    'lock-1-alone',
  ),
};
