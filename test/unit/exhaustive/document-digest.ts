import { digestOf, liveItems, type Referral } from '@remit/protocol';

const known = new Map<string, string>();
const ofState = new WeakMap<Referral, string>();

/** `digestOf`, remembered by all that the document is made of: the search asks it several times for each step. */
export function documentDigest(referral: Referral): string {
  const before = ofState.get(referral);
  if (before !== undefined) return before;
  const { header, reference, unit, platform, confidentialSalt } = referral;
  const items = liveItems(referral).map(({ id, content }) => [id, content]);
  const text = JSON.stringify([header, reference, unit, platform, confidentialSalt, items]);
  const found = known.get(text) ?? digestOf(referral);
  known.set(text, found);
  ofState.set(referral, found);
  return found;
}
