import { LIST_CANARIES } from '@remit/protocol';
import type { Custody } from '../../store/sealing.ts';

const HALF = 128;

/**
 * Fingerprints that stand in one recipient's list and in no other: where one turns up elsewhere, it is known whose list
 * it came from. They follow from the service's key, so nobody else can tell them from judged ones, and they can be made
 * again to be compared. As every PDQ hash, each has half of its bits set.
 */
export function canariesOf(custody: Custody, organisation: string): Buffer[] {
  return Array.from({ length: LIST_CANARIES }, (_, n) => balanced(custody, `canary\n${organisation}\n${n}`));
}

function balanced(custody: Custody, name: string): Buffer {
  const bits = Buffer.from(custody.lookup(name));
  const order = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((n) => [...custody.lookup(`${name}\n${n}`)]);
  let set = bits.reduce((sum, byte) => sum + popcount(byte), 0);
  // Turns bits at places that follow from the key too, until half of them are set.
  for (let i = 0; set !== HALF; i = (i + 1) % order.length) {
    const at = (order[i]! + i) % 256;
    const mask = 1 << (at % 8);
    const isSet = (bits[at >> 3]! & mask) !== 0;
    if (isSet !== set > HALF) continue;
    bits[at >> 3]! ^= mask;
    set += isSet ? -1 : 1;
  }
  return bits;
}

const popcount = (byte: number): number => byte.toString(2).replaceAll('0', '').length;
