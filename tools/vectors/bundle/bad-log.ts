import { fromBase64, toBase64 } from '@remit/log';
import { forged, type Spoilt, spoilt } from './spoil.ts';

const flipped = (text: string, at = 0): string => {
  const bytes = fromBase64(text)!;
  bytes[at] = bytes[at]! ^ 1;
  return toBase64(bytes);
};

/** What is wrong with entries, their places, and the order of the facts. */
export const BAD_LOG: Readonly<Record<string, Spoilt>> = {
  'salt-changed': spoilt('opening-differs', ({ bundle }) => {
    const { at } = bundle.chain[0]!.opened;
    at.salt = flipped(at.salt);
  }),
  'value-changed': spoilt('opening-differs', ({ open, entry }) => open(entry('Lock1Approved'), 'result', 'LOCK1')),
  'later-instant-shown': spoilt('opening-differs', ({ open, entry }) =>
    open(entry('ReferralSent'), 'at', '2026-03-03T09:59:59.999Z'),
  ),
  'commitment-changed': spoilt('opening-differs', ({ bundle }) => {
    bundle.chain[0]!.leaf = flipped(bundle.chain[0]!.leaf, 1);
  }),
  'directory-value-changed': spoilt('opening-differs', ({ open, listed }) =>
    open(listed('OversightAppointed'), 'at', '2020-01-01T00:00:00.000Z'),
  ),
  'leaf-of-another-version': spoilt('opening-differs', ({ bundle }) => {
    bundle.chain[0]!.leaf = flipped(bundle.chain[0]!.leaf, 0);
  }),
  'leaf-not-in-tree': spoilt('entry-not-in-log', ({ bundle }) => {
    // A commitment that nothing opens: `signature2` is the last.
    bundle.chain[0]!.leaf = flipped(bundle.chain[0]!.leaf, 448);
  }),
  'proof-too-long': spoilt('entry-not-in-log', ({ bundle }) => {
    bundle.chain[0]!.proof.push(bundle.chain[0]!.proof[0]!);
  }),
  'proof-too-short': spoilt('entry-not-in-log', ({ bundle }) => void bundle.chain[0]!.proof.pop()),
  'proof-hash-changed': spoilt('entry-not-in-log', ({ bundle }) => {
    const { proof } = bundle.chain[0]!;
    proof[2] = flipped(proof[2]!);
  }),
  'proof-turned-round': spoilt('entry-not-in-log', ({ bundle }) => void bundle.chain[0]!.proof.reverse()),
  'index-of-the-neighbour': spoilt('entry-not-in-log', ({ bundle }) => void (bundle.chain[0]!.index ^= 1)),
  'index-beyond-the-tree': spoilt('entry-not-in-log', ({ bundle }) => void (bundle.chain[0]!.index += 4096)),
  'index-beyond-exact-numbers': spoilt('entry-not-in-log', ({ bundle }) => {
    bundle.chain[0]!.index = Number.MAX_SAFE_INTEGER;
  }),
  'directory-entry-not-in-tree': spoilt(
    'entry-not-in-log',
    ({ listed }) => void (listed('KeyAdded', 'nru').index ^= 1),
  ),
  'checkpoint-of-a-smaller-tree': spoilt('entry-not-in-log', async (forgery) => {
    forgery.leaves.length = 16;
    const { chain, directory } = forgery.bundle;
    forgery.bundle.chain = [];
    forgery.bundle.directory = [];
    await forgery.seal();
    Object.assign(forgery.bundle, { chain, directory });
  }),
  'facts-of-another-case': forged('entry-of-another-case', ({ bundle, open }) => {
    for (const entry of bundle.chain) open(entry, 'stream', 'referral:01KJSESXM0XP8ZHZEDMPZHKVH9');
  }),
  'wrong-referral-id': spoilt('entry-of-another-case', ({ bundle }) => {
    bundle.referral = '01KJSESXM0XP8ZHZEDMPZHKVH9';
  }),
  'a-fact-left-out': spoilt('chain-broken', ({ bundle }) => void bundle.chain.splice(1, 1)),
  'a-fact-twice': spoilt('chain-broken', ({ bundle }) => void bundle.chain.splice(1, 0, bundle.chain[1]!)),
  'facts-in-reverse': spoilt('chain-broken', ({ bundle }) => void bundle.chain.reverse()),
  'lock-above-its-submission': spoilt('chain-broken', ({ bundle }) => {
    const [first, second] = bundle.chain;
    bundle.chain[0] = second!;
    bundle.chain[1] = first!;
  }),
  'previous-of-another-fact': forged('chain-broken', ({ entry, open }) =>
    open(entry('ReferralSent'), 'previous', 'ab'.repeat(32)),
  ),
  'version-skipped': forged('chain-broken', ({ entry, open }) => open(entry('ReferralSent'), 'version', '99')),
  'time-goes-back': forged('chain-broken', ({ entry, open }) =>
    open(entry('ReferralSent'), 'at', '2026-03-03T08:00:00.000Z'),
  ),
  'month-of-another-instant': forged('chain-broken', ({ entry, open }) =>
    open(entry('ReferralSent'), 'month', '2026-04'),
  ),
  'older-place-than-the-fact-before': forged('chain-broken', ({ entry, place }) => place(entry('ReferralSent'), 1)),
  'lock-older-than-an-edit': forged('changed-after-submission', ({ entry, open }) =>
    open(entry('BlindReadingRecorded'), 'kind', 'DraftRevised'),
  ),
  'returned-at-lock-1': forged('changed-after-submission', ({ entry, open }) =>
    open(entry('BlindReadingRecorded'), 'kind', 'Lock1Returned'),
  ),
  'stopped-and-sent-all-the-same': forged('changed-after-submission', ({ entry, open }) =>
    open(entry('Lock2Approved'), 'kind', 'ReferralStopped'),
  ),
  'withdrawn-and-sent-all-the-same': forged('changed-after-submission', ({ entry, open }) =>
    open(entry('BlindReadingRecorded'), 'kind', 'ReferralWithdrawn'),
  ),
  'item-stopped-after-the-submission': forged('changed-after-submission', ({ entry, open }) =>
    open(entry('BlindReadingRecorded'), 'kind', 'ItemStopped'),
  ),
  'begins-after-the-submission': spoilt('submission-missing', ({ bundle }) => void bundle.chain.shift()),
  'submitted-twice': forged('submission-missing', ({ entry, open }) =>
    open(entry('BlindReadingRecorded'), 'kind', 'DraftSubmitted'),
  ),
  'not-sent': spoilt('sending-missing', ({ bundle }) => void bundle.chain.pop()),
  'sent-twice': forged('sending-missing', ({ entry, open }) => open(entry('Lock2Approved'), 'kind', 'ReferralSent')),
  'no-lock-1': forged('lock1-missing', ({ entry, open }) =>
    open(entry('Lock1Approved'), 'kind', 'BlindReadingRecorded'),
  ),
  'lock-1-twice': forged('lock1-missing', ({ entry, open }) =>
    open(entry('BlindReadingRecorded'), 'kind', 'Lock1Approved'),
  ),
  'lock-2-before-lock-1': forged('lock1-missing', ({ entry, open }) => {
    open(entry('Lock2Approved'), 'kind', 'ReminderDue');
    open(entry('BlindReadingRecorded'), 'kind', 'Lock2Approved');
  }),
};
