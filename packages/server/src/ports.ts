import { randomBytes } from 'node:crypto';

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

export const systemPorts: Ports = {
  now: null,
  randomBytes,
  newId: () => ulid(Date.now(), randomBytes(16)),
};
