import { readAddress } from '../../list/address.ts';
import { problem } from '../../list/problems.ts';
import { usage } from '../failure.ts';

/** An address as somebody typed or pasted it, disarmed or not. */
export function refangedAddress(typed: string): string {
  const reading = readAddress(typed);
  if ('url' in reading) return reading.url;
  throw usage('address', problem(0, reading.code, reading.what).message);
}
