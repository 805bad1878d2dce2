import { digestOf, liveItems, type Referral } from '@remit/protocol';

const known = new Map<string, string>();
const ofState = new WeakMap<Referral, string>();
const names = new WeakMap<object, number>();
const numbers = new Map<string, number>();

/** One number for all parts that say the same. A part that no step changed is the same object in the next state. */
function nameOf(part: object): number {
  const before = names.get(part);
  if (before !== undefined) return before;
  const text = JSON.stringify(part);
  const name = numbers.get(text) ?? numbers.size;
  numbers.set(text, name);
  names.set(part, name);
  return name;
}

/** `digestOf`, remembered by all that the document is made of: the search asks it several times for each step. */
export function documentDigest(referral: Referral): string {
  const before = ofState.get(referral);
  if (before !== undefined) return before;
  const { header, reference, unit, platform, confidentialSalt } = referral;
  const items = liveItems(referral).map(({ id, content }) => `${id}=${nameOf(content)}`);
  const text = [nameOf(header), reference, unit, platform, confidentialSalt, ...items].join(' ');
  const found = known.get(text) ?? digestOf(referral);
  known.set(text, found);
  ofState.set(referral, found);
  return found;
}
