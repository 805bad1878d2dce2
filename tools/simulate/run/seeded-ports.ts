import { instantOf, millisecondsOf } from '@remit/protocol';
import { type Ports, ulid } from '../../../packages/server/src/ports.ts';
import { ByteStream } from './chance.ts';

/** The clock of the simulation. It moves when it is told to, and never back. */
export class VirtualClock {
  #now: string;

  constructor(start: string) {
    this.#now = start;
  }

  get now(): string {
    return this.#now;
  }

  advanceTo(at: string): string {
    if (at > this.#now) this.#now = at;
    return this.#now;
  }

  /** The clock moves on by itself while people and machines act. */
  pass(milliseconds: number): string {
    return this.advanceTo(instantOf(millisecondsOf(this.#now) + milliseconds));
  }
}

/**
 * Ports whose every answer follows from a seed. They live here and nowhere else: nothing in packages/server can make
 * them, so no running service can be made to foresee its own salts, keys or draws.
 */
export function seededPorts(seed: string, clock: VirtualClock): Ports {
  const bytes = new ByteStream(`remit/simulate/ports/${seed}`);
  // Copied: the executor keeps keys for as long as it keeps a stream.
  const randomBytes = (size: number): Buffer => Buffer.from(bytes.take(size));
  return { now: () => clock.now, randomBytes, newId: () => ulid(millisecondsOf(clock.now), bytes.take(16)) };
}
