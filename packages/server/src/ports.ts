import { randomBytes, randomFillSync } from 'node:crypto';

/**
 * What the service takes from outside itself. `now: null` means the database's clock, the one clock of a running
 * service; the seeded ports of the simulation live in tools/simulate and cannot be constructed here.
 */
export type Ports = {
  readonly now: (() => string) | null;
  readonly randomBytes: (size: number) => Buffer;
  readonly newId: () => string;
};

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID: 48 bits of milliseconds, 80 bits of chance. */
export function ulid(milliseconds: number, random: Buffer): string {
  let time = '';
  for (let i = 0, rest = milliseconds; i < 10; i++, rest = Math.floor(rest / 32)) time = ALPHABET[rest % 32]! + time;
  let chance = '';
  for (let i = 0; i < 16; i++) chance += ALPHABET[random[i]! & 31]!;
  return time + chance;
}

const RESERVE = 4096;
const reserve = Buffer.alloc(RESERVE);
let taken = RESERVE;

/**
 * Random bytes of the operating system's generator, drawn a page at a time: a command takes a dozen small pieces, and
 * each draw of its own costs more than the bytes. What is handed out is wiped here, and never handed out twice.
 */
function fromReserve(size: number): Buffer {
  if (size > RESERVE / 4) return randomBytes(size);
  if (taken + size > RESERVE) {
    randomFillSync(reserve);
    taken = 0;
  }
  const piece = Buffer.from(reserve.subarray(taken, taken + size));
  reserve.fill(0, taken, taken + size);
  taken += size;
  return piece;
}

export const systemPorts: Ports = {
  now: null,
  randomBytes: fromReserve,
  newId: () => ulid(Date.now(), fromReserve(16)),
};
