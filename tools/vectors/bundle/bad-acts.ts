import { demonstrationDeskKey } from '@remit/client';
import { type CommandData, toBase64url } from '@remit/protocol';
import type { Forgery } from './forge.ts';
import { forged, type Spoilt, spoilt } from './spoil.ts';

const lock1 = ({ entry }: Forgery) => entry('Lock1Approved');
const lock2 = ({ entry }: Forgery) => entry('Lock2Approved');
const submission = ({ entry }: Forgery) => entry('DraftSubmitted');
const OTHER = 'ab'.repeat(32);

/** What is wrong with a signature or with what was signed. */
export const BAD_ACTS: Readonly<Record<string, Spoilt>> = {
  'submission-without-signature': spoilt('signature-missing', (forgery) => {
    Reflect.deleteProperty(submission(forgery).opened, 'signature1');
    Reflect.deleteProperty(submission(forgery), 'data');
  }),
  'lock-1-without-signature': spoilt('signature-missing', (forgery) => {
    Reflect.deleteProperty(lock1(forgery).opened, 'signature1');
  }),
  'lock-2-without-its-data': spoilt('signature-missing', (forgery) => {
    Reflect.deleteProperty(lock2(forgery), 'data');
  }),
  'signature-with-padding': forged('signature-malformed', (forgery) => {
    forgery.open(lock1(forgery), 'signature1', `${lock1(forgery).opened.signature1!.value}==`);
  }),
  'signature-with-another-algorithm': forged('signature-malformed', (forgery) => {
    const [, payload, tail] = lock1(forgery).opened.signature1!.value.split('.');
    const head = toBase64url(new TextEncoder().encode('{"alg":"none"}'));
    forgery.open(lock1(forgery), 'signature1', `${head}.${payload}.${tail}`);
  }),
  'signature-of-two-parts': forged('signature-malformed', (forgery) => {
    forgery.open(
      lock1(forgery),
      'signature1',
      lock1(forgery).opened.signature1!.value.split('.').slice(0, 2).join('.'),
    );
  }),
  'signature-changed': forged('signature-bad', (forgery) => {
    const [head, payload, tail = ''] = lock1(forgery).opened.signature1!.value.split('.');
    const changed = `${tail[0] === 'A' ? 'B' : 'A'}${tail.slice(1)}`;
    forgery.open(lock1(forgery), 'signature1', `${head}.${payload}.${changed}`);
  }),
  'signed-with-another-key': forged('signature-bad', (forgery) =>
    forgery.resign(lock1(forgery), {}, { key: 'a-stranger' }),
  ),
  'lock-2-signed-with-the-unit-s-key': forged('signature-bad', (forgery) =>
    forgery.resign(lock2(forgery), {}, { key: 'nru' }),
  ),
  'statement-of-another-case': forged('statement-of-another-case', (forgery) =>
    forgery.resign(lock1(forgery), { referral: '01KJSESXM0XP8ZHZEDMPZHKVH9' }),
  ),
  'refusal-shown-as-approval': forged('statement-differs', (forgery) =>
    forgery.resign(lock2(forgery), { act: 'RefuseLock2' }),
  ),
  'signature-of-an-earlier-moment': forged('statement-differs', (forgery) =>
    forgery.resign(lock1(forgery), { previous: OTHER }),
  ),
  'other-data-than-signed': spoilt('statement-differs', (forgery) => {
    const data = lock2(forgery).data as CommandData<'ApproveLock2'>;
    data.answers.NECESSITY.reason = 'Another reason than the one given.';
  }),
  'data-of-another-digest': forged('statement-differs', (forgery) => forgery.resign(lock1(forgery), { data: OTHER })),
  'data-of-another-command': forged('statement-differs', async (forgery) => {
    submission(forgery).data = { digest: OTHER };
    await forgery.resign(submission(forgery), {});
  }),
  'data-about-other-words': forged('statement-differs', async (forgery) => {
    lock1(forgery).data = { digest: OTHER };
    await forgery.resign(lock1(forgery), {});
  }),
  'approval-with-a-result': forged('statement-differs', (forgery) => forgery.resign(lock2(forgery), { result: OTHER })),
  'narrowing-without-a-result': forged(
    'statement-differs',
    (forgery) => forgery.resign(forgery.entry('Lock2Narrowed'), { result: null }),
    'lock-2-narrowed',
  ),
  'lock-1-by-an-officer': forged('role-wrong', (forgery) => forgery.resign(lock1(forgery), { role: 'LE_OFFICER' })),
  'lock-1-by-an-administrator': forged('role-wrong', (forgery) => forgery.resign(lock1(forgery), { role: 'LE_ADMIN' })),
  'lock-2-by-the-author-s-role': forged('role-wrong', (forgery) =>
    forgery.resign(lock2(forgery), { role: 'LE_SUPERVISOR' }, { desk: 'oversight' }),
  ),
  'reconsideration-by-a-reviewer': forged(
    'role-wrong',
    (forgery) => forgery.resign(forgery.entry('ReconsiderationDecided'), { role: 'LOCK_REVIEWER' }),
    'refusal-reversed',
  ),
  'ended-before-the-act': forged('statement-expired', (forgery) =>
    forgery.resign(lock1(forgery), { notAfter: lock1(forgery).opened.at.value }),
  ),
  'valid-for-a-day': forged('statement-expired', (forgery) =>
    forgery.resign(lock1(forgery), { notAfter: '2026-03-04T09:00:00.000Z' }),
  ),
  'demonstration-key': forged('demonstration-key-refused', (forgery) =>
    forgery.resign(lock2(forgery), {}, { header: { remit: 'demonstration' } }),
  ),
  'demonstration-key-at-lock-1': forged('demonstration-key-refused', (forgery) =>
    forgery.resign(lock1(forgery), {}, { header: { remit: 'demonstration' } }),
  ),
  'lock-1-by-another-unit': forged('organisation-wrong', async (forgery) => {
    const { bundle, listed, show, open, place } = forgery;
    for (const kind of ['OrganisationRegistered', 'KeyAdded']) {
      const copy = structuredClone(listed(kind, 'oversight'));
      bundle.directory.push(copy);
      open(copy, 'stream', 'organisation:bru');
      if (kind === 'KeyAdded') show(copy, { keyId: 'demonstration-bru', publicKey: await publicKeyOf('bru') });
      else show(copy, { organisation: 'bru', kind: 'LE_UNIT' });
      place(copy, kind === 'KeyAdded' ? 20 : 21);
    }
    await forgery.resign(lock1(forgery), { organisation: 'bru' }, { desk: 'bru' });
  }),
  'lock-1-by-oversight': forged('organisation-wrong', (forgery) =>
    forgery.resign(lock1(forgery), { organisation: 'oversight' }, { desk: 'oversight' }),
  ),
};

const publicKeyOf = async (organisation: string): Promise<string> =>
  (await demonstrationDeskKey(organisation)).publicKey;
