import type { ProvedLock, VerifiedBundle } from '../../bundle/index.ts';
import type { Output } from '../../terminal/index.ts';
import { disarmed } from '../show/words.ts';

/** What a bundle proves, in the order in which somebody asks. */
export function showVerified(out: Output, bundle: VerifiedBundle): void {
  const line = (name: string, text: string): void => out.say(`${name.padEnd(12)}${disarmed(text)}`);
  const { document, provedBy, demonstration } = bundle;
  out.say(`${'Checked:'.padEnd(12)}${out.paint.good('the bundle holds; no server was asked')}`);
  if (demonstration) line('But:', 'keys of the demonstration signed it; it proves nothing outside the demonstration.');
  line('Referral:', `${document.reference} to ${document.platform}, ${document.items.length} items`);
  line('Document:', bundle.digest);
  line('Submitted:', `by ${bundle.submittedAs} of ${document.unit}`);
  for (const lock of bundle.locks) line(`Lock ${lock.lock}:`, lockWords(lock));
  if (bundle.narrowedFrom !== null) line('Narrowed:', `from ${bundle.narrowedFrom}; lock 2 signed both`);
  line('Lock 2:', lock2Words(bundle));
  line('Sent:', `${bundle.sentAt}, entry ${provedBy.index}`);
  const witnesses = provedBy.witnesses === 0 ? 'no witness' : `${provedBy.witnesses} witnesses`;
  line('Log:', `${provedBy.origin}, ${provedBy.size} entries, ${witnesses}`);
  line('Fresh until:', ` ${bundle.freshUntil}`);
}

function lockWords({ name, as, at, index, appointer, judicial, termUntil }: ProvedLock): string {
  const held = `held by ${as} of ${name}, ${at}, entry ${index}`;
  if (appointer === null) return held;
  return `${held}; ${judicial ? 'a judicial body' : 'a body'} appointed by ${appointer} until ${termUntil ?? ''}`;
}

function lock2Words({ lock2, because }: VerifiedBundle): string {
  if (lock2 === 'NOT_REQUIRED') return 'not required: no reason follows from the document, and lock 1 recorded none';
  return because.length > 0 ? `required: ${because.join(' ')}` : 'required by what lock 1 recorded';
}
