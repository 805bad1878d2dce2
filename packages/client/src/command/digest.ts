import type { Case } from './give.ts';
import { usage } from './failure.ts';

const LEAST = 8;

/**
 * The document that a lock is put on: named by whoever read it, and the one that the case holds now. Taking it from the
 * server unasked would lock words that nobody read.
 */
export function digestRead(view: Case, given: string | undefined): string {
  const short = (given ?? '').trim().toLowerCase();
  if (!/^[0-9a-f]{8,64}$/u.test(short)) {
    throw usage(
      'digest',
      `Name the document that you read: --digest with at least ${LEAST} of its digits.`,
      `Run: remit referral show ${view.id}`,
    );
  }
  if (view.digest === null) throw usage('digest', 'This case has no document to lock yet.');
  if (view.digest.startsWith(short)) return view.digest;
  throw usage(
    'digest-differs',
    'The document is not the one that you read: it changed since.',
    `Run: remit referral show ${view.id}`,
  );
}
