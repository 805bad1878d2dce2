import type { Status } from '@remit/protocol';
import { type Book, does } from './book.ts';

/** Where lock 2 was called, so that every side may know of the case; elsewhere the plain history. */
export const ANNEXED_IN: Readonly<Partial<Record<Status, string>>> = {
  LOCK2: 'account-lock2',
  READY: 'account-ready',
  SENT: 'account-sent',
  DELIVERED: 'account-delivered',
  ACKNOWLEDGED: 'account-acknowledged',
  UNDER_REVIEW: 'account-review',
  CLARIFY: 'account-clarify-asked',
  HELD: 'account-held-asked',
  DECIDED: 'account-decided',
  EFFECTED: 'account-effected',
  NOTICED: 'account-noticed',
  MONITORED: 'account-monitored',
  CLOSED: 'account-closed',
  WITHDRAWN: 'account-withdrawn',
  EXPIRED: 'account-expired',
};

/** Cases of which the author says more to a few than the referral says to all. */
export function annexed(book: Book): void {
  book.tell('account-sent', 'account-ready', does('system:send-when-locked', 'Send'));
  book.tell('account-withdrawn', 'account-delivered', does('LE_OFFICER', 'Withdraw'));
  book.tell('account-expired', 'account-delivered', does('system:useful-until', 'Expire'));
  for (const name of [
    'draft',
    'lock1',
    'ready',
    'review',
    'stopped',
    'refused',
    'ceased',
    ...Object.values(ANNEXED_IN),
  ])
    book.annex(name);
  book.tell('annexed-by-supervisor', 'draft', does('LE_SUPERVISOR', 'AttachAnnex'), does('LE_OFFICER', 'SubmitDraft'));
  book.tell('annex-taken-off', 'draft-annexed', does('LE_OFFICER', 'DestroyAnnex'));
  book.tell('returned-annexed', 'account-lock2-annexed', does('LOCK_REVIEWER', 'ReturnLock2'));
  book.tell('closed-annex-gone', 'account-closed-annexed', does('system:annex-ends', 'DestroyAnnex'));
  book.tell(
    'closed-annex-opened',
    'account-closed-annexed',
    does('LOCK_CHIEF', 'OpenAnnex', undefined, { cleared: true }),
  );
}
